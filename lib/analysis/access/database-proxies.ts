import { type Database, type Manifest, usersIn } from '../../manifest';
import { DATABASE_IDLE_SECONDS_MAX } from '../../manifest/aws-limits';
import { ENGINES } from '../../manifest/databases';
import {
  type Property,
  type Resource,
  type World,
  asNumber,
  describe,
  identityPoliciesFor,
  statementsOf,
} from '../../template';
import type { Decided } from '../claim';
import { fail, judgeSwitch, mustBe, mustBeAmong, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isPort } from '../network/door-rules';
import { PROXY, databaseOf, groupsOf } from '../network/database-doors';
import { type Place, placeOf } from '../placed-text';
import { isAbsent, saysText } from '../says';
import { type Words, judgeWords } from '../spelled-statement';

const BROKEN = 'a proxy before a database lets somebody in whom nobody granted it';

const broken = (witness: string): Decided => fail(BROKEN, witness);

/**
 * Does a proxy stand before a database of the manifest, and ask everybody for a token of IAM and for TLS? Does it sign in
 * as the users of the manifest alone, and does nobody reach it in its own network?
 */
export function judgeProxy(world: World, proxy: Resource, manifest: Manifest): Decided[] {
  const name = nameOf(proxy);
  const called = proxy.read('DBProxyName');
  const database = databaseOf(proxy, manifest);
  if (!database) {
    const witness = `${name} is called ${describe(called.value)}: no database of the manifest has such a proxy`;
    return [mustBe(false, called.value, BROKEN, witness)];
  }
  const { spec } = database;
  return [
    mustSay(proxy, proxy.read('EngineFamily'), ENGINES[spec.engine].family, broken(`${name} speaks another language`)),
    judgeSwitch(proxy.read('RequireTLS'), true, false, broken(`${name} takes connections without TLS`)),
    judgeSwitch(
      proxy.read('DebugLogging'),
      false,
      false,
      broken(`${name} writes statements, and the data in them, into its log`),
    ),
    judgeAtMost(proxy.read('IdleClientTimeout'), DATABASE_IDLE_SECONDS_MAX, `${name} keeps connections nobody uses`),
    ...judgeSignIn(proxy, database),
    ...mustBeAmong(proxy.read('VpcSubnetIds'), spec.subnetIds, name, (saw) =>
      broken(`${name} stands in ${saw}, no subnet of the database’s network`),
    ),
    ...judgeRole(world, proxy, database, placeOf(manifest)),
    ...judgeGroups(world, proxy, database),
  ];
}

/** A number that must be given, as AWS presets a higher one. */
export function judgeAtMost({ value }: Property, most: number, what: string): Decided {
  const number = asNumber(value);
  return mustBe(number.kind === 'known' && number.value <= most, value, BROKEN, `${what}: ${describe(value)}`);
}

/** Each secret is a user; the token of IAM must stand before each of them. */
function judgeSignIn(proxy: Resource, { spec }: Database): Decided[] {
  const name = nameOf(proxy);
  const secrets = usersIn(spec).map(({ secretArn }) => secretArn);
  const scheme = proxy.read('DefaultAuthScheme');
  const isPlain = isAbsent(scheme) || saysText(scheme, 'NONE');
  return [
    mustBe(isPlain, scheme.value, BROKEN, `${name} signs in to the database by IAM, as whoever its role may be`),
    ...proxy
      .read('Auth')
      .each()
      .flatMap((user) => {
        const [secret, kind] = [user.get('SecretArn'), user.get('AuthScheme')];
        const witness = `${name} signs in with ${describe(secret.value)}, no secret of the manifest`;
        return [
          mustSay(proxy, user.get('IAMAuth'), 'REQUIRED', broken(`${name} takes a password for a token of IAM`)),
          mustBe(saysText(kind, 'SECRETS'), kind.value, BROKEN, `${name} signs in by ${describe(kind.value)}`),
          mustBe(saysText(secret, ...secrets), secret.value, BROKEN, witness),
        ];
      }),
  ];
}

