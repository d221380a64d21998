import type { Stack } from 'aws-cdk-lib/core';
import { CriticalTransactions, LogArchive } from '../../constructs';

/** Somebody is told whenever a user or an access key is made in the account. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', {
    vendor: 'partner',
    alarmTopicArn: 'arn:aws:sns:eu-central-1:111122223333:security-on-call',
  });
  new CriticalTransactions(stack, 'CriticalTransactions', {
    vendor: 'partner',
    archive,
    transactions: [
      {
        transactionName: 'new-identities',
        eventSource: 'iam.amazonaws.com',
        eventNames: ['CreateUser', 'CreateAccessKey'],
        reviewer: 'security@meridian.example',
      },
    ],
  });
}
