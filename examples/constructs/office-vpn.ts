import type { Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive, OfficeVpn } from '../../constructs';

/** A way in for one office: two tunnels, and from its ranges HTTPS to the private doors. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    roleArns: ['arn:aws:iam::111122223333:role/partner-analyst'],
  });
  new OfficeVpn(stack, 'Offices', {
    vendor: 'partner',
    network,
    archive,
    offices: [{ office: 'makati', publicAddress: '203.0.113.10', networks: ['192.168.20.0/24'], profile: 'cnsa1' }],
    alarmTopicArn: 'arn:aws:sns:eu-central-1:111122223333:security-on-call',
  });
}
