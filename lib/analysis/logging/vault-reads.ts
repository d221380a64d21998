import { RELATIONS, type Resource, type Statement, type World, describe, statementsOf } from '../../template';
import { untested } from '../access/service-use';
import type { Decided } from '../claim';
import { mustBe, pass } from '../decided';
import { isPlaced } from '../placed-text';
import { judgeBucketPolicy } from './bucket-guarded';
import { demandRetained, demandTrue, fail, nameOf, unsure } from './demands';
import { type Side, bucketName, isText } from './vault-side';

const LOOSE = 'who reads the vault is not written down for good';

/** One more bucket, where S3 writes down who reads: only S3 writes there, and nobody deletes or reads from elsewhere. */
export function judgeReads(world: World, bucket: Resource, side: Side): Decided[] {
  const pointer = bucket.read('LoggingConfiguration.DestinationBucketName');
  const reads = world.follow(pointer);
  if (reads?.type !== 'AWS::S3::Bucket' || reads.id === bucket.id) {
    return [mustBe(false, pointer.value, LOOSE, `nobody writes down who reads ${nameOf(bucket)}`)];
  }
  const strangers = world.ofType('AWS::S3::Bucket').filter(({ id }) => id !== bucket.id && id !== reads.id);
  const policies = world.referrers(reads, RELATIONS.bucketPolicies).certain;
  const allows = policies.flatMap((policy) =>
    statementsOf(policy.read('PolicyDocument')).statements.filter(({ effect }) => !isText(effect, 'Deny')),
  );
  return [
    judgeBucketPolicy(world, reads),
    demandRetained(reads, LOOSE),
    ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map((block) => {
      const property = reads.read(`PublicAccessBlockConfiguration.${block}`);
      return demandTrue({ on: reads, property, broken: LOOSE, witness: 'somebody opens the access log to the public' });
    }),
    ...strangers.map((one) => fail(LOOSE, `${nameOf(one)} is a bucket that no vault has`)),
    ...allows.map((statement) => judgeWriter(statement, nameOf(reads), side)),
  ];
}

/** S3 itself, for the bucket of the copies alone. */
function judgeWriter(statement: Statement, name: string, side: Side): Decided {
  const { principals = [], actions = [], conditions } = statement;
  const who = principals.map(({ property }) => describe(property.value)).join(', ');
  const isS3 = principals.length === 1 && principals[0]?.kind === 'Service' && who === 'logging.s3.amazonaws.com';
  const puts = actions.length === 1 && actions.every((action) => isText(action, 's3:PutObject'));
  const arn = `arn:${side.place.partition}:s3:::${bucketName(side)}`;
  const isHeld = conditions.some(
    ({ operator, key, values }) =>
      /^Arn(Equals|Like)$/.test(operator) &&
      key.toLowerCase() === 'aws:sourcearn' &&
      values.length === 1 &&
      values.every(({ value }) => isPlaced(value, side.place, arn)),
  );
  const isBound = isHeld && untested(statement, ['aws:SourceAccount'], side.place) === undefined;
  if (isS3 && puts && isBound) return pass();
  const what = `${who || 'everybody but a few'} may add to ${name} by ${statement.property.path}`;
  return statement.hiddenConditions.length > 0 ? unsure(what) : fail(LOOSE, what);
}
