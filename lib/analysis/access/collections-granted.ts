import { z } from 'zod';
import { type CollectionRight, type Manifest, collectionRights, iamPathOf, roleNameOf } from '../../manifest';
import { type Resource, type World, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustSay, unsure } from '../decided';
import { nameOf } from '../name-of';
import { placeOf } from '../placed-text';
import { written } from '../spelled-statement';
import { covers } from './within-grant';

const texts = z.array(z.string());

/** Policies of collections as AWS writes them (Amazon OpenSearch Service Developer Guide, "Data access control", "Network access"). */
const DATA = z.array(
  z.strictObject({
    Description: z.string().optional(),
    Rules: z.array(z.strictObject({ ResourceType: z.string(), Resource: texts, Permission: texts })),
    Principal: texts,
  }),
);
const NETWORK = z.array(
  z.strictObject({
    Description: z.string().optional(),
    Rules: z.array(z.strictObject({ ResourceType: z.string(), Resource: texts })),
    AllowFromPublic: z.boolean(),
    SourceVPCEs: texts.default([]),
    SourceServices: texts.default([]),
  }),
);

/**
 * Do the policies of collections of OpenSearch Serverless give the vendor's roles what was granted, and nobody anything
 * else, and open the collections to endpoints of the network alone?
 *
 * Each permission on each index is looked up in the grants of the role it is given to. Whether the names in a grant and
 * the ARN in a right of IAM are one collection does not matter: whoever calls needs both.
 *
 * Limits: the template only. The policies of a collection add up, so what the client's own give, to these roles or to the
 * internet, stands nowhere here. A policy in a form we do not read is `unknown`.
 */
export function collectionsGranted(manifest: Manifest): Claim {
  const rights = collectionRights(manifest);
  return {
    claim:
      'Policies of collections give the vendor’s roles what was granted on their indexes, and open them to the enclave’s endpoints alone',
    decide(world) {
      const data = world.ofType('AWS::OpenSearchServerless::AccessPolicy');
      const network = world.ofType('AWS::OpenSearchServerless::SecurityPolicy');
      return allOf(
        [
          ...data.map((policy) => judge(policy, 'data', manifest, DATA, (rules) => beyond(rules, rights, manifest))),
          ...network.map((policy) =>
            judge(policy, 'network', manifest, NETWORK, (rules) => opened(world, rules, rights)),
          ),
        ],
        `${data.length + network.length} policies of collections, ${rights.length} grants on their indexes`,
      );
    },
  };
}

/** Judges one policy by its text; `excess` says what it gives too much, if anything. */
function judge<T>(
  policy: Resource,
  type: string,
  manifest: Manifest,
  form: z.ZodType<T>,
  excess: (rules: T) => string | undefined,
): Decided {
  const name = nameOf(policy);
  const { value } = policy.read('Policy');
  const rules = form.safeParse(parsed(written(value, placeOf(manifest))));
  if (!rules.success) return unsure(`what ${name} gives is hidden, or in a form we do not read: ${describe(value)}`);
  const found = excess(rules.data);
  if (found !== undefined) return broken(`${found} (${name})`);
  return mustSay(policy, policy.read('Type'), type, broken(`${name} is no policy of the type ${type}`));
}

function parsed(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a data access policy gives beyond the grants. */
function beyond(
  rules: z.output<typeof DATA>,
  rights: readonly CollectionRight[],
  manifest: Manifest,
): string | undefined {
  for (const { Rules, Principal } of rules) {
    for (const { ResourceType, Resource, Permission } of Rules) {
      for (const who of Principal) {
        const own = rights.filter(({ jobFunction }) => roleArnOf(manifest, jobFunction) === who);
        const left = Resource.flatMap((index) => Permission.map((permission) => ({ index, permission }))).find(
          (given) => ResourceType !== 'index' || !own.some((right) => isGranted(right, given)),
        );
        if (left) return `${who} is given ${left.permission} on ${left.index}`;
      }
    }
  }
  return undefined;
}

interface Given {
  readonly index: string;
  readonly permission: string;
}

function isGranted({ collection, indexes, permissions }: CollectionRight, { index, permission }: Given): boolean {
  return (
    permissions.some((one) => one === permission) && indexes.some((one) => covers(`index/${collection}/${one}`, index))
  );
}

function roleArnOf(manifest: Manifest, jobFunction: string): string {
  const { account, partition } = placeOf(manifest);
  return `arn:${partition}:iam::${account}:role${iamPathOf(manifest)}${roleNameOf(manifest.vendor.id, jobFunction)}`;
}

/** Through what a network policy opens a collection besides endpoints of the network, or what else it opens. */
function opened(world: World, rules: z.output<typeof NETWORK>, rights: readonly CollectionRight[]): string | undefined {
  const own = rights.map(({ collection }) => `collection/${collection}`);
  for (const { Rules, AllowFromPublic, SourceVPCEs, SourceServices } of rules) {
    for (const { ResourceType, Resource } of Rules) {
      const stranger = Resource.find((resource) => ResourceType !== 'collection' || !own.includes(resource));
      if (stranger !== undefined) return `the ${ResourceType} of ${stranger} is opened`;
    }
    if (AllowFromPublic) return 'collections are open to the internet';
    const [service] = SourceServices;
    if (service !== undefined) return `collections are open to ${service}`;
    const door = SourceVPCEs.find((text) => !isOwnDoor(world, text));
    if (door !== undefined) return `collections are open to the endpoint ${door}`;
  }
  return undefined;
}

function isOwnDoor(world: World, text: string): boolean {
  const [, id = ''] = /^\$\{([A-Za-z0-9]+)\.(Ref|Id)\}$/.exec(text) ?? [];
  const door = world.resource(id);
  return door?.type === 'AWS::EC2::VPCEndpoint' && world.follow(door.read('VpcId'))?.type === 'AWS::EC2::VPC';
}

const broken = (witness: string): Decided => fail('a collection lets too much through', witness);