/** The role of a proxy of the manifest, which other proofs leave to this one. */
export function isOfProxy(world: World, role: Resource): boolean {
  return world.ofType(PROXY).some((proxy) => world.follow(proxy.read('RoleArn'))?.id === role.id);
}

/** RDS alone assumes it, and it reads the secrets of this database with their key, and nothing else. */
function judgeRole(world: World, proxy: Resource, { spec }: Database, place: Place): Decided[] {
  const pointer = proxy.read('RoleArn');
  const role = world.follow(pointer);
  if (role?.type !== 'AWS::IAM::Role')
    return [mustBe(false, pointer.value, BROKEN, `${nameOf(proxy)} acts as ${describe(pointer.value)}`)];
  const name = nameOf(role);
  const { certain, possible, outside } = identityPoliciesFor(role, world);
  const documents = certain.map(statementsOf);
  const rights = {
    statements: documents.flatMap(({ statements }) => statements),
    hidden: [...documents.flatMap(({ hidden }) => hidden), ...possible, ...outside],
  };
  const wording = { name, broken: BROKEN, place };
  const trust: Words = {
    effect: 'Allow',
    actions: ['sts:AssumeRole'],
    resources: [],
    principals: ['Service rds.amazonaws.com'],
  };
  return [
    judgeWords(wording, statementsOf(role.read('AssumeRolePolicyDocument')), [trust]),
    judgeWords(wording, rights, rightsOf(spec, place)),
  ];
}

function rightsOf(spec: Database['spec'], { region }: Place): Words[] {
  const secrets = usersIn(spec).map(({ secretArn }) => secretArn);
  const read: Words = { effect: 'Allow', actions: ['secretsmanager:GetSecretValue'], resources: secrets };
  if (spec.secretKeyArn === undefined) return [read];
  const conditions = { 'StringEquals kms:ViaService': [`secretsmanager.${region}.amazonaws.com`] };
  return [read, { effect: 'Allow', actions: ['kms:Decrypt'], resources: [spec.secretKeyArn], conditions }];
}

/** The groups of a proxy let nothing in, and out to the database alone. */
function judgeGroups(world: World, proxy: Resource, { spec, ownPort }: Database): Decided[] {
  const name = nameOf(proxy);
  const pointers = proxy.read('VpcSecurityGroupIds');
  const groups = groupsOf(world, proxy);
  if (pointers.each().length === 0)
    return [broken(`${name} carries the default security group of the database’s network`)];
  const strange = pointers.each().find((one) => !groups.some(({ id }) => id === world.follow(one)?.id));
  if (strange) return [unsure(`${name} carries ${describe(strange.value)}, which is not in the template`)];
  return groups.flatMap((group) => {
    const own = nameOf(group);
    const beside = (way: 'Ingress' | 'Egress') =>
      world
        .ofType(`AWS::EC2::SecurityGroup${way}`)
        .filter((rule) => world.follow(rule.read('GroupId'))?.id === group.id)
        .map(({ properties }) => properties);
    const [into] = [...group.read('SecurityGroupIngress').each(), ...beside('Ingress')];
    const out = [...group.read('SecurityGroupEgress').each(), ...beside('Egress')];
    return [
      mustSay(group, group.read('VpcId'), spec.vpcId, broken(`${own} belongs to another network than the database`)),
      into ? broken(`${own} lets somebody in to the proxy from the database’s own network`) : pass(),
      out.length === 0 ? broken(`${own} says nothing of going out, so all may go out`) : pass(),
      ...out.map((rule) => judgeExit(rule, own, spec.securityGroupId, ownPort)),
    ];
  });
}

function judgeExit(rule: Property, group: string, database: string, port: number): Decided {
  const to = rule.get('DestinationSecurityGroupId');
  const holds = saysText(to, database) && isPort(rule, port);
  return mustBe(holds, to.value, BROKEN, `${group} lets the proxy go elsewhere than to its database at port ${port}`);
}
