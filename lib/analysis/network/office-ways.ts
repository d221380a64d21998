import { type Cidr, isCovered, parseCidr } from '../../common/cidr';
import type { Office } from '../../manifest';
import { type Property, type Resource, type World, asText, describe } from '../../template';
import type { Decided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { targetsOf } from './route-targets';

/** The networks of some offices, as ranges. */
export function networksOf(offices: readonly Office[]): Cidr[] {
  return offices.flatMap(({ networks }) => networks.flatMap((text) => parseCidr(text) ?? []));
}

/**
 * Where a resource leads that has to do with offices: only to their networks? Undefined when it has nothing to do with
 * them. What stands at the other end of a tunnel is the claim of `officesGuarded`.
 */
export function judgeOfficeWay(world: World, resource: Resource, offices: readonly Office[]): Decided | undefined {
  if (offices.length === 0) return undefined;
  switch (resource.type) {
    case 'AWS::EC2::CustomerGateway':
    case 'AWS::EC2::VPNConnection':
    case 'AWS::EC2::VPNConnectionRoute':
    case 'AWS::EC2::VPNGateway':
      return pass();
    case 'AWS::EC2::VPCGatewayAttachment':
      return judgeAttachment(world, resource);
    case 'AWS::EC2::TransitGatewayAttachment':
    case 'AWS::EC2::TransitGatewayVpcAttachment':
      return judgeTransit(resource, offices);
    case 'AWS::EC2::Route':
      return judgeWay(world, resource, offices);
    default:
      return undefined;
  }
}

/** Packets take the gateway only where a route sends them, and each route is judged. */
function judgeAttachment(world: World, attachment: Resource): Decided | undefined {
  if (attachment.read('InternetGatewayId').value.kind !== 'absent') return undefined;
  const gateway = attachment.read('VpnGatewayId');
  if (world.follow(gateway)?.type === 'AWS::EC2::VPNGateway') return pass();
  if (gateway.value.kind !== 'unresolved') return undefined;
  return unsure(`what ${nameOf(attachment)} attaches is hidden: ${describe(gateway.value)}`);
}

function judgeTransit(attachment: Resource, offices: readonly Office[]): Decided | undefined {
  const office = officeBehind(attachment.read('TransitGatewayId'), offices);
  if (!office) return undefined;
  return unsure(
    `${nameOf(attachment)} joins the enclave to ${office.transitGatewayId}: its route tables, and so what else it joins, ` +
      'are not in the template',
  );
}

/** A route to a gateway of offices must end at their networks. */
function judgeWay(world: World, route: Resource, offices: readonly Office[]): Decided | undefined {
  const served = servedBy(world, route, offices);
  if (!served) return undefined;
  const destination = asText(route.read('DestinationCidrBlock').value);
  if (destination.kind === 'hidden') return unsure(`where ${nameOf(route)} leads is hidden: ${destination.by}`);
  if (route.read('DestinationPrefixListId').value.kind !== 'absent') {
    return unsure(`where ${nameOf(route)} leads stands in a prefix list`);
  }
  const range = destination.kind === 'known' ? parseCidr(destination.value) : undefined;
  if (range && isCovered(range, networksOf(served))) return pass();
  const shown = destination.kind === 'known' ? destination.value : 'addresses that are not IPv4';
  return fail(
    'something joins the enclave to another network',
    `the route ${nameOf(route)} to ${shown}, which is beyond the networks of ${named(served)}`,
  );
}

/** A route to a gateway of offices names that gateway and nothing else. */
function servedBy(world: World, route: Resource, offices: readonly Office[]): readonly Office[] | undefined {
  const [target, ...others] = targetsOf(route) ?? [];
  if (others.length > 0) return undefined;
  if (target === 'GatewayId' && world.follow(route.read(target))?.type === 'AWS::EC2::VPNGateway') {
    return offices.filter(({ transitGatewayId }) => transitGatewayId === undefined);
  }
  const office = target === 'TransitGatewayId' ? officeBehind(route.read(target), offices) : undefined;
  return office && offices.filter(({ transitGatewayId }) => transitGatewayId === office.transitGatewayId);
}

function officeBehind(property: Property, offices: readonly Office[]): Office | undefined {
  const id = asText(property.value);
  return id.kind === 'known' ? offices.find(({ transitGatewayId }) => transitGatewayId === id.value) : undefined;
}

export function named(offices: readonly Office[]): string {
  return offices.length === 0 ? 'no office' : offices.map(({ office }) => office).join(' and ');
}
