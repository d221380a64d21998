import type { Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive, PrivateService } from '../../constructs';

/** The client's claims system, which another account offers by PrivateLink: see `OfferedService`. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    cidr: '10.64.0.0/22',
    roleArns: ['arn:aws:iam::111122223333:role/partner-analyst'],
  });
  const claims = new PrivateService(stack, 'Claims', {
    vendor: 'partner',
    service: 'claims',
    network,
    serviceName: 'com.amazonaws.vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718',
    domain: 'claims.client.example',
    range: '10.64.3.0/27',
  });
  // What `services` of a `VendorVpn` takes: these groups may call it, and nobody else.
  claims.forGroups(['enclave-partner.analyst']);
}
