import type { Stack } from 'aws-cdk-lib/core';
import { CollectionAccess, EnclaveNetwork, LogArchive } from '../../constructs';

/** Analysts search two indexes of one collection, through an endpoint of their own network. */
export function example(stack: Stack): void {
  const roleArn = 'arn:aws:iam::111122223333:role/partner-analyst';
  const collectionArn = 'arn:aws:aoss:eu-central-1:111122223333:collection/1tg2xudton46knx2a95g';
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive: new LogArchive(stack, 'Archive', { vendor: 'partner', dataResources: [collectionArn] }),
    roleArns: [roleArn],
    accesses: [{ service: 'aoss', actions: ['aoss:APIAccessAll'], resources: [collectionArn] }],
  });
  new CollectionAccess(stack, 'Collections', {
    vendor: 'partner',
    network,
    grants: [
      {
        roleArn,
        collection: 'closed-claims',
        indexes: ['claims-2025', 'claims-2026-*'],
        permissions: ['aoss:DescribeIndex', 'aoss:ReadDocument'],
      },
    ],
  });
}
