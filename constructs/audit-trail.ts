import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Lazy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { NAMED_DATA, OBJECT_EVENT_TYPE, recordedNames, TABLE_EVENT_TYPE } from '../lib/manifest/boundary-kinds';
import { servicePathOf } from '../lib/manifest/names';
import { TRAIL_FOLDER } from './archive-bucket';

export interface AuditTrailProps {
  readonly vendor: string;
  readonly trailName: string;
  readonly bucket: IBucket;
  readonly key: IKey;
  readonly logGroup: ILogGroup;
  /** ARNs of the data whose every read and write is recorded. */
  readonly dataResources: readonly string[];
}

/** Records who called what: all management events of the account, and every use of the enclave's data. */
export class AuditTrail extends Construct {
  private readonly recorded: string[];
  private readonly recordedTables: string[] = [];
  private readonly recordedBuckets: string[] = [];

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    this.recorded = [...props.dataResources];
    const path = servicePathOf({ vendor: { id: props.vendor } });
    // CloudTrail says nothing of the trail when it assumes a role; whoever names this one must be allowed to pass it.
    const role = new Role(this, 'Role', {
      path,
      description: 'CloudTrail writes to the log group of the trail',
      assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com'),
    });
    const policy = new ManagedPolicy(this, 'Policy', { path, roles: [role] });
    policy.addStatements(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [props.logGroup.logGroupArn],
      }),
    );
    const trail = new CfnTrail(this, 'Resource', {
      trailName: props.trailName,
      isLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      kmsKeyId: props.key.keyArn,
      s3BucketName: props.bucket.bucketName,
      s3KeyPrefix: TRAIL_FOLDER,
      cloudWatchLogsLogGroupArn: props.logGroup.logGroupArn,
      cloudWatchLogsRoleArn: role.roleArn,
      advancedEventSelectors: Lazy.any({
        produce: () => this.selectorsFor(props.bucket.bucketArn),
      }),
    });
    trail.node.addDependency(policy);
  }

  /** Records every read and write of a table whose ARN is not known before deployment. */
  public recordTable(arn: string): void {
    this.recordedTables.push(arn);
  }

  /** Records every read and write of the objects of a bucket whose ARN is not known before deployment. */
  public recordObjects(bucketArn: string): void {
    this.recordedBuckets.push(bucketArn);
  }

  private selectorsFor(archiveArn: string): Selector[] {
    const folders = recordedNames(this.recorded, OBJECT_EVENT_TYPE);
    const extracts = this.recordedBuckets.map((arn) => `${arn}/`);
    const startsWith = (prefixes: readonly string[]) => [{ field: 'resources.ARN', startsWith: [...prefixes] }];
    return [
      { name: 'Management events', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] },
      dataSelector('Reads and deletions in the archive', OBJECT_EVENT_TYPE, [
        ...startsWith([`${archiveArn}/`]),
        // Each delivery of the trail is itself a write: recording those would make the next one, without end.
        { field: 'eventName', notEquals: ['PutObject'] },
      ]),
      ...(folders.length > 0
        ? [dataSelector('Objects of the data boundaries', OBJECT_EVENT_TYPE, startsWith(folders))]
        : []),
      ...(extracts.length > 0
        ? [dataSelector('Extracts of the archive', OBJECT_EVENT_TYPE, startsWith(extracts))]
        : []),
      ...NAMED_DATA.flatMap(({ service, dataEvent }) => {
        const own = dataEvent === TABLE_EVENT_TYPE ? this.recordedTables : [];
        const arns = [...recordedNames(this.recorded, dataEvent), ...own];
        const fields = [{ field: 'resources.ARN', equalTo: arns }];
        return arns.length > 0 ? [dataSelector(`Data boundaries in ${service}`, dataEvent, fields)] : [];
      }),
    ];
  }
}

type Selector = CfnTrail.AdvancedEventSelectorProperty;

function dataSelector(name: string, type: string, fields: CfnTrail.AdvancedFieldSelectorProperty[]): Selector {
  return {
    name,
    fieldSelectors: [
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: [type] },
      ...fields,
    ],
  };
}
