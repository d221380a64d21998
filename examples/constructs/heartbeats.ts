import type { Stack } from 'aws-cdk-lib/core';
import { Heartbeats } from '../../constructs';

/** A log of your own that is never silent for an hour; `LogArchive` makes those of an enclave. */
export function example(stack: Stack): void {
  const heartbeats = new Heartbeats(stack, 'Heartbeats', {
    bucketName: 'partner-logs',
    alarmTopicArn: 'arn:aws:sns:eu-central-1:111122223333:security-on-call',
  });
  heartbeats.hearGroup('batch-jobs', '/partner/batch-jobs');
  heartbeats.always('batch-jobs');
}
