import { vault, type Manifest } from '../../manifest';
import { type Property, type Resource, type World, asText, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { placeOf } from '../placed-text';
import { archivesOf } from './archives';
import { type Demand, demandText } from './demands';
import { judgeCopier } from './vault-copier';

const BROKEN = 'the vault does not hold what the archive holds';

/**
 * Is everything that falls into an archive copied into the vault of the manifest, and nowhere else?
 *
 * Limits: that the vault is there and lets the copies in is the claim of `vaultLocked`. What fell into the archive before
 * the rule stood is not copied, which no template shows.
 */
export function vaultCopies(manifest: Manifest): Claim {
  const { vaultAccount } = manifest.logging;
  return {
    claim:
      vaultAccount === undefined
        ? 'No log is copied anywhere: the manifest names no account for a second archive'
        : `Every archived log is copied into the vault of account ${vaultAccount}, and nowhere else`,
    decide(world) {
      const copying = world
        .ofType('AWS::S3::Bucket')
        .filter((bucket) => bucket.read('ReplicationConfiguration').value.kind !== 'absent');
      if (vaultAccount === undefined) return judgeNone(copying);
      const { buckets } = archivesOf(world);
      if (buckets.length === 0) return fail(BROKEN, 'no log is delivered into any bucket');
      const others = copying.filter(({ id }) => !buckets.some((bucket) => bucket.id === id));
      return mergeDecided([
        ...buckets.map((bucket) => judgeArchive(world, bucket, manifest, vaultAccount)),
        ...others.map((bucket) => fail(BROKEN, `${nameOf(bucket)} is copied too, and is no archive`)),
      ]);
    },
  };
}

function judgeNone(copying: readonly Resource[]): Decided {
  const [first] = copying;
  return first ? fail('a bucket is copied elsewhere', nameOf(first)) : pass('no bucket is copied');
}

function judgeArchive(world: World, bucket: Resource, manifest: Manifest, vaultAccount: string): Decided {
  const rules = bucket.read('ReplicationConfiguration.Rules').each();
  const name = nameOf(bucket);
  if (rules.length === 0) return fail(BROKEN, `no object of ${name} is copied`);
  const found = mergeDecided([
    ...rules.map((rule) => judgeRule(bucket, rule, manifest, vaultAccount)),
    judgeCopier(world, bucket, manifest, vaultAccount),
  ]);
  return found.verdict === 'pass' ? pass(`${name}: every object, under the key of the vault`) : found;
}

function judgeRule(bucket: Resource, rule: Property, manifest: Manifest, vaultAccount: string): Decided {
  const place = placeOf(manifest);
  const { id } = manifest.vendor;
  const setting = (path: string, witness: string): Demand => ({
    on: bucket,
    property: rule.read(path),
    broken: BROKEN,
    witness,
  });
  const to = `arn:${place.partition}:s3:::${vault.bucket(id, vaultAccount, place.region)}`;
  const key = `arn:${place.partition}:kms:${place.region}:${vaultAccount}:${vault.keyAlias(id)}`;
  const inTime = 'a copy is late and nobody hears of it';
  return mergeDecided([
    demandText(setting('Status', 'a log is not copied'), ['Enabled']),
    demandText(setting('SourceSelectionCriteria.SseKmsEncryptedObjects.Status', 'an encrypted log is not copied'), [
      'Enabled',
    ]),
    demandText(setting('DeleteMarkerReplication.Status', 'a log that is hidden here is hidden there'), ['Disabled']),
    demandText(setting('Destination.Bucket', 'a log goes elsewhere'), [to]),
    demandText(setting('Destination.Account', 'a log goes to somebody else’s bucket of that name'), [vaultAccount]),
    demandText(setting('Destination.AccessControlTranslation.Owner', 'the copy is not the vault’s own'), [
      'Destination',
    ]),
    demandText(setting('Destination.EncryptionConfiguration.ReplicaKmsKeyID', 'the copy has another key'), [key]),
    demandText(setting('Destination.Metrics.Status', inTime), ['Enabled']),
    demandText(setting('Destination.ReplicationTime.Status', inTime), ['Enabled']),
    judgeFilter(bucket, rule),
  ]);
}

/** Everything is copied when nothing is chosen. */
function judgeFilter(bucket: Resource, rule: Property): Decided {
  const chosen = ['Prefix', 'Filter.Prefix', 'Filter.TagFilter', 'Filter.And'].map((path) => rule.read(path));
  for (const { value, path } of chosen) {
    const text = asText(value);
    if (value.kind === 'absent' || (text.kind === 'known' && text.value === '')) continue;
    if (value.kind === 'unresolved') return unsure(`which logs of ${nameOf(bucket)} are copied is hidden: ${path}`);
    return fail(BROKEN, `a log of ${nameOf(bucket)} that is not ${describe(value)} is not copied: ${path}`);
  }
  return pass();
}
