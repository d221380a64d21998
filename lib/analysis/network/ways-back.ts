import { isCovered, isWithinOne, parseCidr } from '../../common/cidr';
import type { Office } from '../../manifest';
import { type Resource, type World, asText } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { textOf } from '../says';
import { kindsOf, subnetsOf } from './egress-parts';

/**
 * Do answers find their way from each table of the enclave's network back to an office, and into its tunnels? In the
 * ranges `beside` stands nobody whom an office calls.
 */
export function judgeWaysBack(world: World, office: Office, beside: readonly string[]): Decided {
  const tables = callingTables(world, beside);
  const ways = world.ofType('AWS::EC2::Route');
  const fromTables = tables.flatMap((table) => {
    const own = ways.filter((way) => leadsFrom(world, way, table) && leadsToGateway(world, way, office));
    return judgeEach(own, office, nameOf(table));
  });
  // Behind a transit gateway its owner routes into the tunnels: see `officesGuarded`.
  if (office.transitGatewayId !== undefined) return mergeDecided(fromTables);
  const intoTunnels = judgeEach(world.ofType('AWS::EC2::VPNConnectionRoute'), office, 'the gateway');
  return mergeDecided([...fromTables, ...intoTunnels]);
}

/** The route tables of subnets in which somebody of the vendor's is, or a door that is called from elsewhere. */
export function callingTables(world: World, beside: readonly string[]): Resource[] {
  return world
    .ofType('AWS::EC2::RouteTable')
    .filter((table) => !isOfEgress(world, table) && !isBeside(world, table, beside));
}

/** Nobody whom an office calls stands beside the firewall or NAT. */
function isOfEgress(world: World, table: Resource): boolean {
  const kinds = kindsOf(world, table);
  return kinds.length > 0 && kinds.every((kind) => kind === 'firewall' || kind === 'nat');
}

function isBeside(world: World, table: Resource, beside: readonly string[]): boolean {
  const ranges = subnetsOf(world, table).map((subnet) => subnet && textOf(subnet.read('CidrBlock')));
  return ranges.length > 0 && ranges.every((range) => range !== undefined && isWithinOne(range, beside));
}

function leadsFrom(world: World, way: Resource, table: Resource): boolean {
  return world.follow(way.read('RouteTableId'))?.id === table.id;
}

function leadsToGateway(world: World, way: Resource, { transitGatewayId }: Office): boolean {
  if (transitGatewayId === undefined) return world.follow(way.read('GatewayId'))?.type === 'AWS::EC2::VPNGateway';
  const gateway = asText(way.read('TransitGatewayId').value);
  return gateway.kind === 'known' && gateway.value === transitGatewayId;
}

function judgeEach(ways: readonly Resource[], { office, networks }: Office, from: string): Decided[] {
  const destinations = ways.map((way) => asText(way.read('DestinationCidrBlock').value));
  const ranges = destinations.flatMap((one) => (one.kind === 'known' ? (parseCidr(one.value) ?? []) : []));
  const hidden = destinations.find((one) => one.kind === 'hidden');
  return networks.map((network) => {
    const range = parseCidr(network);
    if (range && isCovered(range, ranges)) return pass();
    if (hidden) return unsure(`whether ${from} has a way to ${network} of ${office} is hidden by ${hidden.by}`);
    return fail('an office gets no answer', `${from} has no way to ${network} of ${office}`);
  });
}
