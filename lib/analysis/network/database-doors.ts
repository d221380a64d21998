import { type Database, type Manifest, databasesOf, proxyNameOf } from '../../manifest';
import { type Property, type Resource, type World, describe } from '../../template';
import type { Decided } from '../claim';
import { fail, mustBe, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isHidden, saysNumber, saysText, saysYes, textOf } from '../says';

const BROKEN = 'the door of a database stands elsewhere';

export const PROXY = 'AWS::RDS::DBProxy';
export const DOOR = 'AWS::RDS::DBProxyEndpoint';

/** The database of the manifest that a proxy stands before, by the name it bears. */
export function databaseOf(proxy: Resource | undefined, manifest: Manifest): Database | undefined {
  const name = proxy?.type === PROXY ? textOf(proxy.read('DBProxyName')) : '';
  return databasesOf(manifest).find(({ boundary }) => proxyNameOf(manifest.vendor.id, boundary.id) === name);
}

/** The port of each door to a database of the manifest, by the id of the security group that the door carries. */
export function portsOfDoors(world: World, manifest: Manifest): ReadonlyMap<string, number> {
  return new Map(
    world.ofType(DOOR).flatMap((door) => {
      const database = databaseOf(world.follow(door.read('DBProxyName')), manifest);
      const groups = groupsOf(world, door);
      return database ? groups.map(({ id }) => [id, database.port] as const) : [];
    }),
  );
}

/** The security groups of the template that a door or a proxy carries. */
export function groupsOf(world: World, carrier: Resource): Resource[] {
  return carrier
    .read('VpcSecurityGroupIds')
    .each()
    .flatMap((group) => world.follow(group) ?? [])
    .filter(({ type }) => type === 'AWS::EC2::SecurityGroup');
}

/** Does a door lead to a database of the manifest, from the ranges that are for it alone, under a group of its own? */
export function judgeDoor(world: World, door: Resource, manifest: Manifest): Decided[] {
  const pointer = door.read('DBProxyName');
  const database = databaseOf(world.follow(pointer), manifest);
  const name = nameOf(door);
  if (!database) {
    const witness = `${name} leads to ${describe(pointer.value)}, no proxy before a database of the manifest`;
    return [mustBe(false, pointer.value, BROKEN, witness)];
  }
  const [group, ...others] = door.read('VpcSecurityGroupIds').each();
  const [carried] = groupsOf(world, door);
  const sharers = world.ofType(DOOR, PROXY).filter((one) => groupsOf(world, one).some(({ id }) => id === carried?.id));
  const hasOwn = group !== undefined && others.length === 0 && carried !== undefined && sharers.length === 1;
  return [
    group === undefined
      ? fail(BROKEN, `${name} carries the default security group`)
      : mustBe(hasOwn, group.value, BROKEN, `${name} has no security group of its own`),
    ...door
      .read('VpcSubnetIds')
      .each()
      .flatMap((subnet) => judgeSubnet(world, name, subnet, database)),
  ];
}

function judgeSubnet(world: World, door: string, pointer: Property, { ranges, port }: Database): Decided[] {
  const subnet = world.follow(pointer);
  if (subnet?.type !== 'AWS::EC2::Subnet')
    return [mustBe(false, pointer.value, BROKEN, `${door} stands in ${describe(pointer.value)}, not in the enclave`)];
  const range = subnet.read('CidrBlock');
  const witness = `${door} stands in ${describe(range.value)}: who comes there by VPN is not for this database to say`;
  return [mustBe(saysText(range, ...ranges), range.value, BROKEN, witness), ...judgeAcls(world, subnet, port)];
}

/** The second wall around the door lets in its one port; what else it lets through `subnetsWalled` says. */
function judgeAcls(world: World, subnet: Resource, port: number): Decided[] {
  const relation = { type: 'AWS::EC2::SubnetNetworkAclAssociation', path: 'SubnetId' };
  const { certain } = world.referrers(subnet, relation);
  const acls = certain.map((association) => world.follow(association.read('NetworkAclId'))?.id);
  const entries = world.ofType('AWS::EC2::NetworkAclEntry').filter((entry) => {
    const isIn = !saysYes(entry.read('Egress')) && !saysText(entry.read('RuleAction'), 'deny');
    return isIn && acls.includes(world.follow(entry.read('NetworkAclId'))?.id);
  });
  return entries.map((entry) => {
    const ports = ['From', 'To'].map((end) => entry.read(`PortRange.${end}`));
    if (ports.some(isHidden)) return unsure(`${nameOf(entry)}: which ports it lets in is hidden`);
    if (ports.every((one) => saysNumber(one, port))) return pass();
    const saw = ports.map(({ value }) => describe(value)).join('-');
    return fail(BROKEN, `${nameOf(entry)} lets ports ${saw} in to the door, which answers at ${port}`);
  });
}
