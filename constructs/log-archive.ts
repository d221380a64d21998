import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type ILogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { RemovalPolicy, Stack, Tags } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import { ArchiveBucket, TRAIL_FOLDER, UNDELIVERED_FOLDER } from './archive-bucket';
import { ArchiveKey } from './archive-key';
import { AuditTrail } from './audit-trail';
import { Heartbeats } from './heartbeats';
import type { LogArchiveProps } from './log-archive-props';
import { API_ACCESS_FOLDER, LogDelivery } from './log-delivery';
import { logPeriods } from './log-periods';

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
  /** Where the events of the trail arrive first, within minutes. */
  public readonly trailLogGroup: ILogGroup;
  /** An alarm for each source that falls silent. */
  public readonly heartbeats: Heartbeats;
  /** The topic that alarms about logs are sent to. */
  public readonly alarmTopicArn?: string;
  private readonly groups: LogGroup[] = [];
  private readonly received: string[] = [];
  private readonly delivery: LogDelivery;
  private readonly trail: AuditTrail;
  private readonly archiveKey: ArchiveKey;
  private readonly archiveBucket: ArchiveBucket;

  constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);
    const { retentionDays, lockDays } = logPeriods(this, props);
    this.retentionDays = retentionDays;
    const trailName = prefixOf({ vendor: { id: props.vendor } });
    const trailArn = Stack.of(this).formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: trailName });
    const readers = props.readers ?? [];
    this.archiveKey = new ArchiveKey(this, 'Key', {
      vendor: props.vendor,
      trailArn,
      administrators: props.keyAdministrators,
      readers,
    });
    this.key = this.archiveKey;
    const bucket = new ArchiveBucket(this, 'Bucket', {
      key: this.key,
      retentionDays,
      lockDays,
      trailArn,
      readers,
    });
    this.archiveBucket = bucket;
    this.bucket = bucket;
    this.ready = bucket.policy ?? bucket;
    this.delivery = new LogDelivery(this, 'Delivery', { bucket, key: this.key, vendor: props.vendor });
    bucket.denyOtherWriters(this.delivery.writer.roleArn);
    this.trailLogGroup = this.makeLogGroup('TrailLogs');
    this.trail = new AuditTrail(this, 'Trail', {
      vendor: props.vendor,
      trailName,
      bucket,
      key: this.key,
      logGroup: this.trailLogGroup,
      dataResources: props.dataResources ?? [],
    });
    this.trail.node.addDependency(this.ready);
    const { alarmTopicArn } = props;
    this.alarmTopicArn = alarmTopicArn;
    this.heartbeats = new Heartbeats(this, 'Heartbeats', { bucketName: bucket.bucketName, alarmTopicArn });
    for (const folder of [TRAIL_FOLDER, UNDELIVERED_FOLDER]) this.heartbeats.hearFolder(folder);
    this.heartbeats.hearGroup('trail-events', this.trailLogGroup.logGroupName);
    for (const source of [TRAIL_FOLDER, 'trail-events']) this.heartbeats.always(source);
    this.heartbeats.never(UNDELIVERED_FOLDER);
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  /**
   * An encrypted log group that keeps its events for `retentionDays` and copies each into the bucket under `<id>/`
   * within about a minute. There the events lie as CloudWatch Logs envelopes, one on a line, compressed with gzip.
   * An alarm rings when the copying stops; that the group itself is alive is watched once `heartbeats` is told what
   * silence means.
   *
   * @param logGroupName needed where a service writes to a group of a fixed name: the execution log of an API
   */
  public logGroup(id: string, logGroupName?: string): ILogGroup {
    const group = this.makeLogGroup(`Logs-${id}`, logGroupName);
    const stream = this.delivery.deliver(id, group);
    this.heartbeats.hearCopiedGroup(id, group.logGroupName, stream);
    return group;
  }

  /**
   * Copies every event of a log group that others keep into the bucket under `<id>/`, as `logGroup` does with those of its
   * own. The group must be there already, and CloudWatch Logs copies it to two places at most (Amazon CloudWatch Logs User
   * Guide, "CloudWatch Logs quotas").
   */
  public copyGroup(id: string, logGroupName: string): void {
    const group = LogGroup.fromLogGroupName(this, `Copied-${id}`, logGroupName);
    this.heartbeats.hearCopiedGroup(id, logGroupName, this.delivery.deliver(id, group));
  }

  /** Folders so far of what Firehose carries into the archive: of log groups, of streams, and of API access logs. */
  public get folders(): string[] {
    return [...this.delivery.folders];
  }

  /** Folders so far that a service itself writes lines into, below names of its own. */
  public get receivedFolders(): string[] {
    return [...this.received];
  }

  /** Lets the trail record every read and write of the objects of a bucket of the enclave's own. */
  public recordObjects(bucket: IBucket): void {
    this.trail.recordObjects(bucket.bucketArn);
  }

  /** ARNs of the log groups there are so far. */
  public logGroupArns(): string[] {
    return this.groups.map(({ logGroupArn }) => logGroupArn);
  }

  /** Lets the trail record every read and write of a table of the enclave's own. */
  public recordTable(table: ITable): void {
    this.trail.recordTable(table.tableArn);
  }

  /** ARN of a stream API Gateway may write access logs to; they arrive in the bucket under `api-access/`. */
  public apiAccessStreamArn(): string {
    const { attrArn, ref } = this.delivery.apiAccessStream();
    this.heartbeats.hearStream(API_ACCESS_FOLDER, ref);
    return attrArn;
  }

  /**
   * Copies every record of a Kinesis stream into the bucket under `<id>/` within about a minute, one line for each. An
   * alarm rings when the copying stops.
   */
  public receiveStream(id: string, streamArn: string): void {
    this.heartbeats.hearReadStream(id, this.delivery.deliverStream(id, streamArn));
  }

  /**
   * Lets an AWS service write into one folder of the bucket for this account, and encrypt with the key.
   *
   * @returns the prefix of the folder, with the slash at its end
   */
  public receiveFrom(service: string, folder: string): string {
    const name = folder.replaceAll('-', '');
    this.archiveBucket.allowService(`Writes${name}`, service, folder);
    this.archiveKey.allowService(`Encrypts${name}`, service, ['kms:Decrypt', 'kms:GenerateDataKey'], {
      StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
    });
    this.heartbeats.hearFolder(folder);
    this.received.push(folder);
    return `${folder}/`;
  }

  private makeLogGroup(id: string, logGroupName?: string): LogGroup {
    const group = new LogGroup(this, id, {
      logGroupName,
      encryptionKey: this.key,
      retention: this.retentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.groups.push(group);
    return group;
  }
}
