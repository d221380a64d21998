import { AnyPrincipal, ArnPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BucketEncryption,
  type BucketMetrics,
  type CfnBucket,
  type IBucket,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { PrivateBucket } from './private-bucket';

export interface LockedBucketProps {
  readonly key: IKey;
  /** Days until a log may disappear. */
  readonly retentionDays: number;
  /** Days during which no log can be deleted. */
  readonly lockDays: number;
  /** Principals that may read every log. */
  readonly readers: readonly string[];
  /** @default - CloudFormation makes one up */
  readonly bucketName?: string;
  /**
   * Where S3 writes down who asked for what.
   * @default - nowhere: the trail records it
   */
  readonly accessLog?: AccessLog;
  /** Folders whose requests are counted. */
  readonly metrics?: readonly BucketMetrics[];
}

export interface AccessLog {
  readonly bucket: IBucket;
  /** Folder with a slash at its end. */
  readonly folder: string;
}

/** A bucket from which nobody deletes: locked, versioned, encrypted, and kept when its stack goes. */
export class LockedBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, props: LockedBucketProps) {
    const lock = Duration.days(props.lockDays);
    super(scope, id, {
      bucketName: props.bucketName,
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      objectLockEnabled: true,
      // Governance mode would let whoever holds one permission delete the evidence.
      objectLockDefaultRetention: ObjectLockRetention.compliance(lock),
      lifecycleRules: [
        {
          id: 'end-of-retention',
          expiration: Duration.days(Math.max(props.retentionDays, props.lockDays)),
          // Expiry only hides an object behind a marker; the version itself goes a day later, once its lock is over.
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      metrics: [...(props.metrics ?? [])],
    });
    this.writeDownReads(props.accessLog);
    this.denyDeletion();
    this.allowReaders(props.readers);
  }

  /** Not by the L2: whether that sets an ACL, which no bucket of ours takes, hangs on a feature flag of the app. */
  private writeDownReads(log: AccessLog | undefined): void {
    if (!log) return;
    const bucket = this.node.defaultChild as CfnBucket;
    bucket.loggingConfiguration = { destinationBucketName: log.bucket.bucketName, logFilePrefix: log.folder };
  }

  /** The lock ends before the retention does: in between, and for what a lock does not stop, nobody deletes. */
  private denyDeletion(): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'NobodyDeletes',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:BypassGovernanceRetention', 's3:DeleteObject', 's3:DeleteObjectVersion'],
        resources: [this.arnForObjects('*')],
      }),
    );
  }

  private allowReaders(readers: readonly string[]): void {
    if (readers.length === 0) return;
    const principals = readers.map((arn) => new ArnPrincipal(arn));
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ReadersRead',
        principals,
        // Versions and locks too: whoever checks the archive must see behind a delete marker.
        actions: [
          's3:GetObject',
          's3:GetObjectRetention',
          's3:GetObjectVersion',
          's3:ListBucket',
          's3:ListBucketVersions',
        ],
        resources: [this.bucketArn, this.arnForObjects('*')],
      }),
    );
  }
}
