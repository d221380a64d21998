import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type ILogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { ArnFormat, Aws, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import { serviceHost } from '../lib/common/arn';
import { LOCK_DAYS_MIN } from '../lib/manifest/aws-limits';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import { ArchiveBucket } from './archive-bucket';
import { AuditTrail } from './audit-trail';
import { EnclaveKey } from './enclave-key';
import { LogDelivery } from './log-delivery';
import { refuse } from './refuse';

/** Shortest retention in days: a year of logs, so that four quarterly reviews can look back. */
const RETENTION_DAYS_MIN = 365;

/** How the names of the log groups begin that API Gateway writes execution logs to. */
export const API_EXECUTION_LOGS = 'API-Gateway-Execution-Logs_';

/** How the names of the log groups begin that AWS WAF writes to. */
export const WEB_ACL_LOGS = 'aws-waf-logs-';

const ENCRYPT = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

export interface LogArchiveProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;

  /**
   * How long logs are kept, in days: one of the periods CloudWatch Logs accepts, 365 or more
   * (Amazon CloudWatch Logs API Reference, "PutRetentionPolicy"). Shorter is refused: `enclave/retention-days`.
   * @default 400
   */
  readonly retentionDays?: number;

  /**
   * How long nobody can delete an archived log, in days. Less than 90 is refused: `enclave/lock-days`.
   * @default 365
   */
  readonly lockDays?: number;

  /**
   * ARNs of the roles that may end the log key.
   * @default - whoever IAM of the account allows
   */
  readonly keyAdministrators?: string[];

  /**
   * ARNs of principals that may read the archive, such as the assessor's role. The trail holds the management events
   * of the whole account: give a vendor with an assessor an account of its own.
   * @default - whoever IAM of the account allows
   */
  readonly readers?: string[];

  /**
   * ARNs of the data whose every read and write the trail records.
   * @default - only the archive itself
   */
  readonly dataResources?: string[];
}

/**
 * Where the logs of an enclave end up: one locked bucket, one key, one trail.
 *
 * Flow logs, DNS queries and the trail are delivered by AWS straight into the bucket. Services that can only write
 * to CloudWatch Logs get a log group from `logGroup`, whose events are copied into the bucket by Amazon Data Firehose.
 *
 * Each archive has a trail of its own, and a region of an account holds five (AWS CloudTrail User Guide, "Quotas"):
 * beyond that, give vendors accounts of their own.
 */
export class LogArchive extends Construct {
  public readonly key: IKey;
  public readonly bucket: IBucket;
  /** Depend on this before sending logs here: AWS tests the bucket policy when a delivery is set up. */
  public readonly ready: IDependable;
  public readonly retentionDays: number;
  private readonly delivery: LogDelivery;
  private readonly trail: AuditTrail;

  constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);
    this.retentionDays = props.retentionDays ?? 400;
    const lockDays = props.lockDays ?? 365;
    this.refuseShort('retentionDays', this.retentionDays, RETENTION_DAYS_MIN, 'enclave/retention-days');
    this.refuseShort('lockDays', lockDays, LOCK_DAYS_MIN, 'enclave/lock-days');
    const trailName = prefixOf({ vendor: { id: props.vendor } });
    const trailArn = Stack.of(this).formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: trailName });
    this.key = this.makeKey(props, trailArn);
    const bucket = new ArchiveBucket(this, 'Bucket', {
      key: this.key,
      retentionDays: this.retentionDays,
      lockDays,
      trailArn,
      readers: props.readers ?? [],
    });
    this.bucket = bucket;
    this.ready = bucket.policy ?? bucket;
    this.delivery = new LogDelivery(this, 'Delivery', { bucket, key: this.key, vendor: props.vendor });
    bucket.denyOtherWriters(this.delivery.writer.roleArn);
    this.trail = new AuditTrail(this, 'Trail', {
      vendor: props.vendor,
      trailName,
      bucket,
      key: this.key,
      logGroup: this.makeLogGroup('TrailLogs'),
      dataResources: props.dataResources ?? [],
    });
    this.trail.node.addDependency(this.ready);
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  /**
   * An encrypted log group that keeps its events for `retentionDays` and copies each into the bucket under `<id>/`
   * within about a minute. There the events lie as CloudWatch Logs envelopes, compressed with gzip.
   *
   * @param logGroupName needed where a service writes to a group of a fixed name: the execution log of an API
   */
  public logGroup(id: string, logGroupName?: string): ILogGroup {
    const group = this.makeLogGroup(`Logs-${id}`, logGroupName);
    this.delivery.deliver(id, group);
    return group;
  }

  /** Lets the trail record every read and write of a table of the enclave's own. */
  public recordTable(table: ITable): void {
    this.trail.recordTable(table.tableArn);
  }

  /** ARN of a stream API Gateway may write access logs to; they arrive in the bucket under `api-access/`. */
  public apiAccessStreamArn(): string {
    return this.delivery.apiAccessStreamArn();
  }

  private makeKey(props: LogArchiveProps, trailArn: string): EnclaveKey {
    const stack = Stack.of(this);
    const key = new EnclaveKey(this, 'Key', {
      description: `Logs of ${prefixOf({ vendor: { id: props.vendor } })}`,
      administrators: props.keyAdministrators,
    });
    const logsArn = (resourceName: string) =>
      stack.formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
    // CloudFormation names a log group after its stack: as narrow as it gets before the group exists.
    key.allowService('LogGroupsOfThisStack', serviceHost('logs', stack.region), ENCRYPT, {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': [
          logsArn(`${Aws.STACK_NAME}-*`),
          logsArn(`${API_EXECUTION_LOGS}*`),
          logsArn(`${WEB_ACL_LOGS}${prefixOf({ vendor: { id: props.vendor } })}-*`),
        ],
      },
    });
    key.allowService('FlowAndQueryLogs', 'delivery.logs.amazonaws.com', ENCRYPT, {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'logs', resource: '*' }) },
    });
    key.allowService('TrailWrites', 'cloudtrail.amazonaws.com', ['kms:GenerateDataKey*'], {
      StringEquals: { 'aws:SourceArn': trailArn, 'kms:EncryptionContext:aws:cloudtrail:arn': trailArn },
    });
    key.allowService('TrailDescribes', 'cloudtrail.amazonaws.com', ['kms:DescribeKey'], {
      StringEquals: { 'aws:SourceArn': trailArn },
    });
    // With an S3 Bucket Key CloudTrail decrypts too (CloudTrail User Guide, "Configure AWS KMS key policies for CloudTrail").
    key.allowService('TrailDecrypts', 'cloudtrail.amazonaws.com', ['kms:Decrypt'], {
      StringEquals: { 'aws:SourceArn': trailArn },
    });
    key.allowThrough(['firehose', 'logs', 's3'], ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey']);
    key.allowReaders(props.readers ?? [], 's3');
    return key;
  }

  private makeLogGroup(id: string, logGroupName?: string): LogGroup {
    return new LogGroup(this, id, {
      logGroupName,
      encryptionKey: this.key,
      retention: this.retentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private refuseShort(name: string, days: number, daysMin: number, code: string): void {
    if (days >= daysMin) return;
    refuse(this, {
      what: `\`${name}\` is shorter than a review needs`,
      saw: `${days} days`,
      want: `${daysMin} days or more`,
      mend: `raise \`${name}\` to ${daysMin}`,
      code,
    });
  }
}
