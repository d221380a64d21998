import type { Manifest } from '../../manifest';
import { type Property, type Resource, type World, asNumber, asText, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { archivesOf } from './archives';
import { judgeBucketPolicy } from './bucket-guarded';
import {
  type Demand,
  demandAtLeast,
  demandClosed,
  demandExists,
  demandRetained,
  demandText,
  demandTrue,
} from './demands';

const BROKEN = 'the archive is not locked';

/**
 * Is all that is logged kept where nobody can delete or change it, encrypted, for as long as the manifest says?
 *
 * Every bucket that logs of the template are delivered to is an archive, and every log group of the template is judged.
 *
 * Limits: a bucket or a key outside the template is `unknown`. Who may read is another claim. That nobody ends the key,
 * which would make what it encrypts unreadable, is up to its administrators.
 */
export function archiveLocked({ logging }: Manifest): Claim {
  const { lockDays, retentionDays } = logging;
  return {
    claim:
      `Nobody can delete an archived log for ${lockDays} days, not even the root of the account; logs are encrypted and ` +
      `kept for ${retentionDays} days`,
    decide(world) {
      const { buckets, elsewhere } = archivesOf(world);
      if (buckets.length + elsewhere.length === 0) return fail(BROKEN, 'no log is delivered into any bucket');
      return mergeDecided([
        ...buckets.map((bucket) => judgeBucket(world, bucket, lockDays, retentionDays)),
        ...elsewhere.map((one) => unsure(one)),
        ...judgeGroups(world, retentionDays),
      ]);
    },
  };
}

/** Is one bucket locked for so long, and does it keep what is in it? */
export function judgeBucket(world: World, bucket: Resource, lockDays: number, retentionDays: number): Decided {
  const name = nameOf(bucket);
  const setting = (path: string, witness: string): Demand => ({
    on: bucket,
    property: bucket.read(path),
    broken: BROKEN,
    witness,
  });
  const found = mergeDecided([
    demandExists(bucket),
    demandTrue(setting('ObjectLockEnabled', 'whoever may delete objects deletes a log')),
    demandText(setting('ObjectLockConfiguration.ObjectLockEnabled', 'whoever may delete objects deletes a log'), [
      'Enabled',
    ]),
    demandText(
      setting('ObjectLockConfiguration.Rule.DefaultRetention.Mode', 'whoever may bypass the lock deletes a log'),
      ['COMPLIANCE'],
    ),
    judgeLockTime(bucket, lockDays),
    demandText(setting('VersioningConfiguration.Status', 'whoever may write writes over a log'), ['Enabled']),
    ...demandClosed(bucket, BROKEN, 'somebody opens the archive to the public'),
    ...judgeExpiry(bucket, retentionDays),
    judgeEncryption(world, bucket),
    judgeBucketPolicy(world, bucket),
    demandRetained(bucket, BROKEN),
  ]);
  if (found.verdict !== 'pass') return found;
  return pass(
    `${name}: locked in compliance mode for ${lockDays} days, encrypted, closed to the public and to deletion`,
  );
}

function judgeLockTime(bucket: Resource, lockDays: number): Decided {
  const retention = bucket.read('ObjectLockConfiguration.Rule.DefaultRetention');
  const years = asNumber(retention.get('Years').value);
  const [unit, min] = years.kind === 'absent' ? ['Days', lockDays] : ['Years', lockDays / 365];
  const witness = `a log of ${lockDays} days ago is deleted`;
  return demandAtLeast({ on: bucket, property: retention.get(String(unit)), broken: BROKEN, witness }, Number(min));
}

/** Lifecycle rules that may be on and end too early; those that end only old versions hide nothing. */
function judgeExpiry(bucket: Resource, retentionDays: number): Decided[] {
  const rules = bucket.read('LifecycleConfiguration.Rules').each();
  return rules.flatMap((rule) => {
    const status = asText(rule.get('Status').value);
    if (status.kind === 'known' && status.value !== 'Enabled') return [];
    const found = mergeDecided([judgeDate(bucket, rule), judgeDays(bucket, rule, retentionDays)]);
    if (found.verdict === 'pass' || status.kind !== 'hidden') return [found];
    return [unsure(`whether a lifecycle rule of ${nameOf(bucket)} is on is hidden by ${status.by}`)];
  });
}

function judgeDate(bucket: Resource, rule: Property): Decided {
  const date = asText(rule.get('ExpirationDate').value);
  if (date.kind === 'absent') return pass();
  if (date.kind === 'hidden') return unsure(`an expiry of ${nameOf(bucket)} is hidden by ${date.by}`);
  return fail(BROKEN, `on ${date.value} all logs of ${nameOf(bucket)} expire, however young`);
}

function judgeDays(bucket: Resource, rule: Property, retentionDays: number): Decided {
  const property = rule.get('ExpirationInDays');
  if (property.value.kind === 'absent') return pass();
  const witness = `a log of ${retentionDays} days ago has expired`;
  return demandAtLeast({ on: bucket, property, broken: BROKEN, witness }, retentionDays);
}

function judgeEncryption(world: World, bucket: Resource): Decided {
  const rules = bucket.read('BucketEncryption.ServerSideEncryptionConfiguration').each();
  if (rules.length === 0)
    return fail(BROKEN, `whoever may read objects reads ${nameOf(bucket)}: it has no key of its own`);
  return mergeDecided(
    rules.map((rule) => {
      const preset = rule.get('ServerSideEncryptionByDefault');
      const witness = 'whoever may read objects reads a log';
      const algorithm = { on: bucket, property: preset.get('SSEAlgorithm'), broken: BROKEN, witness };
      return mergeDecided([
        demandText(algorithm, ['aws:kms', 'aws:kms:dsse']),
        judgeKey(world, bucket, preset.get('KMSMasterKeyID')),
      ]);
    }),
  );
}

function judgeGroups(world: World, retentionDays: number): Decided[] {
  const groups = world.ofType('AWS::Logs::LogGroup');
  const found = groups.map((group) => judgeGroup(world, group, retentionDays));
  if (found.some(({ verdict }) => verdict !== 'pass')) return found;
  return [pass(`${groups.length} log groups: encrypted, kept for ${retentionDays} days or longer`)];
}

function judgeGroup(world: World, group: Resource, retentionDays: number): Decided {
  const retention = group.read('RetentionInDays');
  const witness = `an event of ${retentionDays} days ago is gone`;
  return mergeDecided([
    judgeKey(world, group, group.read('KmsKeyId')),
    // Without a period events stay for ever.
    ...(retention.value.kind === 'absent'
      ? []
      : [demandAtLeast({ on: group, property: retention, broken: BROKEN, witness }, retentionDays)]),
    demandRetained(group, BROKEN),
  ]);
}

/** A key of the template that is rotated and outlives its stack. */
function judgeKey(world: World, of: Resource, pointer: Property): Decided {
  if (pointer.value.kind === 'absent') {
    return fail(BROKEN, `whoever may read ${nameOf(of)} reads it in plain text: it has no key of its own`);
  }
  const key = world.follow(pointer);
  if (key?.type !== 'AWS::KMS::Key') {
    return unsure(`the key of ${nameOf(of)}, ${describe(pointer.value)}, is not in the template`);
  }
  const rotation = {
    on: key,
    property: key.read('EnableKeyRotation'),
    broken: BROKEN,
    witness: 'one key stays for ever',
  };
  return mergeDecided([demandExists(key), demandTrue(rotation), demandRetained(key, BROKEN)]);
}
