import { type Manifest, databasesOf, usersIn } from '../../manifest';
import { type Resource, type World, describe } from '../../template';
import { DATABASE_CONNECTIONS_PERCENT_MAX } from '../../manifest/aws-limits';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { DOOR, PROXY, databaseOf, groupsOf, judgeDoor } from '../network/database-doors';
import { isPort } from '../network/door-rules';
import { isAbsent, saysText, textOf } from '../says';
import { judgeAtMost, judgeProxy } from './database-proxies';

const BROKEN = 'a database is reached by another way';

/**
 * Is each database of the manifest reached only through its proxy, which asks for IAM and TLS, by a door in the enclave that
 * stands in ranges of its own?
 *
 * Who comes to a door other claims say: `doorsClosed` that only devices of the VPN do, `vpnConfined` of which job functions, and
 * `roleWithinGrants` as which users.
 *
 * Limits: what a user may do in the database is granted there, and stands in no template. Other ways to a database than those of
 * this template are its owner's. A proxy of another stack, and what is given at deployment, is `unknown`.
 */
export function databasesGuarded(manifest: Manifest): Claim {
  const databases = databasesOf(manifest);
  return {
    claim:
      databases.length === 0
        ? 'No database is reached: the manifest names none'
        : 'Each database is reached by a proxy that demands IAM and TLS, through a door of its own in the enclave, and as the users of the manifest alone',
    decide(world) {
      const [proxies, doors] = [world.ofType(PROXY), world.ofType(DOOR)];
      const names = proxies.map((proxy) => textOf(proxy.read('DBProxyName')));
      const twin = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
      return allOf(
        [
          ...proxies.flatMap((proxy) => judgeProxy(world, proxy, manifest)),
          ...(twin === undefined ? [] : [fail(BROKEN, `two proxies are called ${twin}`)]),
          ...doors.flatMap((door) => judgeDoor(world, door, manifest)),
          ...world.ofType('AWS::RDS::DBProxyTargetGroup').flatMap((targets) => judgeTargets(world, targets, manifest)),
          ...world.ofType('AWS::EC2::SecurityGroupIngress').map((rule) => judgeOpening(world, rule, manifest)),
        ],
        ...(proxies.length + doors.length === 0 ? ['no proxy before a database'] : []),
        ...databases.map(({ boundary, spec, port }) => {
          const users = usersIn(spec).map(({ name }) => name);
          return `${boundary.id}: at port ${port}, as ${users.join(' or ')}; what they may do in the database is granted there`;
        }),
      );
    },
  };
}

/** A proxy leads to the one database it is for, and runs no statement of its own. */
function judgeTargets(world: World, targets: Resource, manifest: Manifest): Decided[] {
  const name = nameOf(targets);
  const pointer = targets.read('DBProxyName');
  const database = databaseOf(world.follow(pointer), manifest);
  if (!database) return [mustBe(false, pointer.value, BROKEN, `${name} is of ${describe(pointer.value)}`)];
  const lists = { cluster: 'DBClusterIdentifiers', instance: 'DBInstanceIdentifiers' } as const;
  const named = Object.entries(lists).flatMap(([kind, path]) =>
    targets
      .read(path)
      .each()
      .map((one) => ({ kind, one })),
  );
  const [query, share] = ['InitQuery', 'MaxConnectionsPercent'].map((one) =>
    targets.read(`ConnectionPoolConfigurationInfo.${one}`),
  );
  return [
    ...named.map(({ kind, one }) => {
      const isOurs = kind === database.kind && saysText(one, database.identifier);
      return mustBe(
        isOurs,
        one.value,
        BROKEN,
        `${name} leads to ${describe(one.value)}, not to ${database.identifier}`,
      );
    }),
    isAbsent(query!) ? pass() : fail(BROKEN, `${name} runs a statement of its own in each connection`),
    judgeAtMost(share!, DATABASE_CONNECTIONS_PERCENT_MAX, `${name} may take the connections of others`),
  ];
}

/** The group of a database gets one rule of the enclave: it lets the proxy in, at the port of the database. */
function judgeOpening(world: World, rule: Resource, manifest: Manifest): Decided {
  const group = rule.read('GroupId');
  const opened = databasesOf(manifest).filter(({ spec }) => saysText(group, spec.securityGroupId));
  if (opened.length === 0) return pass();
  const source = rule.read('SourceSecurityGroupId');
  const from = world.follow(source);
  const isProxy = opened.some(
    (database) =>
      isPort(rule.properties, database.ownPort) &&
      world
        .ofType(PROXY)
        .filter((proxy) => databaseOf(proxy, manifest)?.boundary.id === database.boundary.id)
        .some((proxy) => groupsOf(world, proxy).some(({ id }) => id === from?.id)),
  );
  if (source.value.kind === 'unresolved') return unsure(`${nameOf(rule)}: whom it lets in is hidden`);
  return isProxy ? pass() : fail(BROKEN, `${nameOf(rule)} lets ${describe(source.value)} in to a database`);
}
