import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { NetworkLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Stack } from 'aws-cdk-lib/core';
import { OfferedService } from '../../constructs';

/** The claims system, in the stack of the team that runs it: offered to one enclave, whose endpoint is accepted by hand. */
export function example(stack: Stack): void {
  const vpc = Vpc.fromVpcAttributes(stack, 'Network', {
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    privateSubnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b2c3d4e5f6071829'],
  });
  const balancer = new NetworkLoadBalancer(stack, 'Balancer', { vpc, internetFacing: false });
  new OfferedService(stack, 'Offered', {
    vendor: 'partner',
    service: 'claims',
    loadBalancerArn: balancer.loadBalancerArn,
    enclaveAccount: '444455556666',
    notificationTopicArn: 'arn:aws:sns:eu-central-1:111122223333:claims-on-call',
  });
}
