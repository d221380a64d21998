import type { Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive, SharedServices } from '../../constructs';

/** A ledger in the client's own data centre network, which a transit gateway joins: this range of it, and nothing else. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    cidr: '10.64.0.0/22',
    roleArns: ['arn:aws:iam::111122223333:role/partner-analyst'],
  });
  const shared = new SharedServices(stack, 'Shared', {
    vendor: 'partner',
    network,
    transitGatewayId: 'tgw-0a1b2c3d4e5f60718',
    range: '10.64.3.0/27',
    services: [
      { service: 'ledger', attachmentId: 'tgw-attach-0a1b2c3d4e5f60718', ranges: ['10.16.8.0/28'], ports: [8443] },
    ],
  });
  // What `services` of a `VendorVpn` takes: these groups may call it, and nobody else.
  shared.forGroups('ledger', ['enclave-partner.analyst']);
}
