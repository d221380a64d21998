import { type Manifest, vault } from '../../manifest';
import { RELATIONS, type Resource, type Statement, type World, describe, statementsOf } from '../../template';
import { judgeKeyStatement } from '../access/key-statement';
import { judgeLife } from '../access/keys-held';
import { throughServices } from '../access/service-use';
import type { Claim, Decided } from '../claim';
import { allOf, pass } from '../decided';
import { pointsAt } from '../own-resources';
import { isPlaced } from '../placed-text';
import { judgeBucket } from './archive-locked';
import { fail, nameOf, unsure } from './demands';
import { judgeReads } from './vault-reads';
import { type Side, bucketName, isText, sideOf } from './vault-side';

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
        ...world.referrers(bucket, RELATIONS.bucketPolicies).certain.flatMap((policy) => judgePolicy(policy, side)),
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
  return world.ofType('AWS::S3::Bucket').find((bucket) => isText(bucket.read('BucketName'), bucketName(side)));
}

function judgePolicy(policy: Resource, side: Side): Decided[] {
  const { statements, hidden } = statementsOf(policy.read('PolicyDocument'));
  const name = nameOf(policy);
  const allows = statements.filter(({ effect }) => !isText(effect, 'Deny'));
  return [
    ...hidden.map(({ path }) => unsure(`${name}: ${path} is hidden`)),
    ...allows.map((statement) => judgeCopier(name, statement, COPIES, side)),
    mustLetIn(allows, COPIES, name),
    denyOthers(statements, name, side),
  ];
}

function judgeKey(key: Resource, side: Side): Decided[] {
  const { statements, hidden } = statementsOf(key.read('KeyPolicy'));
  const name = nameOf(key);
  const allows = statements.filter(({ effect }) => !isText(effect, 'Deny'));
  const own = allows.filter((statement) => isForEnclave(statement, side));
  const others = allows.filter((statement) => !own.includes(statement));
  return [
    ...hidden.map(({ path }) => unsure(`${name}: ${path} is hidden`)),
    ...own.map((statement) => judgeCopier(name, statement, ENCRYPTS, side)),
    ...own.map((statement) => judgeThrough(name, statement, side)),
    ...judgeLife(key),
    ...others.flatMap((one) => judgeKeyStatement(name, one, { manifest: side.here, separate: false })),
    mustLetIn(own, ENCRYPTS, name),
  ];
}

/** Used past S3, the key would encrypt what nobody can tell from a log. */
function judgeThrough(name: string, statement: Statement, { place }: Side): Decided {
  if (throughServices(statement, place)) return pass();
  const what = `the copier uses ${name} for anything by ${statement.property.path}, not through S3 alone`;
  return statement.hiddenConditions.length > 0 ? unsure(what) : fail(LOOSE, what);
}

/** Without one of them no copy is made. */
function mustLetIn(allows: readonly Statement[], actions: readonly string[], name: string): Decided {
  const given = allows.flatMap((one) => (one.actions ?? []).map(({ value }) => describe(value)));
  const missing = actions.find((action) => !given.includes(action));
  return missing === undefined ? pass() : fail(BROKEN, `no copy arrives: ${name} does not let the copier ${missing}`);
}

/** An Allow for the one role of the other account, of these actions and no others. */
function judgeCopier(name: string, statement: Statement, actions: readonly string[], side: Side): Decided {
  const { property, hiddenConditions } = statement;
  const who = (statement.principals ?? []).map((one) => describe(one.property.value)).join(', ');
  const isHeld = isForEnclave(statement, side) && tests(statement, 'ArnEquals', side);
  const excess = (statement.actions ?? []).find((action) => !actions.some((one) => isText(action, one)));
  const what = `${who || 'everybody but a few'} may ${excess ? describe(excess.value) : 'add to it'} by ${property.path} of ${name}`;
  if (isHeld && statement.actions && !excess && hiddenConditions.length === 0) return pass();
  return hiddenConditions.length > 0 || excess?.value.kind === 'unresolved' ? unsure(what) : fail(LOOSE, what);
}

function isForEnclave({ principals = [] }: Statement, { root, place }: Side): boolean {
  const [only, ...others] = principals;
  return only?.kind === 'AWS' && others.length === 0 && isPlaced(only.property.value, place, root);
}

/** Everybody but the copier is kept from adding, whatever IAM of the vault’s account allows them. */
function denyOthers(statements: readonly Statement[], name: string, side: Side): Decided {
  const denied = statements.filter((statement) => {
    const { effect, principals = [], conditions } = statement;
    const isForAll = principals.some(({ kind, property }) => kind === '*' || isText(property, '*'));
    return isText(effect, 'Deny') && isForAll && conditions.length === 1 && tests(statement, 'ArnNotEquals', side);
  });
  const actions = denied.flatMap((one) => one.actions ?? []);
  const missing = ['s3:PutObject', ...COPIES].find((wanted) => !actions.some((action) => isText(action, wanted)));
  if (missing === undefined) return pass();
  return fail(LOOSE, `whoever IAM allows puts something among the copies: ${name} does not forbid ${missing}`);
}

function tests({ conditions }: Statement, wanted: string, { copier, place }: Side): boolean {
  return conditions.some(
    ({ operator, key, values }) =>
      operator === wanted &&
      key.toLowerCase() === 'aws:principalarn' &&
      values.length === 1 &&
      values.every(({ value }) => isPlaced(value, place, copier)),
  );
}

/** S3 names the key of the copies by its alias. */
function judgeAlias(world: World, { here }: Side): Decided {
  const wanted = vault.keyAlias(here.vendor.id);
  const found = world.ofType('AWS::KMS::Alias').some((alias) => {
    return isText(alias.read('AliasName'), wanted) && pointsAt(world, alias.read('TargetKeyId'), 'AWS::KMS::Key');
  });
  return found ? pass() : fail(BROKEN, `no copy arrives: no key of the vault is called ${wanted}`);
}

function strangers(world: World): Decided[] {
  const types = [...world.template.resources.values()].filter(({ type }) => !PARTS.includes(type));
  return types.map(({ logicalId, type }) => unsure(`${logicalId} (${type}) is no part of a vault that we know`));
}
