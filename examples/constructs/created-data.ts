import type { Stack } from 'aws-cdk-lib/core';
import { CreatedData, LogArchive } from '../../constructs';

/** A bucket to exchange files and a queue of requests, under a key of the client's; the trail records each use. */
export function example(stack: Stack): void {
  const resources = [
    'arn:aws:s3:::client-partner-exchange',
    'arn:aws:sqs:eu-central-1:111122223333:partner-requests.fifo',
  ];
  new LogArchive(stack, 'Archive', { vendor: 'partner', dataResources: resources });
  new CreatedData(stack, 'Exchange', {
    vendor: 'partner',
    resources,
    keyArn: 'arn:aws:kms:eu-central-1:111122223333:key/0f8e7d6c-5b4a-4938-8271-605f4e3d2c1b',
  });
}
