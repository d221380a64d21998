import type { Stack } from 'aws-cdk-lib/core';
import { LogArchive, PublishedValues } from '../../constructs';

/** The bucket of an archive, under a name that stays when the bucket's own is made up anew. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  new PublishedValues(stack, 'Published', {
    vendor: 'partner',
    values: [
      { path: 'archive/bucket-name', value: archive.bucket.bucketName, description: 'Bucket that keeps the logs' },
    ],
  });
}
