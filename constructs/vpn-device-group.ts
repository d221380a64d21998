import { CfnSecurityGroup, SecurityGroup, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { EnclaveNetwork } from './enclave-network';

/**
 * The security group that devices carry: HTTPS to the private endpoints, and nothing else.
 *
 * Rules stand in the group itself: a group that has its rules elsewhere looks as if everything may go out.
 */
export function deviceGroup(vpn: Construct, network: EnclaveNetwork): ISecurityGroup {
  const group = new CfnSecurityGroup(vpn, 'SecurityGroup', {
    vpcId: network.vpc.vpcId,
    groupDescription: 'Devices of the vendor: HTTPS to the private endpoints, nothing else',
    securityGroupEgress: [
      {
        destinationSecurityGroupId: network.doorsGroupId,
        description: 'HTTPS to the private endpoints',
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
      },
    ],
  });
  const securityGroup = SecurityGroup.fromSecurityGroupId(vpn, 'Devices', group.attrGroupId, { mutable: false });
  network.allowFrom(securityGroup);
  return securityGroup;
}
