import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { PrivateBucket, endsAfter } from './private-bucket';

/** Folder of the access log. */
export const READS_FOLDER = 'reads/';

export interface ReadsBucketProps {
  /** Name of the bucket whose requests are written down. */
  readonly of: string;
  /** Days until a record may disappear. */
  readonly retentionDays: number;
}

/**
 * Where S3 writes down who asked for what in a bucket.
 *
 * It writes to no bucket with a default lock and to none with a key of our own (Amazon S3 User Guide, "Logging requests with
 * server access logging"), so the policy keeps everybody from deleting, and the encryption is that of S3.
 */
export class ReadsBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, props: ReadsBucketProps) {
    super(scope, id, {
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [endsAfter(props.retentionDays)],
    });
    this.denyDeletion();
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'S3WritesReads',
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`${READS_FOLDER}*`)],
        conditions: {
          ArnEquals: {
            'aws:SourceArn': Stack.of(this).formatArn({ service: 's3', region: '', account: '', resource: props.of }),
          },
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
        },
      }),
    );
  }
}
