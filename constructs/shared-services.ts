import {
  CfnRoute,
  CfnTransitGatewayAttachment,
  CfnTransitGatewayRoute,
  CfnTransitGatewayRouteTable,
  CfnTransitGatewayRouteTableAssociation,
} from 'aws-cdk-lib/aws-ec2';
import { Tags, type CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { isPrivate, PRIVATE_RANGES } from '../lib/common/address-kinds';
import { formatCidr, isWithinOne, parseCidr } from '../lib/common/cidr';
import { ENCLAVE_ROOM } from '../lib/manifest/address-plan';
import { SHARED_PREFIX_MIN } from '../lib/manifest/aws-limits';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import { halvesOf } from '../lib/manifest/service-ranges';
import type { EnclaveNetwork } from './enclave-network';
import { refuse } from './refuse';
import { serviceName } from './service-name';
import { refuseServiceRange, refuseServicePorts } from './service-place';
import { sideSubnet } from './side-subnet';
import type { VpnService } from './vpn-service';

/** A name of a shared service. */
export interface SharedName {
  /** Name inside the enclave, which the certificate of the service bears. */
  readonly domain: string;
  /** IPv4 address in the ranges of the service: `enclave/shared-name`. */
  readonly address: string;
}

/** A service in another network of the client's, which a transit gateway joins. */
export interface SharedService {
  /** Short name of the service: lower case, hyphens. */
  readonly service: string;

  /** Id of the attachment of its network to the transit gateway, such as `tgw-attach-0a1b2c3d4e5f60718`. */
  readonly attachmentId: string;

  /**
   * Private IPv4 ranges that it answers in, /20 or smaller, apart from the enclave's own: `enclave/shared-range`. No two
   * services share an address.
   */
  readonly ranges: string[];

  /**
   * Names that the enclave's resolver answers; it knows no others of another network.
   * @default - the service is called by its addresses
   */
  readonly names?: SharedName[];

  /**
   * TCP ports that it listens on: 443, or 1024 and more: `enclave/service-port`.
   * @default [443]
   */
  readonly ports?: number[];
}

export interface SharedServicesProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  readonly network: EnclaveNetwork;

  /**
   * Id of a transit gateway of this account. Its `DefaultRouteTableAssociation` must be off: otherwise AWS associates the
   * enclave with a table of everybody's first, and the deployment stops because it cannot be associated twice
   * (Amazon EC2 API Reference, "AssociateTransitGatewayRouteTable").
   */
  readonly transitGatewayId: string;

  /**
   * Where the network is attached: a /27 in its last quarter, of its own: `enclave/service-range`. Network ACLs count
   * for nothing between an attachment and what stands in the same subnet (Amazon VPC Transit Gateways, "Network ACLs").
   */
  readonly range: string;

  /** The services that the enclave may call; nothing else of what the gateway joins is reached. */
  readonly services: SharedService[];
}

/**
 * The way to services in other networks of the client's, by a transit gateway: to their ranges and ports, and to nothing
 * else that the gateway joins.
 *
 * The gateway reads a route table of the enclave's own for what comes from it. It knows the ranges of the services, each
 * by the attachment that is named, and drops everything else that is private: other enclaves above all. It learns no
 * routes, so nobody can announce a narrower way around the drops. Routes of the network lead to the same ranges.
 *
 * For answers the owner of the gateway adds one route in the table of the services: the range of the enclave, to the
 * attachment whose id is published. Calls into the enclave end at the rules of its subnets and at its security groups.
 */
export class SharedServices extends Construct {
  /** Id of the enclave's attachment, for the route of the answers. */
  public readonly attachmentId: string;
  private readonly services: readonly SharedService[];

  constructor(scope: Construct, id: string, props: SharedServicesProps) {
    super(scope, id);
    const { network, transitGatewayId, services } = props;
    this.services = services;
    refuseServiceRange(this, props.range, network);
    for (const service of services) this.refuseService(service, network);
    const attachment = new CfnTransitGatewayAttachment(this, 'Attachment', {
      transitGatewayId,
      vpcId: network.vpc.vpcId,
      subnetIds: this.makeSubnets(network, props.range),
    });
    this.attachmentId = attachment.attrId;
    const first = this.makeRoutes(transitGatewayId);
    for (const { service, ranges, names = [], ports = [443] } of services) {
      for (const { domain, address } of names) {
        serviceName(this, `-${domain}`, network, domain, { resourceRecords: [address], ttl: '300' });
      }
      for (const range of ranges) {
        network.walls.openTo(range, ports);
        this.routeFrom(network, `${service}-${dashed(range)}`, range, transitGatewayId, first);
      }
    }
    Tags.of(this).add(TAG_VENDOR, props.vendor);
    Tags.of(this).add('Name', `${prefixOf({ vendor: { id: props.vendor } })}.shared`);
  }

