import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, type BucketProps, type LifecycleRule, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** What every bucket of ours is: closed to the public, TLS 1.2 only, versioned, its owner's, and kept when its stack goes. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id, {
      ...props,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // The bucket outlives its stack, and so must the policy that guards it.
    this.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  /** Where no lock holds, or its time is over before the retention is, nobody deletes all the same. */
  protected denyDeletion(): void {
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
}

/** What lies in a bucket of records ends after so many days. */
export function endsAfter(days: number): LifecycleRule {
  return {
    id: 'end-of-retention',
    expiration: Duration.days(days),
    // Expiry only hides an object behind a marker; the version itself goes a day later, once its lock is over.
    noncurrentVersionExpiration: Duration.days(1),
    abortIncompleteMultipartUploadAfter: Duration.days(7),
  };
}
