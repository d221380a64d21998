import { reachOf } from '../../common/authorization';
import { ANYWHERE, isWithinOne } from '../../common/cidr';
import type { Manifest } from '../../manifest';
import type { VpnReach } from '../../manifest/vpn-reach';
import { type Resource, type World, asBoolean, asText } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { sharedRangesOf } from '../network/shared-ways';
import { pointsAt } from '../own-resources';

/**
 * Does every authorization rule let in a job function to where it may go, and does no route lead further?
 *
 * `services` are the ranges in which the client's own services stand: nobody reaches one by a rule for more.
 *
 * Where the manifest names domains, `outwards` holds the ranges of the subnets: then each job function may go to any IPv4
 * address as well, by routes whose subnets another claim looks at, but not by that rule to a subnet that is not its own.
 */
export function judgeDestinations(
  world: World,
  manifest: Manifest,
  reach: readonly VpnReach[],
  services: readonly string[],
  outwards?: readonly string[],
): Decided {
  const rules = world.ofType('AWS::EC2::ClientVpnAuthorizationRule');
  return mergeDecided([
    pass(),
    ...rules.map((rule) => judgeRule(rule, reach, outwards !== undefined)),
    ...world
      .ofType('AWS::EC2::ClientVpnRoute')
      .map((route) => judgeRoute(world, route, manifest, outwards !== undefined)),
    ...reach.map(({ group }) => judgeInside(rules, group, reach, [...services, ...(outwards ?? [])])),
  ]);
}

function judgeRoute(world: World, route: Resource, manifest: Manifest, outwards: boolean): Decided {
  const to = asText(route.read('DestinationCidrBlock').value);
  const shared = sharedRangesOf(manifest);
  if (!outwards && shared.length === 0) {
    const where = to.kind === 'known' ? to.value : 'somewhere';
    return beyond(`${nameOf(route)} leads devices to ${where}: the manifest asks for no route`);
  }
  if (to.kind === 'hidden') return unsure(`${nameOf(route)}: where it leads is hidden by ${to.by}`);
  if (!pointsAt(world, route.read('ClientVpnEndpointId'), 'AWS::EC2::ClientVpnEndpoint'))
    return unsure(`${nameOf(route)} is a route of an endpoint that is not in the template`);
  if (to.kind === 'known' && ((outwards && to.value === ANYWHERE) || isWithinOne(to.value, shared))) return pass();
  return beyond(
    `${nameOf(route)} leads devices to ${to.kind === 'known' ? to.value : 'somewhere'}, ${outwards ? 'not to the firewall' : 'where no shared service is'}`,
  );
}

/** A rule for all addresses, or for more than one place, counts there too, where no narrower rule stands before it. */
function judgeInside(
  rules: readonly Resource[],
  own: string,
  reach: readonly VpnReach[],
  places: readonly string[],
): Decided {
  const known = rules.flatMap((rule) => {
    const [group, destination] = ['AccessGroupId', 'TargetNetworkCidr'].map((path) => asText(rule.read(path).value));
    if (group?.kind !== 'known' || destination?.kind !== 'known') return [];
    return [{ group: group.value, destination: destination.value }];
  });
  const parts = places.flatMap((place) => reachOf(known, [own], place)).filter(({ reached }) => reached);
  const agreed = reach.filter(({ group }) => group === own).flatMap(({ destinations }) => destinations);
  const more = parts.find(({ range }) => !isWithinOne(range, agreed));
  if (!more) return pass();
  return beyond(
    `${own} reaches ${more.range} by its rule for ${more.by?.destination}: no narrower one stands before it`,
  );
}

/** A rule of another endpoint counts too: the enclave has one, and what is beside it nobody asked for. */
function judgeRule(rule: Resource, reach: readonly VpnReach[], outwards: boolean): Decided {
  const name = nameOf(rule);
  const everybody = asBoolean(rule.read('AuthorizeAllGroups').value);
  const group = asText(rule.read('AccessGroupId').value);
  const target = asText(rule.read('TargetNetworkCidr').value);
  if (everybody.kind === 'known' && everybody.value) {
    return beyond(`everybody who can sign in passes ${name}, whatever the group`);
  }
  if (everybody.kind === 'hidden') return unsure(`${name}: whether it is for everybody is hidden by ${everybody.by}`);
  if (group.kind === 'hidden') return unsure(`${name}: the group is hidden by ${group.by}`);
  const allowed = reach.filter((one) => group.kind === 'known' && one.group === group.value);
  if (allowed.length === 0) {
    return beyond(`${name} lets in ${group.kind === 'known' ? group.value : 'no group'}, which has no job function`);
  }
  if (target.kind === 'hidden') return unsure(`${name}: the range is hidden by ${target.by}`);
  const ranges = allowed.flatMap(({ destinations }) => destinations);
  const goesOn = outwards && target.kind === 'known' && target.value === ANYWHERE;
  if (goesOn || (target.kind === 'known' && isWithinOne(target.value, ranges))) return pass();
  const where = target.kind === 'known' ? target.value : 'nowhere that is said';
  return beyond(`${name} lets ${allowed[0]!.group} go to ${where}, beyond ${ranges.join(' and ')}`);
}

const beyond = (witness: string) => fail('somebody reaches more of the network than the manifest says', witness);
