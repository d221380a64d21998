import type { Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive, PermissionsBoundary } from '../../constructs';

/** The outermost line for every role of a vendor: nothing but reading one folder, through the network's own doors. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  const resources = ['arn:aws:s3:::partner-exchange/out/*'];
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    roleArns: ['arn:aws:iam::111122223333:role/partner-analyst'],
    accesses: [{ service: 's3', actions: ['s3:GetObject'], resources }],
  });
  const boundary = new PermissionsBoundary(stack, 'Boundary', {
    vendor: 'partner',
    endpointIds: network.endpointIds,
  });
  boundary.allow({ actions: ['s3:GetObject'], resources, conditions: {} });
}
