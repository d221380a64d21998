import type { Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive } from '../../constructs';

/** A network without a way out, with one private door to a bucket for one role. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    cidr: '10.70.0.0/22',
    roleArns: ['arn:aws:iam::111122223333:role/partner-analyst'],
    accesses: [{ service: 's3', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::partner-exchange/out/*'] }],
  });
}
