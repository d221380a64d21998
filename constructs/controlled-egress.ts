import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  CfnEIP,
  CfnInternetGateway,
  CfnNatGateway,
  CfnRoute,
  CfnVPCGatewayAttachment,
  type ISubnet,
} from 'aws-cdk-lib/aws-ec2';
import { Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ANYWHERE } from '../lib/common/cidr';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import { DomainFirewall, FIREWALL_FLOWS } from './domain-firewall';
import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';
import { refuse } from './refuse';
import { type SideSubnet, sideSubnet } from './side-subnet';

export interface ControlledEgressProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;

  /** The network whose people reach the internet; it must know the domains, or is refused: `enclave/egress-without-domains`. */
  readonly network: EnclaveNetwork;
  readonly archive: LogArchive;
}

/**
 * The one way to the internet, for the domains that the network may look up: vendor's subnets, then the firewall, then NAT,
 * then the internet gateway. Nothing comes in by it.
 *
 * What leaves the NAT gateways and comes back is sent through the firewall again, by routes narrower than the network's
 * own, so that no answer goes around it (Amazon VPC User Guide, "Routing for a middlebox appliance").
 */
export class ControlledEgress extends Construct {
  private readonly network: EnclaveNetwork;

  constructor(scope: Construct, id: string, { vendor, network, archive }: ControlledEgressProps) {
    super(scope, id);
    this.network = network;
    if (network.egressDomains.length === 0) this.refuseWithoutDomains();
    const { subnets } = network;
    const inspecting = subnets.map((subnet, at) => this.makeSubnet(`Firewall${at + 1}`, subnet, at));
    const firewall = new DomainFirewall(this, 'Firewall', {
      vendor,
      vpcId: network.vpc.vpcId,
      subnetIds: inspecting.map(({ subnetId }) => subnetId),
      domains: network.egressDomains,
      archive,
    });
    const gateway = new CfnInternetGateway(this, 'Gateway');
    const attachment = new CfnVPCGatewayAttachment(this, 'GatewayOfVpc', {
      vpcId: network.vpc.vpcId,
      internetGatewayId: gateway.ref,
    });
    subnets.forEach((subnet, at) => {
      const zone = at + 1;
      const outer = this.makeSubnet(`Nat${zone}`, subnet, subnets.length + at);
      const address = new CfnEIP(this, `Address${zone}`, { domain: 'vpc' });
      const nat = new CfnNatGateway(this, `NatGateway${zone}`, {
        subnetId: outer.subnetId,
        allocationId: address.attrAllocationId,
      });
      nat.addResourceDependency(attachment);
      this.watch(archive, zone, nat.ref);
      this.route(`Out${zone}`, subnet.routeTable.routeTableId, ANYWHERE, { vpcEndpointId: firewall.endpointId(at) });
      this.route(`Nat${zone}`, inspecting[at]!.routeTableId, ANYWHERE, { natGatewayId: nat.ref });
      const last = this.route(`Internet${zone}`, outer.routeTableId, ANYWHERE, { gatewayId: gateway.ref });
      last.addResourceDependency(attachment);
      subnets.forEach(({ ipv4CidrBlock }, to) => {
        const through = { vpcEndpointId: firewall.endpointId(to) };
        this.route(`Back${zone}-${to + 1}`, outer.routeTableId, ipv4CidrBlock, through);
      });
    });
    Tags.of(this).add(TAG_VENDOR, vendor);
    Tags.of(this).add('Name', prefixOf({ vendor: { id: vendor } }));
  }

  private makeSubnet(id: string, beside: ISubnet, index: number): SideSubnet {
    return sideSubnet(this, id, this.network.vpc.vpcId, beside, this.network.spareRange(index));
  }

  private route(
    id: string,
    routeTableId: string,
    destinationCidrBlock: string,
    target: { vpcEndpointId?: string; natGatewayId?: string; gatewayId?: string },
  ): CfnRoute {
    return new CfnRoute(this, `Route-${id}`, { routeTableId, destinationCidrBlock, ...target });
  }

  /** A connection through NAT that the firewall has not written down went around it, or its log is dead. */
  private watch({ heartbeats }: LogArchive, zone: number, natGatewayId: string): void {
    const connections = new Metric({
      namespace: 'AWS/NATGateway',
      metricName: 'ConnectionEstablishedCount',
      dimensionsMap: { NatGatewayId: natGatewayId },
      statistic: 'Sum',
    });
    // The firewall writes a connection down when it ends, and none outlives the VPN session: a day sees both.
    heartbeats.whenUsed(FIREWALL_FLOWS, `nat-${zone}`, connections, 'day');
  }

  private refuseWithoutDomains(): never {
    return refuse(this, {
      what: 'there is no domain to let anybody out to',
      saw: 'a network without `egressDomains`',
      want: 'at least one domain',
      mend: 'give the network its `egressDomains`, or leave the egress out',
      code: 'enclave/egress-without-domains',
    });
  }
}
