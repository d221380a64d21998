import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { PrivateBucket } from './private-bucket';

/** Days that the answer to a query is kept: it repeats what the archive holds, and can be asked again. */
const RESULT_DAYS = 30;

/**
 * Where Athena puts the answers to queries. They are extracts of logs, so they lie under the archive's key, and are gone
 * after a month: what a review finds goes into its record, not here.
 */
export class ResultsBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, encryptionKey: IKey) {
    super(scope, id, {
      encryption: BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      lifecycleRules: [
        {
          id: 'answers-expire',
          expiration: Duration.days(RESULT_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
  }
}
