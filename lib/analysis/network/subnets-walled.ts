import { ANYWHERE, contains, parseCidr, type Cidr } from '../../common/cidr';
import type { Manifest } from '../../manifest';
import { type Property, type Resource, type World, asNumber, asText, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { isHidden, saysNumber, saysText, saysYes } from '../says';
import { standingIn } from './standing-in';

const OPEN = 'the second wall stands open';
const ACL = 'AWS::EC2::NetworkAcl';

/**
 * Do the network ACLs of the vendor's subnets let through HTTPS alone, between the network and itself or its offices, and
 * the answers to it? Calls go out to shared services by their ports. Where the manifest names domains, calls to the internet
 * pass on their way to the firewall too. The port of a database is among those that answers come back to; which one passes to
 * its door `databasesGuarded` says.
 *
 * These rules hold when somebody opens a security group. They keep no state, so that answers need a rule of their own. As
 * nothing is let through but what is agreed, the order in which rules are asked gives nobody more.
 *
 * Limits: questions to the network's resolver pass whatever rules say. A rule of another stack, or one given at deployment,
 * is `unknown`. Subnets in which nothing stands that the vendor reaches are not looked at.
 */
export function subnetsWalled(manifest: Manifest): Claim {
  return {
    claim: 'Network ACLs of the vendor’s subnets let through HTTPS of the network and its offices, and nothing else',
    decide(world) {
      const subnets = standingIn(world);
      const entries = world.ofType('AWS::EC2::NetworkAclEntry');
      const acls = world.ofType(ACL);
      return allOf(
        [
          ...subnets.map((subnet) => judgeSubnet(world, subnet)),
          ...entries.map((entry) => judgeEntry(world, entry, manifest)),
          ...acls.flatMap((acl) => [true, false].map((out) => judgeWay(world, acl, entries, out))),
        ],
        `${subnets.length} subnets behind ${acls.length} network ACLs with ${entries.length} rules`,
      );
    },
  };
}

/** A subnet that is joined to no ACL has the one AWS gives the network, which lets everything through. */
function judgeSubnet(world: World, subnet: Resource): Decided {
  const relation = { type: 'AWS::EC2::SubnetNetworkAclAssociation', path: 'SubnetId' };
  const { certain, possible } = world.referrers(subnet, relation);
  const [association, second] = certain;
  if (second) return unsure(`${nameOf(subnet)} is joined to two network ACLs, of which one is in force`);
  if (!association && possible[0]) return unsure(`${nameOf(possible[0])} may join ${nameOf(subnet)} to a network ACL`);
  if (!association) return fail(OPEN, `${nameOf(subnet)} has the ACL of the network, which lets everything through`);
  const pointer = association.read('NetworkAclId');
  const acl = world.follow(pointer);
  const home = [acl, subnet].map((one) => one && world.follow(one.read('VpcId'))?.id);
  const isOurs = acl?.type === ACL && home[0] !== undefined && home[0] === home[1];
  return mustBe(isOurs, pointer.value, OPEN, `${nameOf(subnet)} has ${describe(pointer.value)}, no ACL of its network`);
}

interface Agreed {
  readonly range: string;
  readonly ports: readonly [from: number, to: number];
}

const HTTPS = [443, 443] as const;

/** Ports that answers come back to (Amazon VPC User Guide, "Custom network ACLs": "Ephemeral ports"). */
const ANSWERS = [1024, 65_535] as const;

function agreedFor({ placement, connect, egress, sharedServices }: Manifest, out: boolean): Agreed[] {
  const offices = connect.siteToSite.flatMap(({ networks }) => networks);
  const own = [HTTPS, ANSWERS].map((ports) => ({ range: placement.cidr, ports }));
  const called = offices.map((range) => ({ range, ports: out ? ANSWERS : HTTPS }));
  const calls = egress.domains.length > 0 ? [{ range: ANYWHERE, ports: out ? HTTPS : ANSWERS }] : [];
  const shared = (sharedServices?.services ?? []).flatMap(({ ranges, ports }) =>
    ranges.flatMap((range) =>
      out ? ports.map((port) => ({ range, ports: [port, port] as const })) : [{ range, ports: ANSWERS }],
    ),
  );
  return [...own, ...called, ...calls, ...shared];
}

function judgeEntry(world: World, entry: Resource, manifest: Manifest): Decided {
  const home = entry.read('NetworkAclId');
  if (!pointsAt(world, home, ACL))
    return unsure(`${nameOf(entry)} is a rule of ${describe(home.value)}, which is not in the template`);
  if (saysText(entry.read('RuleAction'), 'deny')) return pass();
  const [way, from, to] = ['Egress', 'PortRange.From', 'PortRange.To'].map((path) => entry.read(path));
  const range = entry.read('CidrBlock');
  const what = `${describe(range.value)} by ports ${describe(from!.value)}-${describe(to!.value)} (${nameOf(entry)})`;
  const hidden = [way!, from!, to!, range, entry.read('Protocol')].find(isHidden);
  if (hidden) return unsure(`${what}, as far as can be read`);
  const inner = cidrOf(range);
  const isAgreed = agreedFor(manifest, saysYes(way!)).some(({ range: outer, ports }) => {
    const agreed = parseCidr(outer);
    return inner && agreed && contains(agreed, inner) && isWithin(from!, to!, ports);
  });
  return isAgreed && saysNumber(entry.read('Protocol'), TCP) ? pass() : fail(OPEN, `a rule lets through ${what}`);
}

const TCP = 6;
const EVERY_PROTOCOL = -1;

/** AWS refuses what no rule lets through; where it is said, whoever reads the template sees it. */
function judgeWay(world: World, acl: Resource, entries: readonly Resource[], out: boolean): Decided {
  const own = entries.filter(
    (entry) => world.follow(entry.read('NetworkAclId'))?.id === acl.id && saysYes(entry.read('Egress')) === out,
  );
  const numbers = own.map((entry) => describe(entry.read('RuleNumber').value));
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  const way = out ? 'out' : 'in';
  if (twice !== undefined) return fail(OPEN, `${nameOf(acl)} has two rules ${twice} for the way ${way}`);
  const isClosed = own.some(
    (entry) =>
      saysText(entry.read('RuleAction'), 'deny') &&
      saysNumber(entry.read('Protocol'), EVERY_PROTOCOL) &&
      saysText(entry.read('CidrBlock'), ANYWHERE),
  );
  return isClosed ? pass() : fail(OPEN, `${nameOf(acl)} does not say that it refuses the rest of the way ${way}`);
}

function cidrOf({ value }: Property): Cidr | undefined {
  const text = asText(value);
  return text.kind === 'known' ? parseCidr(text.value) : undefined;
}

function isWithin(from: Property, to: Property, [least, most]: Agreed['ports']): boolean {
  const [first, last] = [asNumber(from.value), asNumber(to.value)];
  if (first.kind !== 'known' || last.kind !== 'known') return false;
  return least <= first.value && first.value <= last.value && last.value <= most;
}
