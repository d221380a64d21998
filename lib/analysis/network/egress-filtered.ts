import type { Manifest } from '../../manifest';
import { sideRangesOf } from '../../manifest/service-ranges';
import { type Resource, type World, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { domainFilter } from './domain-filter';
import { kindOf, kindsOf, subnetAt, targetOf } from './egress-parts';
import { judgeWays } from './egress-ways';
import { judgeWayOut } from './no-way-out';
import { named } from './office-ways';

/** What stands between the firewall and the internet; each is no way out by itself, as its routes are judged. */
const PARTS = [
  'AWS::EC2::EIP',
  'AWS::EC2::InternetGateway',
  'AWS::NetworkFirewall::Firewall',
  'AWS::NetworkFirewall::FirewallPolicy',
  'AWS::NetworkFirewall::LoggingConfiguration',
  'AWS::NetworkFirewall::RuleGroup',
];

/**
 * Does every way out of the enclave lead through a firewall that knows the manifest's domains?
 *
 * Only one order is taken for an answer: subnets, whose routes lead to the firewall; the firewall's own subnets, whose
 * routes lead to NAT; and the subnets of NAT, which alone lead to an internet gateway. Whatever stands in the last two
 * has the internet before it, so nothing of the vendor's may. Every other exit is judged as if no domain were named.
 *
 * Limits: those of `noWayOut`. The firewall goes by the name a connection greets with: it does not see what is said
 * inside, nor whether the address belongs to that name. The handshake passes before there is a name; other protocols
 * than TCP must be stopped by the rules of the subnets.
 */
export function egressFiltered(manifest: Manifest): Claim {
  const { domains } = manifest.egress;
  const offices = manifest.connect.siteToSite;
  const beside = offices.length === 0 ? '' : `, but those to ${named(offices)},`;
  return {
    claim: `Every route out of the enclave${beside} leads through a firewall that lets TLS in the name of ${domains.join(', ')} pass and nothing else`,
    decide(world) {
      const resources = [...world.template.resources.keys()].flatMap((id) => world.resource(id) ?? []);
      const firewalls = world.ofType('AWS::NetworkFirewall::Firewall');
      if (firewalls.length === 0) return unsure('the manifest names domains, but no firewall is in the template');
      return mergeDecided([
        ...resources.flatMap((resource) => judge(world, resource, manifest) ?? []),
        ...judgeWays(world, sideRangesOf(manifest)),
        ...firewalls.map((firewall) => domainFilter(world, firewall, domains)),
      ]);
    },
  };
}

function judge(world: World, resource: Resource, manifest: Manifest): Decided | undefined {
  if (PARTS.includes(resource.type)) return undefined;
  switch (resource.type) {
    case 'AWS::EC2::Route':
      return judgeRoute(world, resource, manifest);
    case 'AWS::EC2::NatGateway':
      return judgeNat(world, resource);
    case 'AWS::EC2::VPCGatewayAttachment':
      return isOwnGateway(world, resource) ? undefined : judgeWayOut(world, resource, manifest);
    case 'AWS::EC2::VPCEndpoint':
      return mustBeInside(world, resource, 'SubnetIds') ?? judgeWayOut(world, resource, manifest);
    case 'AWS::EC2::ClientVpnRoute':
      return mustBeInside(world, resource, 'TargetVpcSubnetId');
    case 'AWS::EC2::ClientVpnTargetNetworkAssociation':
      return mustBeInside(world, resource, 'SubnetId') ?? judgeWayOut(world, resource, manifest);
    default:
      return judgeWayOut(world, resource, manifest);
  }
}

/** NAT stands in a subnet of the template, and goes out by an address of it. */
function judgeNat(world: World, nat: Resource): Decided | undefined {
  if (!subnetAt(world, nat.read('SubnetId'))) return unsure(`${nameOf(nat)} is in no subnet we know`);
  if (pointsAt(world, nat.read('AllocationId'), 'AWS::EC2::EIP')) return undefined;
  return unsure(`${nameOf(nat)} goes out by ${describe(nat.read('AllocationId').value)}, no address of the template`);
}

/** The internet gateway of the template, at the network of the template: its routes are judged. */
function isOwnGateway(world: World, attachment: Resource): boolean {
  return (
    attachment.read('VpnGatewayId').value.kind === 'absent' &&
    pointsAt(world, attachment.read('InternetGatewayId'), 'AWS::EC2::InternetGateway') &&
    pointsAt(world, attachment.read('VpcId'), 'AWS::EC2::VPC')
  );
}

/** Where a route leads is right or wrong by the subnets that its table is for. */
function judgeRoute(world: World, route: Resource, manifest: Manifest): Decided | undefined {
  const to = targetOf(world, route);
  if (!to) return judgeWayOut(world, route, manifest);
  const table = world.follow(route.read('RouteTableId'));
  if (table?.type !== 'AWS::EC2::RouteTable')
    return unsure(
      `the route ${nameOf(route)} is in ${describe(route.read('RouteTableId').value)}, which is not in the template`,
    );
  if (to === 'firewall') return undefined;
  const kinds = kindsOf(world, table);
  const wanted = to === 'nat' ? 'firewall' : 'nat';
  if (kinds.every((kind) => kind === wanted)) return undefined;
  if (kinds.includes('hidden')) return unsure(`whose route ${nameOf(route)} is, is hidden`);
  const destination = describe(route.read('DestinationCidrBlock').value);
  return fail(
    'a route goes around the firewall',
    `the route ${nameOf(route)} to ${destination} leads to the internet without passing the firewall`,
  );
}

/** Doors and VPN belong where every route leads to the firewall. */
function mustBeInside(world: World, resource: Resource, path: string): Decided | undefined {
  for (const property of resource.read(path).each()) {
    const { value } = property;
    const kind = kindOf(world, subnetAt(world, property));
    if (kind === 'hidden')
      return unsure(`${nameOf(resource)} stands in ${describe(value)}, which is not in the template`);
    if (kind === 'inside') continue;
    return fail(
      'a way in ends behind the firewall',
      `${nameOf(resource)} stands in ${describe(value)}, from where the internet is reached without the firewall`,
    );
  }
  return undefined;
}
