import { type Manifest, vault } from '../../manifest';
import { type Resource, type World, statementsOf } from '../../template';
import { judgeKeyStatement } from '../access/key-statement';
import { judgeLife as judgeLifeOfKey } from '../access/keys-held';
import type { Claim, Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { isPlaced } from '../placed-text';
import { saysText } from '../says';
import { judgeWords } from '../spelled-statement';
import { judgeBucket } from './archive-locked';
import { EVERYBODY, deletionWords, judgeBucketWords, judgeLife, transportWords } from './bucket-words';
import { judgeReads } from './vault-reads';
import { type Side, bucketName, sideOf } from './vault-side';

const BROKEN = 'the vault is not locked';
const LOOSE = 'the vault is open to somebody';

/** All that a vault is made of. */
const PARTS = ['AWS::CDK::Metadata', 'AWS::KMS::Alias', 'AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy'];

/** What the role that copies does to the bucket, and to its key. */
const COPIES = ['s3:ReplicateObject', 's3:ReplicateTags'];
const ENCRYPTS = ['kms:Encrypt', 'kms:GenerateDataKey'];

/**
 * Is the vault a bucket that nobody deletes from, to which one role of the enclave’s account may add and nobody else,
 * under a key that this role may encrypt with and nobody of that account may read with?
 *
 * Limits: who may read is up to IAM of the vault’s account, which is in no template of ours.
 */
export function vaultLocked(manifest: Manifest): Claim {
  const { lockDays, retentionDays, vaultAccount = '' } = manifest.logging;
  return {
    claim:
      `Nobody deletes a copy in the vault for ${lockDays} days, and of account ${manifest.placement.account} only the ` +
      'role that copies may add to it',
    decide(world) {
      const side = sideOf(manifest, vaultAccount);
      const bucket = bucketOf(world, side);
      if (!bucket) return fail(BROKEN, `no copy arrives: no bucket of the vault is called ${bucketName(side)}`);
      const parts = [
        judgeBucket(world, bucket, lockDays, retentionDays),
        ...judgeReads(world, bucket, side),
        judgePolicy(world, bucket, side),
        ...judgeLife(bucket, BROKEN),
        ...world.ofType('AWS::KMS::Key').flatMap((key) => judgeKey(key, side)),
        judgeAlias(world, side),
        ...strangers(world),
      ];
      return allOf(
        parts,
        `${nameOf(bucket)}: locked for ${lockDays} days, added to by one role, its readers written down`,
      );
    },
  };
}

function bucketOf(world: World, side: Side): Resource | undefined {
  return world.ofType('AWS::S3::Bucket').find((bucket) => saysText(bucket.read('BucketName'), bucketName(side)));
}

/** Who may do what to the bucket of the copies, word by word. */
function judgePolicy(world: World, bucket: Resource, { root, copier, place }: Side): Decided {
  const arn = `\${${bucket.id}.Arn}`;
  const copies = { actions: COPIES, resources: [`${arn}/*`] };
  const others = { 'ArnNotEquals aws:PrincipalArn': [copier] };
  return judgeBucketWords(world, bucket, { broken: LOOSE, place }, [
    ...transportWords(arn),
    deletionWords(arn),
    {
      effect: 'Allow',
      principals: [`AWS ${root}`],
      ...copies,
      conditions: { 'ArnEquals aws:PrincipalArn': [copier] },
    },
    { ...EVERYBODY, ...copies, actions: ['s3:PutObject', ...COPIES], conditions: others },
  ]);
}

function judgeKey(key: Resource, side: Side): Decided[] {
  const { statements, hidden } = statementsOf(key.read('KeyPolicy'));
  const { root, copier, place, here } = side;
  const allows = statements.filter(({ effect }) => !saysText(effect, 'Deny'));
  const own = allows.filter(({ principals = [] }) =>
    principals.some(({ property }) => isPlaced(property.value, place, root)),
  );
  const others = allows.filter((statement) => !own.includes(statement));
  const through = {
    'ArnEquals aws:PrincipalArn': [copier],
    'StringEquals kms:ViaService': [`s3.${place.region}.amazonaws.com`],
  };
  const encrypts = { actions: ENCRYPTS, resources: ['*'], conditions: through };
  return [
    judgeWords({ name: `the policy of ${nameOf(key)}`, broken: LOOSE, place }, { statements: own, hidden }, [
      { effect: 'Allow', principals: [`AWS ${root}`], ...encrypts },
    ]),
    ...others.flatMap((one) => judgeKeyStatement(nameOf(key), one, { manifest: here, separate: false })),
    ...judgeLifeOfKey(key),
  ];
}

/** S3 names the key of the copies by its alias. */
function judgeAlias(world: World, { here }: Side): Decided {
  const wanted = vault.keyAlias(here.vendor.id);
  const found = world.ofType('AWS::KMS::Alias').some((alias) => {
    return saysText(alias.read('AliasName'), wanted) && pointsAt(world, alias.read('TargetKeyId'), 'AWS::KMS::Key');
  });
  return found ? pass() : fail(BROKEN, `no copy arrives: no key of the vault is called ${wanted}`);
}

function strangers(world: World): Decided[] {
  const types = [...world.template.resources.values()].filter(({ type }) => !PARTS.includes(type));
  return types.map(({ logicalId, type }) => unsure(`${logicalId} (${type}) is no part of a vault that we know`));
}
