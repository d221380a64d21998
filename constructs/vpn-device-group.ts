import { CfnSecurityGroup, SecurityGroup, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Lazy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ANYWHERE } from '../lib/common/cidr';
import type { EnclaveNetwork } from './enclave-network';
import type { VpnDoor } from './vpn-door';

const HTTPS = { ipProtocol: 'tcp', fromPort: 443, toPort: 443 };

/**
 * The security group that devices carry: HTTPS to the private endpoints, and where the network knows domains, to the
 * firewall before them, and the one port of each other door; nothing else.
 *
 * Rules stand in the group itself: a group that has its rules elsewhere looks as if everything may go out.
 */
export function deviceGroup(vpn: Construct, network: EnclaveNetwork, doors: readonly VpnDoor[]): ISecurityGroup {
  const outwards = network.egressDomains.length > 0;
  const group = new CfnSecurityGroup(vpn, 'SecurityGroup', {
    vpcId: network.vpc.vpcId,
    groupDescription: `Devices of the vendor: HTTPS to the private endpoints${outwards ? ' and the firewall' : ''}, nothing else`,
    // Doors are added after the VPN: which there are is known when all is said.
    securityGroupEgress: Lazy.any({ produce: () => exits(network, doors) }),
  });
  const securityGroup = SecurityGroup.fromSecurityGroupId(vpn, 'Devices', group.attrGroupId, { mutable: false });
  network.allowFrom(securityGroup);
  return securityGroup;
}

function exits(network: EnclaveNetwork, doors: readonly VpnDoor[]): object[] {
  const outwards = network.egressDomains.length > 0;
  return [
    { destinationSecurityGroupId: network.doorsGroupId, description: 'HTTPS to the private endpoints', ...HTTPS },
    ...(outwards ? [{ cidrIp: ANYWHERE, description: 'HTTPS through the firewall of the egress', ...HTTPS }] : []),
    ...doors.map(({ groupId, port }) => ({
      destinationSecurityGroupId: groupId,
      description: 'A database, by its proxy',
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
    })),
  ];
}
