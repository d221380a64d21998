import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Lazy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { kindOf } from '../lib/manifest/boundary-kinds';
import { servicePathOf } from '../lib/manifest/names';
import { TRAIL_FOLDER } from './archive-bucket';

/** Data that is recorded by its whole ARN, and how the trail calls each selector. */
const NAMED_DATA: Readonly<Record<string, string>> = {
  'Data boundaries in dynamodb': 'AWS::DynamoDB::Table',
  'Data boundaries in sns': 'AWS::SNS::Topic',
  'Data boundaries in sqs': 'AWS::SQS::Queue',
  'Data boundaries in kinesis': 'AWS::Kinesis::Stream',
  'Data boundaries in access points': 'AWS::S3::AccessPoint',
};

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
        produce: () => selectorsFor(props.bucket.bucketArn, this.recorded, this.recordedTables),
      }),
    });
    trail.node.addDependency(policy);
  }

  /** Records every read and write of a table whose ARN is not known before deployment. */
  public recordTable(arn: string): void {
    this.recordedTables.push(arn);
  }
}

type Selector = CfnTrail.AdvancedEventSelectorProperty;

function selectorsFor(archiveArn: string, dataResources: readonly string[], tables: readonly string[]): Selector[] {
  const objects = 'AWS::S3::Object';
  const arnsOf = (type: string) => {
    const recorded = dataResources.flatMap((arn) => {
      const kind = kindOf(arn);
      return kind?.dataEvent === type ? [kind.recordedAs(arn)] : [];
    });
    return [...new Set([...recorded, ...(type === 'AWS::DynamoDB::Table' ? tables : [])])];
  };
  const folders = [...new Set(arnsOf(objects).map(folderOf))];
  return [
    { name: 'Management events', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] },
    dataSelector('Reads and deletions in the archive', objects, [
      { field: 'resources.ARN', startsWith: [`${archiveArn}/`] },
      // Each delivery of the trail is itself a write: recording those would make the next one, without end.
      { field: 'eventName', notEquals: ['PutObject'] },
    ]),
    ...(folders.length > 0
      ? [dataSelector('Objects of the data boundaries', objects, [{ field: 'resources.ARN', startsWith: folders }])]
      : []),
    ...Object.entries(NAMED_DATA).flatMap(([name, type]) => {
      const arns = arnsOf(type);
      return arns.length > 0 ? [dataSelector(name, type, [{ field: 'resources.ARN', equalTo: arns }])] : [];
    }),
  ];
}

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

/** The part of an object ARN before its wildcard; a bare bucket gets the slash that stops it from matching its namesakes. */
function folderOf(arn: string): string {
  const prefix = arn.replace(/\*.*$/, '');
  return prefix.includes('/') ? prefix : `${prefix}/`;
}
