import type { Manifest } from '../../../manifest';
import type { Claim } from '../../claim';
import { accessOf } from '../account/access-of';
import type { Account } from '../account/account';
import { never } from '../questions/never';
import { aboutAll, accountOf, decidedOf } from './enclave-account';

/** What makes records vanish, or stop coming. */
const UNDOING: readonly string[] = [
  's3:BypassGovernanceRetention',
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:DeleteObject*',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketPolicy',
  's3:PutBucketVersioning',
  's3:PutLifecycleConfiguration',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateTrail',
  'ec2:DeleteFlowLogs',
  'firehose:DeleteDeliveryStream',
  'firehose:StopDeliveryStreamEncryption',
  'kms:DisableKey',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'logs:DeleteLogGroup',
  'logs:DeleteLogStream',
  'logs:DeleteRetentionPolicy',
  'logs:DeleteSubscriptionFilter',
];

/**
 * Can nobody of the enclave, person or function, alter or delete what was recorded?
 *
 * The engine asks of every identity of the template whether its policies, or the policy of the archive, its key or a log
 * group that names it, allow any call that makes records vanish or stops them. Data that the vendor was granted to delete is
 * no record.
 *
 * Limits: whoever administers the account is no identity of the template; the guardrails and the vault are for them.
 */
export function logsUntouched(manifest: Manifest): Claim {
  return {
    claim: 'Nobody of the enclave, person or function, can alter or delete what was recorded',
    decide(world) {
      const account = accountOf(world, manifest);
      const records = recordsOf(account, manifest);
      const parts = account.identities.flatMap((identity) =>
        records.map((resource) => {
          const met = account.guarded.find(({ arn }) => arn === resource);
          const { access } = accessOf(account, identity, met ? { resource: met } : {});
          const kind = {
            actions: UNDOING,
            resources: [resource, `${resource}/*`, `${resource}:*`],
            // By the ARN with its path, which no other role has: a session has the name alone.
            principal: '*',
            condition: { ArnEquals: { 'aws:PrincipalArn': identity.arn } },
          };
          const answer = never(access, kind, { symbols: account.symbols });
          return decidedOf(account, identity, answer, 'can make records vanish');
        }),
      );
      return aboutAll(
        parts,
        `${account.identities.length} identities, ${records.length} places of records, ${UNDOING.length} ways to undo them`,
      );
    },
  };
}

/** Where records are kept: every bucket, key and log group of the template but what was made for the vendor's data. */
function recordsOf(account: Account, { dataBoundaries }: Manifest): string[] {
  const data = dataBoundaries.flatMap(({ created, resources }) => (created ? resources : []));
  const kept = account.guarded.filter(({ type }) => KEEPING.includes(type)).map(({ arn }) => arn);
  return kept.filter((arn) => !data.some((resource) => resource === arn || resource.startsWith(`${arn}/`)));
}

const KEEPING = ['AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Logs::LogGroup'];
