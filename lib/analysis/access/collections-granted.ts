import { type CollectionRight, type Manifest, collectionRights } from '../../manifest';
import { type Property, type Resource, type World, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, judgeSwitch, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { type Place, placeOf, placedText } from '../placed-text';
import { roleArnOf } from '../role-arn';
import { othersIn } from '../says';
import { written } from '../spelled-statement';
import { covers } from './within-grant';

/**
 * Do the policies of collections of OpenSearch Serverless give the vendor's roles what was granted, and nobody anything
 * else, and open the collections to endpoints of the network alone?
 *
 * Each permission on each index is looked up in the grants of the role it is given to. Whether the name in a grant and
 * the ARN in a right of IAM are one collection does not matter: whoever calls needs both.
 *
 * Limits: the template only. The policies of a collection add up, so what the client's own give, to these roles or to the
 * internet, stands nowhere here. A policy in a form we do not read, and names given at deployment, are `unknown`.
 */
export function collectionsGranted(manifest: Manifest): Claim {
  const granted = { rights: collectionRights(manifest), manifest, place: placeOf(manifest) };
  return {
    claim:
      'Policies of collections give the vendor’s roles what was granted on their indexes, and open them to the enclave’s endpoints alone',
    decide(world) {
      const data = world.ofType('AWS::OpenSearchServerless::AccessPolicy');
      const network = world.ofType('AWS::OpenSearchServerless::SecurityPolicy');
      return allOf(
        [
          ...data.flatMap((policy) => judge(policy, 'data', (rule) => judgeGrants(rule, granted))),
          ...network.flatMap((policy) => judge(policy, 'network', (rule) => judgeDoor(world, rule, granted))),
        ],
        `${data.length + network.length} policies of collections, ${granted.rights.length} grants on their indexes`,
      );
    },
  };
}

interface Granted {
  readonly rights: readonly CollectionRight[];
  readonly manifest: Manifest;
  readonly place: Place;
}

/** Judges one policy by its rules, which stand as JSON in a text. */
function judge(policy: Resource, type: string, judgeRule: (rule: Property) => Decided[]): Decided[] {
  const name = nameOf(policy);
  const rules = policy.read('Policy').parsed();
  if (rules.value.kind !== 'list') return [unsure(`what ${name} says is hidden: ${describe(rules.value)}`)];
  const said = rules.each().flatMap(judgeRule);
  const found = said.map((one) => (one.verdict === 'fail' ? { ...one, witness: `${one.witness} (${name})` } : one));
  return [...found, mustSay(policy, policy.read('Type'), type, broken(`${name} is no policy of the type ${type}`))];
}

/** A rule, or a part of one, that says something we do not know may give anything. */
function strange(part: Property, known: readonly string[]): Decided[] {
  if (part.value.kind !== 'map') return [unsure(`${part.path}: ${describe(part.value)}, in a form we do not read`)];
  return othersIn(part, known).map((name) => unsure(`${part.path} says ${name}, which we do not read`));
}

function judgeGrants(rule: Property, granted: Granted): Decided[] {
  const parts = rule.get('Rules').each();
  const principals = rule.get('Principal').each();
  return [
    ...strange(rule, ['Description', 'Rules', 'Principal']),
    ...parts.flatMap((part) => [
      ...strange(part, ['ResourceType', 'Resource', 'Permission']),
      ...principals.flatMap((principal) =>
        part
          .get('Resource')
          .each()
          .flatMap((index) =>
            part
              .get('Permission')
              .each()
              .map((permission) => judgeGiven([principal, permission, index, part.get('ResourceType')], granted)),
          ),
      ),
    ]),
  ];
}

function judgeGiven(given: readonly Property[], { rights, manifest, place }: Granted): Decided {
  const read = given.map(({ value }) => placedText(value, place));
  const [who = '', permission = '', index = '', type] = read.map(({ start }) => start);
  const isGranted =
    type === 'index' &&
    rights.some(
      (right) =>
        roleArnOf(manifest, right.jobFunction) === who &&
        right.permissions.some((one) => one === permission) &&
        right.indexes.some((one) => covers(`index/${right.collection}/${one}`, index)),
    );
  const [shown, to, on] = given.map(({ value }) => describe(value));
  if (read.some(({ whole }) => !whole)) return unsure(`${shown} may be given ${to} on ${on}`);
  return isGranted ? pass() : broken(`${who} is given ${permission} on ${index}`);
}

/** A rule of a network policy opens collections of the boundaries, and to endpoints of the network. */
function judgeDoor(world: World, rule: Property, { rights, place }: Granted): Decided[] {
  const own = rights.map(({ collection }) => `collection/${collection}`);
  const services = rule.get('SourceServices').each();
  return [
    ...strange(rule, ['Description', 'Rules', 'AllowFromPublic', 'SourceVPCEs', 'SourceServices']),
    // Said, or not agreed.
    judgeSwitch(rule.get('AllowFromPublic'), false, true, broken('collections are open to the internet')),
    ...services.map(({ value }) => broken(`collections are open to ${describe(value)}`)),
    ...rule
      .get('SourceVPCEs')
      .each()
      .map((door) => judgeEndpoint(world, door, place)),
    ...rule
      .get('Rules')
      .each()
      .flatMap((part) => [
        ...strange(part, ['ResourceType', 'Resource']),
        ...part
          .get('Resource')
          .each()
          .map((resource) => judgeOpened(part.get('ResourceType'), resource, own, place)),
      ]),
  ];
}

function judgeOpened(type: Property, resource: Property, own: readonly string[], place: Place): Decided {
  const [kind, name] = [type, resource].map(({ value }) => placedText(value, place));
  const what = `the ${describe(type.value)} of ${describe(resource.value)}`;
  if (!kind!.whole || !name!.whole) return unsure(`${what} may be opened`);
  return kind!.start === 'collection' && own.includes(name!.start) ? pass() : broken(`${what} is opened`);
}

function judgeEndpoint(world: World, { value }: Property, place: Place): Decided {
  const text = written(value, place);
  const [, id = ''] = /^\$\{([A-Za-z0-9]+)\.(Ref|Id)\}$/.exec(text ?? '') ?? [];
  const door = world.resource(id);
  const home = door?.type === 'AWS::EC2::VPCEndpoint' ? world.follow(door.read('VpcId')) : undefined;
  if (home?.type === 'AWS::EC2::VPC') return pass();
  const what = `the endpoint ${describe(value)}`;
  return text === undefined
    ? unsure(`${what} may be let in`)
    : broken(`${what} is let in, which is none of the network`);
}

const broken = (witness: string): Decided => fail('a collection lets too much through', witness);
