import { ANYWHERE } from '../../common/cidr';
import { type Manifest, databasesOf } from '../../manifest';
import { type Property, type Resource, type World, asText, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { isAbsent, saysText } from '../says';
import { PROXY, groupsOf as groupsOfDoor, portsOfDoors } from './database-doors';
import { isFrom, isHidden, isPort, peerOf, portsOf } from './door-rules';
import { servicePortsOf } from './private-services';
import { isSharedCall } from './shared-ways';

const OPEN = 'a door stands open';

const VPN = 'AWS::EC2::ClientVpnEndpoint';

/** Properties with the security groups of a way in. */
const WAYS_IN: Readonly<Record<string, string>> = {
  [VPN]: 'SecurityGroupIds',
  'AWS::WorkSpacesWeb::NetworkSettings': 'SecurityGroupIds',
};

const HTTPS = 443;

/** A rule that lets nothing through, in the place of the one AWS gives to a group that has none. */
const NOWHERE = '255.255.255.255/32';

/**
 * Do the security groups let through HTTPS alone: from the ways in, and the offices of the manifest, to the private
 * endpoints? And the ports of the client's own services, from the devices of a VPN to their endpoints, or to the
 * ranges of shared ones.
 *
 * Each rule of each group is judged, whoever carries the group; and the default group of each network must be emptied,
 * because whatever names no group carries that one. Devices of a VPN reach the doors of databases too, each at its one port.
 * Only the groups of ways to applications and of proxies before databases, which stand in networks of the client’s, are left to
 * `applicationsNamed` and `databasesGuarded`, and so is the rule that lets a proxy in to its database.
 *
 * Limits: network ACLs only narrow and are not read. A group of another stack, and a rule given at deployment, is
 * `unknown`.
 */
export function doorsClosed(manifest: Manifest): Claim {
  const outwards = manifest.egress.domains.length > 0;
  const databases = databasesOf(manifest);
  const beside = databases.length > 0 ? ', and devices to the doors of databases' : '';
  const ofDatabases = databases.map(({ spec }) => spec.securityGroupId);
  return {
    claim: `Security groups let through HTTPS alone, from the ways in to the private endpoints${outwards ? ' and to the firewall' : ''}${beside}, and nothing else anywhere`,
    decide(world) {
      const doors = world.ofType('AWS::EC2::VPCEndpoint').filter(isInterface);
      const doorGroups = doors.flatMap((door) => groupsOf(world, door, 'SecurityGroupIds'));
      const ways = Object.keys(WAYS_IN).flatMap((type) => world.ofType(type));
      const carried: Carried = {
        doors: new Map([
          ...doorGroups.map((id) => [id, servicePortsOf(world, id, manifest)] as const),
          ...[...portsOfDoors(world, manifest)].map(([id, port]) => [id, [port]] as const),
        ]),
        ways: new Set(ways.flatMap((way) => groupsOf(world, way, WAYS_IN[way.type]!))),
        devices: new Set(world.ofType(VPN).flatMap((way) => groupsOf(world, way, WAYS_IN[VPN]!))),
        offices: manifest.connect.siteToSite.flatMap(({ networks }) => networks),
        outwards,
        manifest,
      };
      const ofOthers = new Set([
        ...world.ofType('AWS::EC2::VerifiedAccessEndpoint').flatMap((way) => groupsOf(world, way, 'SecurityGroupIds')),
        ...(databases.length > 0 ? world.ofType(PROXY).flatMap((proxy) => groupsOfDoor(world, proxy)) : []).map(
          ({ id }) => id,
        ),
      ]);
      const isOurs = (id: string) => carried.doors.has(id) || carried.ways.has(id);
      const groups = world.ofType(GROUP).filter(({ id }) => !ofOthers.has(id) || isOurs(id));
      return allOf(
        [
          ...doors.map((door) => judgeCarrier(world, door, 'SecurityGroupIds')),
          ...ways.map((way) => judgeCarrier(world, way, WAYS_IN[way.type]!)),
          ...groups.flatMap((group) => judgeGroup(world, group, carried)),
          ...world
            .ofType(`${GROUP}Ingress`)
            .filter((rule) => !saysText(rule.read('GroupId'), ...ofDatabases))
            .map((rule) => judgeIngress(world, rule.properties, groupOf(world, rule), carried)),
          ...world
            .ofType(`${GROUP}Egress`)
            .map((rule) => judgeEgress(world, rule.properties, groupOf(world, rule), carried)),
          ...world.ofType('AWS::EC2::VPC').map((vpc) => judgeDefaultGroup(world, vpc)),
        ],
        `${groups.length} security groups, ${doors.length} doors, ${ways.length} ways in`,
      );
    },
  };
}

const GROUP = 'AWS::EC2::SecurityGroup';

/**
 * Ids of the groups that doors carry, with their ports where they lead to a service or a database of the client's; those of ways in and
 * among these of the devices of a VPN; the ranges of offices; and whether devices of a VPN go on to domains.
 */
interface Carried {
  readonly doors: ReadonlyMap<string, readonly number[] | undefined>;
  readonly ways: ReadonlySet<string>;
  readonly devices: ReadonlySet<string>;
  readonly offices: readonly string[];
  readonly outwards: boolean;
  readonly manifest: Manifest;
}

function isInterface(endpoint: Resource): boolean {
  const type = asText(endpoint.read('VpcEndpointType').value);
  return !(type.kind === 'absent' || (type.kind === 'known' && type.value === 'Gateway'));
}

function groupsOf(world: World, carrier: Resource, path: string): string[] {
  return carrier
    .read(path)
    .each()
    .flatMap((group) => world.follow(group)?.id ?? []);
}

function groupOf(world: World, rule: Resource): Resource | undefined {
  return world.follow(rule.read('GroupId'));
}

function judgeCarrier(world: World, carrier: Resource, path: string): Decided {
  const groups = carrier.read(path);
  if (groups.value.kind === 'absent' || groups.each().length === 0)
    return fail(OPEN, `${nameOf(carrier)} names no security group and carries the default one`);
  const stranger = groups.each().find((group) => !pointsAt(world, group, GROUP));
  return stranger
    ? unsure(`${nameOf(carrier)} carries ${describe(stranger.value)}, which is not in the template`)
    : pass();
}

function judgeGroup(world: World, group: Resource, carried: Carried): Decided[] {
  const [ingress, egress] = [group.read('SecurityGroupIngress'), group.read('SecurityGroupEgress')];
  const out =
    egress.value.kind === 'absent' || (egress.value.kind === 'list' && egress.each().length === 0)
      ? [fail(OPEN, `${nameOf(group)} lets everything out: it has no rule for it`)]
      : egress.each().map((rule) => judgeEgress(world, rule, group, carried));
  const home = pointsAt(world, group.read('VpcId'), 'AWS::EC2::VPC')
    ? []
    : [unsure(`${nameOf(group)} belongs to a network that is not in the template`)];
  return [...ingress.each().map((rule) => judgeIngress(world, rule, group, carried)), ...out, ...home];
}

function judgeIngress(world: World, rule: Property, group: Resource | undefined, carried: Carried): Decided {
  if (!group) return unsure(`a rule lets something into ${describe(rule.get('GroupId').value)}, not in the template`);
  const source = rule.get('SourceSecurityGroupId');
  const from = source.value.kind === 'absent' ? peerOf(rule, 'in') : source;
  const what = `${describe(from.value)} reaches ${nameOf(group)} by ${portsOf(rule)}`;
  if (isHidden(rule, from)) return unsure(`${what}, as far as can be read`);
  const peer = world.follow(source)?.id ?? '';
  const agreed = carried.ways.has(peer) || isFrom(rule, carried.offices);
  return leadsTo(group.id, peer, rule, carried, agreed) ? pass() : fail(OPEN, what);
}

function judgeEgress(world: World, rule: Property, group: Resource | undefined, carried: Carried): Decided {
  if (!group) return unsure(`a rule lets something out of ${describe(rule.get('GroupId').value)}, not in the template`);
  const target = rule.get('DestinationSecurityGroupId');
  const to = target.value.kind === 'absent' ? peerOf(rule, 'out') : target;
  const what = `${nameOf(group)} reaches ${describe(to.value)} by ${portsOf(rule)}`;
  if (isHidden(rule, to)) return unsure(`${what}, as far as can be read`);
  const range = rule.get('CidrIp');
  if (isAbsent(target) && saysText(range, NOWHERE)) return pass();
  const goesOn = carried.outwards && carried.devices.has(group.id) && saysText(range, ANYWHERE);
  const isAgreed =
    (goesOn && isPort(rule, HTTPS)) ||
    (isAbsent(target) && carried.devices.has(group.id) && isSharedCall(rule, carried.manifest)) ||
    leadsTo(world.follow(target)?.id ?? '', group.id, rule, carried, true);
  return isAgreed ? pass() : fail(OPEN, what);
}

/** HTTPS to a door of AWS's; to a service or a database of the client's its ports, and from the devices of a VPN alone. */
function leadsTo(door: string, peer: string, rule: Property, { doors, devices }: Carried, agreed: boolean): boolean {
  const ports = doors.get(door);
  if (ports) return devices.has(peer) && ports.some((port) => isPort(rule, port));
  return agreed && doors.has(door) && isPort(rule, HTTPS);
}

/** CDK’s own handler takes the rules out that AWS gives the default group of each network. */
function judgeDefaultGroup(world: World, vpc: Resource): Decided {
  const emptied = world.ofType('Custom::VpcRestrictDefaultSG').some((one) => {
    const { value } = one.read('DefaultSecurityGroupId');
    const isOurs =
      value.kind === 'reference' && value.logicalId === vpc.id && value.attribute === 'DefaultSecurityGroup';
    return isOurs && pointsAt(world, one.read('ServiceToken'), 'AWS::Lambda::Function');
  });
  return emptied
    ? pass()
    : fail(OPEN, `the default group of ${nameOf(vpc)} lets its members talk to each other and out`);
}
