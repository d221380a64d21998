import { type Resource, type World, asText, describe } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { ownResource, pointsAt } from '../own-resources';
import { isAbsent } from '../says';
import { broken } from './browser-reach';

/** Where the records of a portal go: pages through a stream into the archive, sessions straight into a bucket. */

const STREAM = 'AWS::Kinesis::Stream';

/** Keys the stream may be encrypted with: AWS’s own for Kinesis, or one of the template. */
const KINESIS_KEY = 'alias/aws/kinesis';

export function judgeAccessLog(world: World, settings: Resource): Decided {
  const arn = settings.read('KinesisStreamArn');
  const stream = ownResource(world, arn);
  if (isAbsent(arn)) return broken(`${nameOf(settings)} names no stream`);
  if (stream?.type !== STREAM)
    return unsure(`${nameOf(settings)} writes to ${describe(arn.value)}, not in the template`);
  const isCarried = world
    .ofType('AWS::KinesisFirehose::DeliveryStream')
    .some((one) => ownResource(world, one.read('KinesisStreamSourceConfiguration.KinesisStreamARN'))?.id === stream.id);
  if (!isCarried) return broken(`nothing carries what ${nameOf(stream)} holds into the archive`);
  const key = stream.read('StreamEncryption.KeyId');
  const plain = broken(`${nameOf(stream)} holds in plain text what people open`);
  return mergeDecided([
    mustSay(stream, stream.read('StreamEncryption.EncryptionType'), 'KMS', plain),
    pointsAt(world, key, 'AWS::KMS::Key')
      ? pass()
      : mustSay(stream, key, KINESIS_KEY, broken(`${nameOf(stream)} is encrypted by a key of somebody else`)),
  ]);
}

export function judgeLogger(world: World, logger: Resource, account: string): Decided {
  const name = nameOf(logger);
  const all = logger.read('EventFilter.All');
  if (isAbsent(all)) return broken(`${name} leaves events out`);
  if (all.value.kind !== 'map') return unsure(`${name}: its events are hidden by ${describe(all.value)}`);
  const bucket = logger.read('LogConfiguration.S3.Bucket');
  if (isAbsent(bucket)) return broken(`${name} writes nowhere`);
  if (!pointsAt(world, bucket, 'AWS::S3::Bucket'))
    return unsure(`${name} writes to ${describe(bucket.value)}, which is not in the template`);
  const owner = logger.read('LogConfiguration.S3.BucketOwner');
  const text = asText(owner.value);
  // Where nobody says whose bucket it is, it is the one of the template all the same.
  if (text.kind === 'absent') return pass();
  return mustSay(logger, owner, account, broken(`${name} writes only where the bucket belongs to somebody else`));
}
