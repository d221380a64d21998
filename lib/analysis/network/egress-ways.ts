import { ANYWHERE, isWithinOne } from '../../common/cidr';
import { type Resource, type World, asText } from '../../template';
import type { Decided } from '../claim';
import { fail, unsure } from '../decided';
import { nameOf } from '../name-of';
import { textOf } from '../says';
import { type SubnetKind, type Target, kindOf, targetOf } from './egress-parts';

interface Way {
  /** An appliance may be the firewall or not: whoever judges its route says that nobody knows. */
  readonly to: Target | 'appliance' | undefined;
  readonly destination: string | undefined;
}

/** Where all addresses lead from each kind of subnet. */
const NEXT: Readonly<Record<Exclude<SubnetKind, 'hidden'>, Target>> = {
  inside: 'firewall',
  firewall: 'nat',
  nat: 'internet',
};

/**
 * Does the way from each subnet to the internet stand whole, and do answers take the same way back?
 *
 * Answers that go straight from NAT to the vendor's subnets pass no firewall: so the subnets of NAT need a route to it for
 * each range of the vendor's, which is narrower than the network's own (Amazon VPC User Guide, "Routing for a middlebox
 * appliance"). From the ranges `beside` nobody calls the internet: the doors of services stand there.
 */
export function judgeWays(world: World, beside: readonly string[]): Decided[] {
  const subnets = world
    .ofType('AWS::EC2::Subnet')
    .filter((subnet) => !isWithinOne(textOf(subnet.read('CidrBlock')), beside))
    .map((subnet) => ({ subnet, kind: kindOf(world, subnet) }));
  const inside = subnets.filter(({ kind }) => kind === 'inside').map(({ subnet }) => subnet.read('CidrBlock').value);
  return subnets.flatMap(({ subnet, kind }) => {
    if (kind === 'hidden') return [];
    const ways = waysFrom(world, subnet);
    const leads = (to: Target, destination: string) =>
      ways.some((way) => [to, 'appliance'].includes(way.to ?? '') && way.destination === destination);
    const onwards = leads(NEXT[kind], ANYWHERE)
      ? []
      : [missing(world, subnet, 'the way is broken', `no route leads from ${nameOf(subnet)} to the ${NEXT[kind]}`)];
    if (kind !== 'nat') return onwards;
    const around = inside.map(asText).filter((range) => range.kind === 'known' && !leads('firewall', range.value));
    return [
      ...onwards,
      ...around.map((range) =>
        missing(
          world,
          subnet,
          'answers go around the firewall',
          `answers to ${range.kind === 'known' ? range.value : 'a subnet'} come straight from ${nameOf(subnet)}`,
        ),
      ),
    ];
  });
}

/** A table that somebody names at deployment may hold the route. */
function missing(world: World, subnet: Resource, what: string, witness: string): Decided {
  const { possible } = world.referrers(subnet, { type: 'AWS::EC2::SubnetRouteTableAssociation', path: 'SubnetId' });
  return possible.length > 0 ? unsure(witness) : fail(what, witness);
}

/** The routes of the table that a subnet has for certain. */
function waysFrom(world: World, subnet: Resource): Way[] {
  const { certain } = world.referrers(subnet, { type: 'AWS::EC2::SubnetRouteTableAssociation', path: 'SubnetId' });
  const tables = certain.flatMap((association) => world.follow(association.read('RouteTableId')) ?? []);
  return tables.flatMap((table) =>
    world.referrers(table, { type: 'AWS::EC2::Route', path: 'RouteTableId' }).certain.map((route) => {
      const destination = asText(route.read('DestinationCidrBlock').value);
      return {
        to: targetOf(world, route) ?? (route.read('VpcEndpointId').value.kind === 'absent' ? undefined : 'appliance'),
        destination: destination.kind === 'known' ? destination.value : undefined,
      };
    }),
  );
}
