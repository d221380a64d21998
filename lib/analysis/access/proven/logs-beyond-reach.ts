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

const BROKEN = 'an identity of the enclave may end its logs, or write among them';

/**
 * Is no identity of the template allowed to delete logs, to stop them, to loosen what keeps them, or to write among them?
 *
 * Identity policies and boundaries are put together with the policies of the archive's buckets and of the keys. Roles that
 * delivery streams bear may write: what they write is a new version, and the lock keeps the old one.
 *
 * Limits: that versions and lock are on, and that nobody of the account ends the lock, is `archiveLocked`. Who stands
 * outside of the template is not judged.
 */
export function logsBeyondReach(manifest: Manifest): Claim {
  return {
    claim:
      'No identity of the enclave may delete logs, stop them, or loosen what keeps them, and none but those that deliver ' +
      'logs may write among them',
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
  const delivers = account.workloads.some(({ type, role }) => type === DELIVERY && role === who.arn);
  const ofBucket = delivers ? OF_BUCKET : [...OF_BUCKET, ...WRITES];
  return [
    ask({ actions: ANYWHERE }),
    ...kept.map((one) =>
      one.type === KEY
        ? ask({ actions: OF_KEY, resources: [one.arn], ...by(who) }, one)
        : ask({ actions: ofBucket, resources: [one.arn, `${one.arn}/*`], ...by(who) }, one),
    ),
  ];
}

const KEY = 'AWS::KMS::Key';
const DELIVERY = 'AWS::KinesisFirehose::DeliveryStream';

/** Somebody by the ARN with its path, which no other role has: a session has the name alone. */
const by = ({ arn }: Identity): RequestKind => ({
  principal: '*',
  condition: { ArnEquals: { 'aws:PrincipalArn': arn } },
});

/** The archive's buckets, and every key: each of them has a policy that lets somebody administer it. */
function keptIn(world: World, { guarded }: Account): Guarded[] {
  const buckets = archivesOf(world).buckets.map(({ id }) => id);
  return guarded.filter(({ id, type }) => buckets.includes(id) || type === KEY);
}

/** What would end what a key keeps, or open it. */
const OF_KEY = [
  'kms:CreateGrant',
  'kms:DeleteImportedKeyMaterial',
  'kms:DisableKey*',
  'kms:PutKeyPolicy',
  'kms:RetireGrant',
  'kms:RevokeGrant',
  'kms:ScheduleKeyDeletion',
];

/** Nobody has any business with these, on any resource. */
const ANYWHERE = [
  'cloudtrail:DeleteEventDataStore',
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:StopEventDataStoreIngestion',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateEventDataStore',
  'cloudtrail:UpdateTrail',
  'ec2:DeleteFlowLogs',
  'firehose:DeleteDeliveryStream',
  'firehose:StopDeliveryStreamEncryption',
  'firehose:UpdateDestination',
  'logs:AssociateKmsKey',
  'logs:DeleteLogGroup',
  'logs:DeleteLogStream',
  'logs:DeleteRetentionPolicy',
  'logs:DeleteSubscriptionFilter',
  'logs:DisassociateKmsKey',
  'logs:PutRetentionPolicy',
  'logs:PutSubscriptionFilter',
  'route53resolver:DeleteResolverQueryLogConfig',
  'route53resolver:DisassociateResolverQueryLogConfig',
  's3:BypassGovernanceRetention',
  ...OF_KEY,
];

/** What would end what the archive holds, or open it. */
const OF_BUCKET = [
  's3:BypassGovernanceRetention',
  's3:DeleteBucket*',
  's3:DeleteObject*',
  's3:PutBucketAcl',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPolicy',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketVersioning',
  's3:PutEncryptionConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutObjectAcl',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
  's3:PutObjectVersionAcl',
  's3:ReplicateDelete',
];

const WRITES = ['s3:PutObject', 's3:ReplicateObject'];
