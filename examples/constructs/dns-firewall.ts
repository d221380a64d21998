import type { Stack } from 'aws-cdk-lib/core';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { DnsFirewall } from '../../constructs';

/** A network of yours whose resolver answers two names; the `EnclaveNetwork` brings its own. */
export function example(stack: Stack): void {
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
  });
  const privateNames = ['s3.eu-central-1.amazonaws.com', '*.s3.eu-central-1.amazonaws.com'];
  new DnsFirewall(stack, 'Names', { vpc, privateNames });
}
