import type { Stack } from 'aws-cdk-lib/core';
import { ControlledEgress, EnclaveNetwork, LogArchive } from '../../constructs';

/** A network whose people reach one domain of a partner, and nothing else of the internet. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    cidr: '10.70.0.0/22',
    roleArns: ['arn:aws:iam::111122223333:role/partner-analyst'],
    egressDomains: ['register.insurers.example'],
  });
  new ControlledEgress(stack, 'Egress', { vendor: 'partner', network, archive });
}
