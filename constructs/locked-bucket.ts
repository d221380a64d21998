import { ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
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
import type { LogPeriods } from './log-periods';
import { PrivateBucket, endsAfter } from './private-bucket';

export interface LockedBucketProps extends LogPeriods {
  readonly key: IKey;
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
      lifecycleRules: [endsAfter(Math.max(props.retentionDays, props.lockDays))],
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
