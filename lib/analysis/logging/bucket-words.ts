import type { Property, Resource } from '../../template';
import type { Decided } from '../claim';
import { fail, pass } from '../decided';
import { saysNumber, saysText } from '../says';
import type { Words } from '../spelled-statement';
import { nameOf } from './demands';

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
