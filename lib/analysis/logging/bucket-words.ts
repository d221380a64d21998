import { type Property, RELATIONS, type Resource, type World, statementsOf } from '../../template';
import type { Decided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { saysNumber, saysText } from '../says';
import { type Wording, type Words, judgeWords } from '../spelled-statement';

export const EVERYBODY = { effect: 'Deny', principals: ['AWS *'] } as const;

/** What the policy of every bucket says, by its ARN in words: nobody speaks plain HTTP, or TLS before 1.2. */
export function transportWords(arn: string): Words[] {
  const all = { ...EVERYBODY, actions: ['s3:*'], resources: [arn, `${arn}/*`] };
  return [
    { ...all, conditions: { 'Bool aws:SecureTransport': ['false'] } },
    { ...all, conditions: { 'NumericLessThan s3:TlsVersion': ['1.2'] } },
  ];
}

/** Nobody deletes, nor lifts a lock to delete. */
export function deletionWords(arn: string): Words {
  const actions = ['s3:BypassGovernanceRetention', 's3:DeleteObject', 's3:DeleteObjectVersion'];
  return { ...EVERYBODY, actions, resources: [`${arn}/*`] };
}

/**
 * The policy of a bucket, or why there is none to judge.
 *
 * A bucket takes one policy: of two, what they say together is in force nowhere.
 *
 * @param none what it means that a bucket has no policy
 */
export function policyOf(world: World, bucket: Resource, none: Decided): Resource | Decided {
  const { certain, possible } = world.referrers(bucket, RELATIONS.bucketPolicies);
  const [policy, second] = certain;
  if (second) return unsure(`${nameOf(bucket)} has two policies, of which one is in force`);
  if (possible[0]) return unsure(`${nameOf(possible[0])} may be the policy of ${nameOf(bucket)}`);
  return policy ?? none;
}

/** Does the policy of a bucket say all of this, and allow nothing else? It may forbid more. */
export function judgeBucketWords(
  world: World,
  bucket: Resource,
  { broken, place }: Omit<Wording, 'name'>,
  wanted: readonly Words[],
): Decided {
  const found = policyOf(world, bucket, fail(broken, `${nameOf(bucket)} has no policy`));
  if ('verdict' in found) return found;
  const name = `the policy of ${nameOf(bucket)}`;
  return judgeWords({ name, broken, place }, statementsOf(found.read('PolicyDocument')), wanted);
}

/** Do objects belong to the owner of the bucket, whoever writes them, and end some day? */
export function judgeLife(bucket: Resource, broken: string): Decided[] {
  const owned = bucket.read('OwnershipControls.Rules').each();
  const isOwned = owned.length === 1 && saysText(owned[0]!.get('ObjectOwnership'), 'BucketOwnerEnforced');
  const ends = bucket.read('LifecycleConfiguration.Rules').each().some(isEnd);
  const name = nameOf(bucket);
  return [
    isOwned ? pass() : fail(broken, `whoever writes an object of ${name} may own it`),
    ends ? pass() : fail(broken, `what lies in ${name} never ends, however old`),
  ];
}

/** Personal data must end some day: expiry puts a marker over an object, and a second period takes what lies under it. */
function isEnd(rule: Property): boolean {
  const expires = rule.get('ExpirationInDays').value.kind !== 'absent';
  return (
    saysText(rule.get('Status'), 'Enabled') &&
    expires &&
    saysNumber(rule.read('NoncurrentVersionExpiration.NoncurrentDays'), 1)
  );
}
