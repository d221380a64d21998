import { type Manifest, createdResource } from '../../manifest';
import { type Resource, type World, asBoolean, asNumber, asText, describe, statementsOf } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { saysText } from '../says';
import { judgeKeyStatement } from './key-statement';

const LOOSE = 'a key is in too many hands';

/** Where each kind of store names the key that encrypts it. */
const STORES: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'SSESpecification.KMSMasterKeyId',
  'AWS::Logs::LogGroup': 'KmsKeyId',
  'AWS::SNS::Topic': 'KmsMasterKeyId',
  'AWS::WorkSpacesWeb::BrowserSettings': 'CustomerManagedKey',
  'AWS::WorkSpacesWeb::DataProtectionSettings': 'CustomerManagedKey',
  'AWS::WorkSpacesWeb::IpAccessSettings': 'CustomerManagedKey',
  'AWS::WorkSpacesWeb::Portal': 'CustomerManagedKey',
  'AWS::WorkSpacesWeb::SessionLogger': 'CustomerManagedKey',
  'AWS::WorkSpacesWeb::UserSettings': 'CustomerManagedKey',
};

/** Longest time between two rotations, and shortest wait before a key is gone, in days: what AWS presets. */
const ROTATION_DAYS_MAX = 365;
const PENDING_DAYS_MIN = 30;

/**
 * Is every key held by whom the manifest names, used by AWS services only for this account, and does it encrypt what the
 * enclave stores?
 *
 * Where the manifest names administrators, ending the key of the archive is theirs alone; other keys IAM may end.
 *
 * Limits: whoever may change the policy of a key can change what is said here: `audit` sees that. A Deny only narrows
 * and is not read. Buckets, trails and streams are another claim. A name given at deployment is `unknown`.
 */
export function keysHeld(manifest: Manifest): Claim {
  return {
    claim:
      'Keys are held only by whom the manifest names, serve this account alone, and encrypt what the enclave stores',
    decide(world) {
      const keys = world.ofType('AWS::KMS::Key');
      const stores = Object.keys(STORES)
        .flatMap((type) => world.ofType(type))
        .filter((store) => !isOfBoundary(store, manifest));
      return allOf(
        [
          ...keys.flatMap((key) => judge(world, key, manifest)),
          ...stores.map((store) => judgeStore(world, store)),
          ...world
            .ofType('AWS::KMS::ReplicaKey')
            .map((key) => fail(LOOSE, `${nameOf(key)} takes a key to another region`)),
        ],
        `${keys.length} keys, ${stores.length} stores`,
      );
    },
  };
}

function judge(world: World, key: Resource, manifest: Manifest): Decided[] {
  const name = nameOf(key);
  const { statements, hidden } = statementsOf(key.read('KeyPolicy'));
  if (key.read('KeyPolicy').value.kind === 'absent')
    return [fail(LOOSE, `${name} has no policy, and serves whoever IAM of the account allows`)];
  const separate = manifest.logging.keyAdministrators.length > 0 && isOfArchive(world, key);
  const allowing = statements.filter(({ effect }) => {
    const text = asText(effect.value);
    return text.kind !== 'known' || text.value !== 'Deny';
  });
  return [
    ...hidden.map(({ path }) => unsure(`${name}: ${path} is hidden`)),
    ...allowing.flatMap((statement) => judgeKeyStatement(name, statement, { manifest, separate })),
    ...judgeLife(key),
  ];
}

/** Is a key rotated every year, and does it stay long enough for somebody to notice that it was ended? */
export function judgeLife(key: Resource): Decided[] {
  const [rotation, period, pending] = ['EnableKeyRotation', 'RotationPeriodInDays', 'PendingWindowInDays'].map((path) =>
    key.read(path),
  );
  const rotates = asBoolean(rotation!.value);
  const days = (value: Resource['properties']['value'], preset: number) => {
    const number = asNumber(value);
    return number.kind === 'known' ? number.value : number.kind === 'absent' ? preset : undefined;
  };
  const [every, wait] = [days(period!.value, ROTATION_DAYS_MAX), days(pending!.value, PENDING_DAYS_MIN)];
  const name = nameOf(key);
  return [
    mustBe(rotates.kind === 'known' && rotates.value, rotation!.value, LOOSE, `${name} is never rotated`),
    mustBe((every ?? Infinity) <= ROTATION_DAYS_MAX, period!.value, LOOSE, `${name} is rotated every ${every} days`),
    mustBe(
      (wait ?? 0) >= PENDING_DAYS_MIN,
      pending!.value,
      LOOSE,
      `${name} is gone ${wait} days after somebody ends it`,
    ),
  ];
}

function isOfArchive(world: World, key: Resource): boolean {
  const rules = world
    .ofType('AWS::S3::Bucket')
    .flatMap((bucket) => bucket.read('BucketEncryption.ServerSideEncryptionConfiguration').each());
  return rules.some((rule) => world.follow(rule.read('ServerSideEncryptionByDefault.KMSMasterKeyID'))?.id === key.id);
}

/** A topic that the enclave makes for a data boundary has the key of the boundary, which is another claim. */
function isOfBoundary(store: Resource, { dataBoundaries }: Manifest): boolean {
  const made = dataBoundaries
    .filter(({ created }) => created)
    .flatMap(({ resources }) => resources.map(createdResource));
  const names = made.flatMap((one) => (one?.kind === 'topic' ? one.name : []));
  return store.type === 'AWS::SNS::Topic' && saysText(store.read('TopicName'), ...names);
}

function judgeStore(world: World, store: Resource): Decided {
  const key = store.read(STORES[store.type]!);
  const off = asBoolean(store.read('SSESpecification.SSEEnabled').value);
  const type = asText(store.read('SSESpecification.SSEType').value);
  const weak = (off.kind === 'known' && !off.value) || (type.kind === 'known' && type.value !== 'KMS');
  if (weak) return fail(LOOSE, `${nameOf(store)} is encrypted by a key of AWS`);
  const witness = `${nameOf(store)} is encrypted by ${describe(key.value)}, none of the enclave’s keys`;
  return pointsAt(world, key, 'AWS::KMS::Key') ? pass() : mustBe(false, key.value, LOOSE, witness);
}
