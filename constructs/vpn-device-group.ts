import { CfnSecurityGroup, SecurityGroup, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { ANYWHERE } from '../lib/common/cidr';
import type { EnclaveNetwork } from './enclave-network';

const HTTPS = { ipProtocol: 'tcp', fromPort: 443, toPort: 443 };

/**
 * The security group that devices carry: HTTPS to the private endpoints, and where the network knows domains, to the
 * firewall before them; nothing else.
 *
 * Rules stand in the group itself: a group that has its rules elsewhere looks as if everything may go out.
 */
export function deviceGroup(vpn: Construct, network: EnclaveNetwork): ISecurityGroup {
  const outwards = network.egressDomains.length > 0;
  const group = new CfnSecurityGroup(vpn, 'SecurityGroup', {
    vpcId: network.vpc.vpcId,
    groupDescription: `Devices of the vendor: HTTPS to the private endpoints${outwards ? ' and the firewall' : ''}, nothing else`,
    securityGroupEgress: [
      {
        destinationSecurityGroupId: network.doorsGroupId,
        description: 'HTTPS to the private endpoints',
        ...HTTPS,
      },
      ...(outwards ? [{ cidrIp: ANYWHERE, description: 'HTTPS through the firewall of the egress', ...HTTPS }] : []),
    ],
  });
  const securityGroup = SecurityGroup.fromSecurityGroupId(vpn, 'Devices', group.attrGroupId, { mutable: false });
  network.allowFrom(securityGroup);
  return securityGroup;
}
