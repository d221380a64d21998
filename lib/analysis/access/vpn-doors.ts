import { ANYWHERE } from '../../common/cidr';
import { type Manifest, databasesOf } from '../../manifest';
import { type Property, type Resource, type World, describe } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { portsOfDoors } from '../network/database-doors';
import { isPort } from '../network/door-rules';
import { carries, servicePortsOf } from '../network/private-services';
import { isSharedCall } from '../network/shared-ways';
import { isAbsent, isHidden, saysText } from '../says';

const HTTPS = 443;

/**
 * Do the security groups of an endpoint let devices talk HTTPS to private endpoints, to those of the client's own
 * services and to the doors of databases by their ports, and nothing else in or out?
 *
 * Where the manifest names domains, HTTPS to any IPv4 address too: the firewall on the way knows which. The groups of the
 * databases themselves are the client’s: what is a rule of one is none of the devices'.
 */
export function judgeDoors(world: World, endpoint: Resource, manifest: Manifest): Decided {
  const groups = endpoint.read('SecurityGroupIds').each();
  if (groups.length === 0) return more(`${nameOf(endpoint)} carries the default security group, whatever is in it`);
  return mergeDecided(
    groups.map((property) => {
      const group = world.follow(property);
      if (group?.type === 'AWS::EC2::SecurityGroup') return judgeGroup(world, group, manifest);
      return unsure(`${nameOf(endpoint)}: the group ${describe(property.value)} is not in the template`);
    }),
  );
}

function judgeGroup(world: World, group: Resource, manifest: Manifest): Decided {
  const name = nameOf(group);
  const [into] = group.read('SecurityGroupIngress').each();
  if (into) return more(`${name} lets others talk to the devices`);
  const inside = group.read('SecurityGroupEgress').each();
  const beside = rulesBeside(world, group, manifest);
  // AWS adds a rule that lets everything out to a group that names none.
  if (inside.length === 0 && beside.length === 0) return more(`${name} says nothing of going out, so all may go out`);
  return mergeDecided([...inside.map((rule) => judgeExit(world, rule, name, manifest)), ...beside]);
}

/** Rules that stand apart from the group; one whose group nobody knows may be a rule of this one. */
function rulesBeside(world: World, group: Resource, manifest: Manifest): Decided[] {
  const foreign = databasesOf(manifest).map(({ spec }) => spec.securityGroupId);
  return world.ofType('AWS::EC2::SecurityGroupEgress', 'AWS::EC2::SecurityGroupIngress').flatMap((rule): Decided[] => {
    const owner = rule.read('GroupId');
    const followed = world.follow(owner);
    if (followed?.id === group.id) {
      if (rule.type === 'AWS::EC2::SecurityGroupIngress')
        return [more(`${nameOf(rule)} lets others talk to the devices`)];
      return [judgeExit(world, rule.properties, nameOf(rule), manifest)];
    }
    if (followed || saysText(owner, ...foreign)) return [];
    return [unsure(`${nameOf(rule)} may be a rule of ${nameOf(group)}: its group is ${describe(owner.value)}`)];
  });
}

function judgeExit(world: World, rule: Property, name: string, manifest: Manifest): Decided {
  const peer = rule.read('DestinationSecurityGroupId');
  const doors = world.follow(peer);
  const hidden = ['IpProtocol', 'FromPort', 'ToPort'].map((path) => rule.get(path)).find(isHidden);
  if (hidden) return unsure(`${name}: what may go out is hidden by ${describe(hidden.value)}`);
  const goesOn = manifest.egress.domains.length > 0 && isAbsent(peer) && saysText(rule.get('CidrIp'), ANYWHERE);
  if (isAbsent(peer) && isSharedCall(rule, manifest)) return pass();
  if (isAbsent(peer) && !goesOn) return more(`${name} lets devices go out to addresses, not to private endpoints`);
  if (!goesOn && !doors) return unsure(`${name}: the group ${describe(peer.value)} is not in the template`);
  const port = portsOfDoors(world, manifest).get(doors?.id ?? '');
  if (port !== undefined)
    return isPort(rule, port) ? pass() : more(`${name} lets devices talk to a database at another port than ${port}`);
  if (doors && !isCarriedByEndpoints(world, doors)) return more(`${name} lets devices go out to ${nameOf(doors)}`);
  const ports = doors && servicePortsOf(world, doors.id, manifest);
  if ((ports ?? [HTTPS]).some((one) => isPort(rule, one))) return pass();
  return more(`${name} lets devices talk something else than ${ports ? `TCP ${ports.join(' and ')}` : 'HTTPS'}`);
}

function isCarriedByEndpoints(world: World, group: Resource): boolean {
  return world.ofType('AWS::EC2::VPCEndpoint').some((door) => carries(world, door, group.id));
}

const more = (witness: string) => fail('a device may talk to more than the private endpoints', witness);
