import { type CreatedResource, type Manifest, createdResource } from '../manifest';
import { type Property, type Resource, type World, statementsOf } from '../template';
import type { Claim, Decided } from './claim';
import { allOf, fail, mustSay, pass, unsure } from './decided';
import { judgeKept } from './kept-when-deleted';
import { type Form, FORMS } from './created-forms';
import { EVERYBODY, judgeBucketWords, transportWords } from './logging/bucket-words';
import { demandAtLeast, demandClosed, demandExists } from './logging/demands';
import { nameOf } from './name-of';
import { type Place, placeOf } from './placed-text';
import { isHidden, othersIn, saysText } from './says';
import { judgeWords } from './spelled-statement';

/** All that a rule of a bucket says which ends uploads that nobody finished. */
const UPLOADS_END = ['AbortIncompleteMultipartUpload', 'Id', 'Status'];

const LOOSE = 'data that the enclave makes is not safe';

/**
 * Does everything that the manifest tells the enclave to make stand in the template under its name, encrypted with the
 * key of its boundary, closed to all calls in plain text, handing nothing on to anybody, and kept when the stack goes?
 *
 * A name that the template does not make may be taken by anybody, and vendor and client would put their data there.
 * Properties that we do not know may hand data on: replication, notifications, subscriptions, redrives.
 *
 * Limits: what the policy of the key says is for its owner. A name or a key given at deployment is `unknown`.
 */
export function createdDataSafe(manifest: Manifest): Claim {
  const place = placeOf(manifest);
  const wanted = manifest.dataBoundaries.flatMap(({ created, resources, keyArn = '' }) =>
    created ? resources.map((arn) => ({ arn, keyArn })) : [],
  );
  return {
    claim:
      'Data that the enclave makes is encrypted with the key of its boundary, answers encrypted calls alone, is handed on to nobody, and stays when the stack goes',
    decide: (world) =>
      allOf(
        wanted.flatMap(({ arn, keyArn }) => judge(world, arn, keyArn, place)),
        `${wanted.length} buckets, queues, topics and streams`,
      ),
  };
}

function judge(world: World, arn: string, keyArn: string, place: Place): Decided[] {
  const created = createdResource(arn);
  if (!created) return [fail(LOOSE, `nothing can make ${arn}`)];
  const form = FORMS[created.kind];
  const all = world.ofType(form.type);
  const found = all.filter((one) => saysText(one.read(form.name), created.name));
  if (found.length > 0) {
    return found.flatMap((one) => [
      ...judgeFound(world, one, created, keyArn, place),
      ...judgeSubscribers(world, one, arn),
    ]);
  }
  const hidden = all.find((one) => isHidden(one.read(form.name)));
  return [
    hidden ? unsure(`${nameOf(hidden)} may be ${arn}, or not`) : fail(LOOSE, `nothing makes ${arn}, so anybody may`),
  ];
}

function judgeFound(world: World, found: Resource, { kind }: CreatedResource, keyArn: string, place: Place): Decided[] {
  const { key, encrypted, keeps, known } = FORMS[kind];
  const name = nameOf(found);
  const [path, text] = encrypted ?? [];
  const says = (property: Property, wanted: string, what: string) =>
    mustSay(found, property, wanted, fail(LOOSE, what));
  return [
    demandExists(found),
    judgeKept(found),
    ...othersIn(found.properties, known).map((other) => fail(LOOSE, `${name} says ${other}, and may hand data on`)),
    says(found.read(key), keyArn, `${name} is encrypted with another key than that of its boundary`),
    ...(path && text ? [says(found.read(path), text, `${name} is not encrypted with the key`)] : []),
    ...(keeps ? [judgeTime(found, ...keeps)] : []),
    ...(kind === 'bucket' ? judgeBucket(world, found, place) : judgePolicy(world, found, FORMS[kind], place)),
  ];
}

/** Whoever subscribes to a topic is sent what it is told. */
function judgeSubscribers(world: World, found: Resource, arn: string): Decided[] {
  return world.ofType('AWS::SNS::Subscription').map((one) => {
    const topic = one.read('TopicArn');
    const target = world.follow(topic);
    const name = nameOf(one);
    if (saysText(topic, arn) || target?.id === found.id)
      return fail(LOOSE, `${name} is sent what ${nameOf(found)} is told`);
    return target || !isHidden(topic) ? pass() : unsure(`${name} may be sent what ${nameOf(found)} is told`);
  });
}

function judgeTime(found: Resource, path: string, least: number): Decided {
  return demandAtLeast(
    { on: found, property: found.read(path), broken: LOOSE, witness: 'data is gone too soon' },
    least,
  );
}

function judgeBucket(world: World, bucket: Resource, place: Place): Decided[] {
  const name = nameOf(bucket);
  const says = (path: string, wanted: string, what: string) =>
    mustSay(bucket, bucket.read(path), wanted, fail(LOOSE, what));
  return [
    ...demandClosed(bucket, LOOSE, `somebody opens ${name} to the public`),
    says('VersioningConfiguration.Status', 'Enabled', `whoever may write writes over what is in ${name}`),
    ...bucket
      .read('OwnershipControls.Rules')
      .each()
      .map((rule) =>
        mustSay(
          bucket,
          rule.get('ObjectOwnership'),
          'BucketOwnerEnforced',
          fail(LOOSE, `somebody may own what is in ${name}`),
        ),
      ),
    says('OwnershipControls.Rules.0.ObjectOwnership', 'BucketOwnerEnforced', `somebody may own what is in ${name}`),
    ...bucket
      .read('LifecycleConfiguration.Rules')
      .each()
      .flatMap((rule) => othersIn(rule, UPLOADS_END))
      .map((other) => fail(LOOSE, `what is in ${name} ends by itself: a rule says ${other}`)),
    judgeBucketWords(world, bucket, { broken: LOOSE, place }, transportWords(`\${${bucket.id}.Arn}`)),
  ];
}

function judgePolicy(world: World, found: Resource, { policy }: Form, place: Place): Decided[] {
  if (!policy) return [pass()];
  const { certain, possible } = world.referrers(found, policy.relation);
  const [own, second] = certain;
  // By its address it may be the policy of anything.
  const byName = world.ofType(policy.relation.type).find((one) =>
    one
      .read(policy.relation.path)
      .each()
      .some((pointer) => !world.follow(pointer)),
  );
  const unclear = second ?? possible[0] ?? byName;
  if (unclear) return [unsure(`${nameOf(unclear)} may be the policy of ${nameOf(found)}, or not`)];
  if (!own) return [fail(LOOSE, `${nameOf(found)} takes calls in plain text: it has no policy`)];
  const refused = {
    ...EVERYBODY,
    actions: [policy.action],
    resources: [`\${${found.id}.${policy.arn}}`],
    conditions: { 'Bool aws:SecureTransport': ['false'] },
  };
  const wording = { name: `the policy of ${nameOf(found)}`, broken: LOOSE, place };
  return [judgeKept(own), judgeWords(wording, statementsOf(own.read('PolicyDocument')), [refused])];
}
