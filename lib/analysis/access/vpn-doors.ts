import { ANYWHERE } from '../../common/cidr';
import { type Property, type Resource, type World, describe } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isPort } from '../network/door-rules';
import { isAbsent, isHidden, saysText } from '../says';

const HTTPS = 443;

/** Where devices go beside the private endpoints. */
export interface Beyond {
  /** Does the manifest name domains? Then HTTPS to any IPv4 address: the firewall on the way knows which. */
  readonly outwards: boolean;
  /** The port of each door to a database, by the id of its security group. */
  readonly databases: ReadonlyMap<string, number>;
  /** Ids of the groups of the databases themselves, which are the client’s: what is a rule of one is none of the devices'. */
  readonly foreign: readonly string[];
}

/** Do the security groups of an endpoint let devices talk HTTPS to private endpoints, and nothing else in or out? */
export function judgeDoors(world: World, endpoint: Resource, beyond: Beyond): Decided {
  const groups = endpoint.read('SecurityGroupIds').each();
  if (groups.length === 0) return more(`${nameOf(endpoint)} carries the default security group, whatever is in it`);
  return mergeDecided(
    groups.map((property) => {
      const group = world.follow(property);
      if (group?.type === 'AWS::EC2::SecurityGroup') return judgeGroup(world, group, beyond);
      return unsure(`${nameOf(endpoint)}: the group ${describe(property.value)} is not in the template`);
    }),
  );
}

function judgeGroup(world: World, group: Resource, beyond: Beyond): Decided {
  const name = nameOf(group);
  const [into] = group.read('SecurityGroupIngress').each();
  if (into) return more(`${name} lets others talk to the devices`);
  const inside = group.read('SecurityGroupEgress').each();
  const beside = rulesBeside(world, group, beyond);
  // AWS adds a rule that lets everything out to a group that names none.
  if (inside.length === 0 && beside.length === 0) return more(`${name} says nothing of going out, so all may go out`);
  return mergeDecided([...inside.map((rule) => judgeExit(world, rule, name, beyond)), ...beside]);
}

/** Rules that stand apart from the group; one whose group nobody knows may be a rule of this one. */
function rulesBeside(world: World, group: Resource, beyond: Beyond): Decided[] {
  return world.ofType('AWS::EC2::SecurityGroupEgress', 'AWS::EC2::SecurityGroupIngress').flatMap((rule): Decided[] => {
    const owner = rule.read('GroupId');
    const followed = world.follow(owner);
    if (followed?.id === group.id) {
      if (rule.type === 'AWS::EC2::SecurityGroupIngress')
        return [more(`${nameOf(rule)} lets others talk to the devices`)];
      return [judgeExit(world, rule.properties, nameOf(rule), beyond)];
    }
    if (followed || saysText(owner, ...beyond.foreign)) return [];
    return [unsure(`${nameOf(rule)} may be a rule of ${nameOf(group)}: its group is ${describe(owner.value)}`)];
  });
}

function judgeExit(world: World, rule: Property, name: string, { outwards, databases }: Beyond): Decided {
  const peer = rule.read('DestinationSecurityGroupId');
  const doors = world.follow(peer);
  const hidden = ['IpProtocol', 'FromPort', 'ToPort'].map((path) => rule.get(path)).find(isHidden);
  if (hidden) return unsure(`${name}: what may go out is hidden by ${describe(hidden.value)}`);
  const goesOn = outwards && isAbsent(peer) && saysText(rule.get('CidrIp'), ANYWHERE);
  if (isAbsent(peer) && !goesOn) return more(`${name} lets devices go out to addresses, not to private endpoints`);
  if (!goesOn && !doors) return unsure(`${name}: the group ${describe(peer.value)} is not in the template`);
  const port = databases.get(doors?.id ?? '');
  if (port !== undefined)
    return isPort(rule, port) ? pass() : more(`${name} lets devices talk to a database at another port than ${port}`);
  if (doors && !isCarriedByEndpoints(world, doors)) return more(`${name} lets devices go out to ${nameOf(doors)}`);
  return isPort(rule, HTTPS) ? pass() : more(`${name} lets devices talk something else than HTTPS`);
}

function isCarriedByEndpoints(world: World, group: Resource): boolean {
  return world.ofType('AWS::EC2::VPCEndpoint').some((door) =>
    door
      .read('SecurityGroupIds')
      .each()
      .some((property) => world.follow(property)?.id === group.id),
  );
}

const more = (witness: string) => fail('a device may talk to more than the private endpoints', witness);
