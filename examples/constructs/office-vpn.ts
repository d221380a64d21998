import type { Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive, OfficeVpn } from '../../constructs';

/** An office whose network reaches the private endpoints through two tunnels, and nothing else. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    officeCidrs: ['10.20.0.0/24'],
    roleArns: ['arn:aws:iam::111122223333:role/partner-analyst'],
    accesses: [{ service: 's3', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::partner-exchange/out/*'] }],
  });
  new OfficeVpn(stack, 'Makati', {
    vendor: 'partner',
    office: 'makati',
    network,
    archive,
    publicAddress: '203.0.113.10',
    networks: ['10.20.0.0/24'],
    profile: 'cnsa1',
    alarmTopicArn: 'arn:aws:sns:eu-central-1:111122223333:security-on-call',
  });
}
