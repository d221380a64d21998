import type { Manifest } from '../../../manifest';
import type { World } from '../../../template';
import type { Claim, Decided } from '../../claim';
import { archivesOf } from '../../logging/archives';
import type { Account, Guarded, Identity } from '../account/account';
import { accessOf } from '../account/access-of';
import { never } from '../questions/never';
import type { RequestKind } from '../questions/request-kind';
import { accountIn } from './account-in';
import { told, toldTogether } from './told';

const BROKEN = 'an identity of the enclave may end its logs';

/**
 * Is no identity of the template allowed to delete logs, to stop them, or to loosen what keeps them?
 *
 * Identity policies and boundaries are put together with the policies of the archive's buckets and of the keys.
 *
 * Limits: that a new version of an object hides no old one, and that nobody of the account ends the lock, is
 * `archiveLocked`. Who stands outside of the template is not judged.
 */
export function logsBeyondReach(manifest: Manifest): Claim {
  return {
    claim: 'No identity of the enclave may delete logs, stop them, or loosen what keeps them',
    decide(world) {
      const account = accountIn(world, manifest);
      const kept = keptIn(world, account);
      const parts = account.identities.flatMap((who) => judge(account, who, kept));
      const { length } = account.identities;
      return toldTogether(account, parts, `${length} identities, ${kept.length} buckets and keys with their policies`);
    },
  };
}

function judge(account: Account, who: Identity, kept: readonly Guarded[]): Decided[] {
  const ask = (kind: RequestKind, resource?: Guarded) =>
    told(never(accessOf(account, who, resource ? { resource } : {}).access, kind, account), BROKEN, who, account);
  return [
    ask({ actions: ANYWHERE }),
    ...kept.map((one) => ask({ actions: OF_KEPT, resources: [one.arn, `${one.arn}/*`], ...by(who) }, one)),
  ];
}

/** Somebody by the ARN with its path, which no other role has: a session has the name alone. */
const by = ({ arn }: Identity): RequestKind => ({
  principal: '*',
  condition: { ArnEquals: { 'aws:PrincipalArn': arn } },
});

/** The archive's buckets, and every key: each of them has a policy that lets somebody administer it. */
function keptIn(world: World, { guarded }: Account): Guarded[] {
  const buckets = archivesOf(world).buckets.map(({ id }) => id);
  return guarded.filter(({ id, type }) => buckets.includes(id) || type === 'AWS::KMS::Key');
}

/** Nobody has any business with these, on any resource. */
const ANYWHERE = [
  'cloudtrail:StopLogging',
  'cloudtrail:DeleteTrail',
  'cloudtrail:UpdateTrail',
  'cloudtrail:PutEventSelectors',
  'logs:DeleteLogGroup',
  'logs:DeleteLogStream',
  'logs:DeleteRetentionPolicy',
  'logs:DisassociateKmsKey',
  'kms:ScheduleKeyDeletion',
  'kms:DisableKey',
  'kms:PutKeyPolicy',
  's3:BypassGovernanceRetention',
];

/** What would end what the archive holds, or open it. */
const OF_KEPT = [
  'kms:DisableKey',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  's3:DeleteBucket*',
  's3:DeleteObject*',
  's3:PutBucketPolicy',
  's3:PutBucketVersioning',
  's3:PutLifecycleConfiguration',
  's3:PutBucketObjectLockConfiguration',
  's3:PutObjectRetention',
  's3:PutObjectLegalHold',
  's3:BypassGovernanceRetention',
  's3:PutEncryptionConfiguration',
];
