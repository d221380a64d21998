import { PRIVATE_RANGES } from '../../common/address-kinds';
import { isWithinOne } from '../../common/cidr';
import type { Manifest, SharedServiceSpec } from '../../manifest';
import { ENCLAVE_ROOM } from '../../manifest/address-plan';
import { sideRangesOf } from '../../manifest/service-ranges';
import { type Resource, type World, asBoolean, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { isAbsent, isHidden, saysText, textOf } from '../says';
import { judgeAddress, judgeServiceName } from './private-name';
import { sharedRangesOf } from './shared-ways';
import { mustStandAlone } from './standing-in';
import { callingTables } from './ways-back';

const ATTACHMENTS = ['AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment'];
const TABLE = 'AWS::EC2::TransitGatewayRouteTable';
const ASSOCIATION = 'AWS::EC2::TransitGatewayRouteTableAssociation';
const ROUTE = 'AWS::EC2::TransitGatewayRoute';
const PROPAGATION = 'AWS::EC2::TransitGatewayRouteTablePropagation';

const BEYOND = 'the enclave reaches more of a transit gateway than the shared services';

type Shared = NonNullable<Manifest['sharedServices']>;

/**
 * Does the transit gateway carry what the enclave sends to the shared services of the manifest, and drop the rest?
 *
 * It reads the one route table that the enclave's attachment is associated with. That table must be of this template, know
 * the ranges of the services by the attachments that the manifest names, drop every other private address, and learn no
 * routes: AWS goes by the narrowest route, and one that is announced could be narrower than a drop. Names of the services
 * are the enclave's own, and lead to the addresses of the manifest.
 *
 * Limits: the template only. Other hands may change the table later; a gateway that associates attachments by itself stops
 * the deployment. What the owner of the gateway lets others send here ends at the rules of the subnets. Which job functions
 * send is the claim of `vpnConfined`, by which ports those of `doorsClosed` and `subnetsWalled`, and that nothing else
 * leads to the gateway that of `noWayOut`.
 */
export function sharedServicesGuarded(manifest: Manifest): Claim {
  const { sharedServices: shared } = manifest;
  if (!shared) {
    return {
      claim: 'No route of a transit gateway leads from the enclave: the manifest names no shared service',
      decide: (world) =>
        allOf(
          world.ofType(TABLE, ASSOCIATION, ROUTE, PROPAGATION).map((one) => beyond(`${nameOf(one)} is one too many`)),
          'no route table of a transit gateway',
        ),
    };
  }
  const names = shared.services.map(({ id }) => id).join(', ');
  return {
    claim: `The transit gateway carries what the enclave sends to ${names}, and drops everything else`,
    decide(world) {
      const all = world.ofType(...ATTACHMENTS);
      const [attachment, second] = all.filter((one) => saysText(one.read('TransitGatewayId'), shared.transitGatewayId));
      const hidden = all.find((one) => isHidden(one.read('TransitGatewayId')));
      if (!attachment && hidden) return unsure(`which gateway ${nameOf(hidden)} leads to is hidden`);
      const [table, another] = world.ofType(TABLE);
      if (!attachment) return missing(`no attachment to ${shared.transitGatewayId}`);
      if (!table) return missing('no route table of the enclave’s own');
      return allOf(
        [
          second ? beyond(`${nameOf(second)} is a second attachment`) : pass(),
          another ? beyond(`${nameOf(another)} is a second route table`) : pass(),
          judgeAttachment(world, attachment, shared),
          mustBe(
            saysText(table.read('TransitGatewayId'), shared.transitGatewayId),
            table.read('TransitGatewayId').value,
            BEYOND,
            `${nameOf(table)} is a table of another gateway`,
          ),
          judgeAssociations(world, attachment, table),
          judgeRoutes(world, table, shared),
          ...judgeWays(world, shared, sideRangesOf(manifest)),
          ...shared.services
            .flatMap(({ names }) => names)
            .map(({ domain, address }) => judgeServiceName(world, domain, (record) => judgeAddress(record, address))),
          ...world.ofType(PROPAGATION).map((one) => beyond(`${nameOf(one)} takes the routes that others announce`)),
        ],
        ...shared.services.map(({ id, ranges, attachmentId }) => `${id}: ${ranges.join(' and ')} by ${attachmentId}`),
        'every other private address is dropped, and no route is learned',
      );
    },
  };
}

function judgeAttachment(world: World, attachment: Resource, { range }: Shared): Decided {
  const home = attachment.read('VpcId');
  return allOf([
    mustBe(
      pointsAt(world, home, 'AWS::EC2::VPC'),
      home.value,
      BEYOND,
      `${nameOf(attachment)} attaches ${describe(home.value)}, which is not in the template`,
    ),
    // Between an attachment and what stands in the same subnet, network ACLs count for nothing.
    mustStandAlone(world, attachment, 'SubnetIds', range, BEYOND),
  ]);
}

/** Whoever associates another attachment with the table, or this one with another table, changes what it reaches. */
function judgeAssociations(world: World, attachment: Resource, table: Resource): Decided {
  const all = world.ofType(ASSOCIATION);
  const [association] = all;
  if (!association) return missing(`${nameOf(attachment)} is associated with no route table`);
  return allOf(
    all.flatMap((one) =>
      (
        [
          ['TransitGatewayAttachmentId', attachment],
          ['TransitGatewayRouteTableId', table],
        ] as const
      ).map(([path, wanted]) => {
        const property = one.read(path);
        const holds = world.follow(property)?.id === wanted.id;
        return mustBe(holds, property.value, BEYOND, `${nameOf(one)} associates ${describe(property.value)}`);
      }),
    ),
  );
}

function judgeRoutes(world: World, table: Resource, shared: Shared): Decided {
  const routes = world.ofType(ROUTE);
  const drops = routes.filter((route) => isDrop(route) === true);
  const carried = routes.filter((route) => isDrop(route) !== true);
  return allOf([
    ...routes.map((route) => {
      const home = route.read('TransitGatewayRouteTableId');
      const shown = `${nameOf(route)} is a route of ${describe(home.value)}`;
      return mustBe(world.follow(home)?.id === table.id, home.value, BEYOND, shown);
    }),
    ...carried.map((route) => judgeRoute(route, shared)),
    ...[...PRIVATE_RANGES, ENCLAVE_ROOM].map((range) => judgeDropOf(range, routes)),
    ...drops.map((drop) => judgeDrop(drop, shared)),
    ...sharedRangesOf({ sharedServices: shared }).map((range) =>
      carried.some((route) => saysText(route.read('DestinationCidrBlock'), range))
        ? pass()
        : fail('a shared service is not reached', `no route of ${nameOf(table)} leads to ${range}`),
    ),
  ]);
}

/** Undefined when nobody can read whether it is one. */
function isDrop(route: Resource): boolean | undefined {
  const read = asBoolean(route.read('Blackhole').value);
  if (read.kind === 'hidden') return undefined;
  return read.kind === 'known' && read.value;
}

function judgeRoute(route: Resource, { services }: Shared): Decided {
  const [destination, attachment] = ['DestinationCidrBlock', 'TransitGatewayAttachmentId'].map((one) =>
    route.read(one),
  );
  const what = `${nameOf(route)} leads to ${describe(destination!.value)} by ${describe(attachment!.value)}`;
  if (isDrop(route) === undefined || isHidden(destination!) || isHidden(attachment!)) {
    return unsure(`${what}, as far as can be read`);
  }
  const isOf = ({ ranges, attachmentId }: SharedServiceSpec) =>
    isWithinOne(textOf(destination!), ranges) && saysText(attachment!, attachmentId);
  return services.some(isOf) ? pass() : beyond(`${what}, which is no shared service`);
}

/** A drop says no attachment, and takes nothing away from a service. */
function judgeDrop(drop: Resource, shared: Shared): Decided {
  const range = textOf(drop.read('DestinationCidrBlock'));
  if (!isAbsent(drop.read('TransitGatewayAttachmentId')))
    return beyond(`${nameOf(drop)} leads to an attachment as well`);
  if (!isWithinOne(range, sharedRangesOf({ sharedServices: shared }))) return pass();
  return fail('a shared service is not reached', `${nameOf(drop)} drops ${range}`);
}

/** Each by a route of its own: the narrower a drop, the less an announced route that slips in could take from it. */
function judgeDropOf(range: string, routes: readonly Resource[]): Decided {
  const own = routes.filter((route) => saysText(route.read('DestinationCidrBlock'), range));
  if (own.some((route) => isDrop(route) === true)) return pass();
  const veiled = routes.find((route) => isHidden(route.read('DestinationCidrBlock'))) ?? own.find(isVeiled);
  if (veiled) return unsure(`whether ${range} is dropped is hidden in ${nameOf(veiled)}`);
  return beyond(`no route drops ${range}`);
}

const isVeiled = (route: Resource) => isDrop(route) === undefined;

/** Calls leave by a route of each table of the network, but for those in which nobody calls. */
function judgeWays(world: World, { transitGatewayId, services }: Shared, beside: readonly string[]): Decided[] {
  const ways = world
    .ofType('AWS::EC2::Route')
    .filter((way) => saysText(way.read('TransitGatewayId'), transitGatewayId));
  const ranges = services.flatMap((one) => one.ranges);
  return callingTables(world, beside).flatMap((table) => {
    const own = ways.filter((way) => world.follow(way.read('RouteTableId'))?.id === table.id);
    return ranges.map((range) => {
      if (own.some((way) => saysText(way.read('DestinationCidrBlock'), range))) return pass();
      return fail('a shared service is not reached', `${nameOf(table)} has no way to ${range}`);
    });
  });
}

const beyond = (witness: string): Decided => fail(BEYOND, witness);
const missing = (witness: string): Decided => fail('a shared service is not reached as the manifest says', witness);
