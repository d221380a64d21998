import { CfnSecurityGroup, CfnSecurityGroupIngress, SecurityGroup, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Lazy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ANYWHERE } from '../lib/common/cidr';
import type { EnclaveNetwork } from './enclave-network';
import type { VpnDoor } from './vpn-door';
import type { VpnService } from './vpn-service';

const tcp = (port: number) => ({ ipProtocol: 'tcp', fromPort: port, toPort: port });
const HTTPS = tcp(443);

/**
 * The security group that devices carry: HTTPS to the private endpoints, and where the network knows domains, to the
 * firewall before them; the one port of each other door, and the ports of the services that somebody may call; nothing else.
 * Who may call which of them is for the rules of the endpoint: the devices of all job functions carry this one group.
 *
 * Rules stand in the group itself: a group that has its rules elsewhere looks as if everything may go out.
 */
export function deviceGroup(
  vpn: Construct,
  network: EnclaveNetwork,
  doors: readonly VpnDoor[],
  services: readonly VpnService[],
): ISecurityGroup {
  const outwards = network.egressDomains.length > 0;
  const group = new CfnSecurityGroup(vpn, 'SecurityGroup', {
    vpcId: network.vpc.vpcId,
    groupDescription: `Devices of the vendor: HTTPS to the private endpoints${outwards ? ' and the firewall' : ''}, ${services.length > 0 ? 'services by their ports, ' : ''}nothing else`,
    // Doors are added after the VPN: which there are is known when all is said.
    securityGroupEgress: Lazy.any({ produce: () => [...exits(network, doors), ...services.flatMap(exitsTo)] }),
  });
  const securityGroup = SecurityGroup.fromSecurityGroupId(vpn, 'Devices', group.attrGroupId, { mutable: false });
  network.allowFrom(securityGroup);
  for (const { service, ports, securityGroupId: groupId } of services) {
    if (groupId === undefined) continue;
    for (const port of ports) {
      new CfnSecurityGroupIngress(vpn, `Opens-${service}-${port}`, {
        groupId,
        sourceSecurityGroupId: group.attrGroupId,
        description: 'From the devices of the vendor',
        ...tcp(port),
      });
    }
  }
  return securityGroup;
}

function exits(network: EnclaveNetwork, doors: readonly VpnDoor[]): CfnSecurityGroup.EgressProperty[] {
  const outwards = network.egressDomains.length > 0;
  return [
    { destinationSecurityGroupId: network.doorsGroupId, description: 'HTTPS to the private endpoints', ...HTTPS },
    ...(outwards ? [{ cidrIp: ANYWHERE, description: 'HTTPS through the firewall of the egress', ...HTTPS }] : []),
    ...doors.map(({ groupId, port }) => ({
      destinationSecurityGroupId: groupId,
      description: 'A database, by its proxy',
      ...tcp(port),
    })),
  ];
}

/** To the endpoint of a service, or to its ranges in another network. */
function exitsTo({ service, ranges, ports, securityGroupId }: VpnService): CfnSecurityGroup.EgressProperty[] {
  const targets = securityGroupId
    ? [{ destinationSecurityGroupId: securityGroupId }]
    : ranges.map((cidrIp) => ({ cidrIp }));
  return targets.flatMap((target) => ports.map((port) => ({ ...target, description: `To ${service}`, ...tcp(port) })));
}