  /** What a `VendorVpn` needs to let the members of some groups call one of the services. */
  public forGroups(service: string, groups: string[]): VpnService {
    const { ranges = [], ports = [443] } = this.services.find((one) => one.service === service) ?? {};
    return { service, ranges, ports, groups };
  }

  private makeSubnets(network: EnclaveNetwork, range: string): string[] {
    const ranges = halvesOf(range);
    return network.subnets.map((beside, index) => {
      const { subnetId } = sideSubnet(this, `Zone${index + 1}`, network.vpc.vpcId, beside, ranges[index]);
      network.walls.around(this, `Wall${index + 1}`, subnetId);
      return subnetId;
    });
  }

  /** The table of the enclave's own; what comes back must stand before the first packet is sent. */
  private makeRoutes(transitGatewayId: string): CfnResource[] {
    const table = new CfnTransitGatewayRouteTable(this, 'Routes', { transitGatewayId });
    const common = { transitGatewayRouteTableId: table.attrTransitGatewayRouteTableId };
    const drops = [...PRIVATE_RANGES, ENCLAVE_ROOM].map(
      (destinationCidrBlock) =>
        new CfnTransitGatewayRoute(this, `Nowhere-${dashed(destinationCidrBlock)}`, {
          ...common,
          destinationCidrBlock,
          blackhole: true,
        }),
    );
    for (const { service, ranges, attachmentId: transitGatewayAttachmentId } of this.services) {
      for (const destinationCidrBlock of ranges) {
        new CfnTransitGatewayRoute(this, `To-${service}-${dashed(destinationCidrBlock)}`, {
          ...common,
          destinationCidrBlock,
          transitGatewayAttachmentId,
        });
      }
    }
    const association = new CfnTransitGatewayRouteTableAssociation(this, 'RoutesOfEnclave', {
      ...common,
      transitGatewayAttachmentId: this.attachmentId,
    });
    return [...drops, association];
  }

  private routeFrom(
    network: EnclaveNetwork,
    id: string,
    destinationCidrBlock: string,
    transitGatewayId: string,
    first: readonly CfnResource[],
  ): void {
    for (const [index, { routeTable }] of network.subnets.entries()) {
      const way = new CfnRoute(this, `Way-${id}-${index + 1}`, {
        routeTableId: routeTable.routeTableId,
        destinationCidrBlock,
        transitGatewayId,
      });
      for (const one of first) way.addResourceDependency(one);
    }
  }

  private refuseService({ ranges, names = [], ports }: SharedService, network: EnclaveNetwork): void {
    refuseServicePorts(this, ports ?? [443]);
    const wrong = ranges.find((text) => {
      const range = parseCidr(text);
      const isNarrow = range && isPrivate(range) && range.prefix >= SHARED_PREFIX_MIN && formatCidr(range) === text;
      return !isNarrow || network.overlapsRange(range);
    });
    const astray = names.find(({ address }) => !isWithinOne(`${address}/32`, ranges));
    if (astray) this.refuseName(astray, ranges);
    if (wrong === undefined && ranges.length > 0) return;
    refuse(this, {
      what: 'a shared service answers in addresses that no route may lead to',
      saw: wrong ?? 'no `ranges`',
      want: `private ranges of /${SHARED_PREFIX_MIN} or smaller, apart from ${network.cidr}, by their first address`,
      mend: 'name the addresses of the service alone',
      code: 'enclave/shared-range',
    });
  }

  private refuseName({ domain, address }: SharedName, ranges: readonly string[]): never {
    return refuse(this, {
      what: 'a name of a shared service leads to where the service is not',
      saw: `${domain}: ${address}`,
      want: `an address in ${ranges.join(' or ')}`,
      mend: 'write an address of the service, or name its range',
      code: 'enclave/shared-name',
    });
  }
}

const dashed = (cidr: string) => cidr.replaceAll(/[./]/g, '-');
