import type { Stack } from 'aws-cdk-lib/core';
import { DomainFirewall, LogArchive } from '../../constructs';

/** A firewall in a network of yours; leading routes through it is your business. `ControlledEgress` brings its own. */
export function example(stack: Stack): void {
  new DomainFirewall(stack, 'Firewall', {
    vendor: 'partner',
    vpcId: 'vpc-0123456789abcdef0',
    subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    domains: ['register.insurers.example'],
    archive: new LogArchive(stack, 'Archive', { vendor: 'partner' }),
  });
}
