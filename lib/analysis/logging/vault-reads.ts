import type { Resource, World } from '../../template';
import type { Decided } from '../claim';
import { fail, mustBe, pass } from '../decided';
import { nameOf } from '../name-of';
import { saysText, textOf } from '../says';
import { deletionWords, judgeBucketWords, judgeLife, transportWords } from './bucket-words';
import { demandClosed, demandRetained } from './demands';
import { type Side, bucketName } from './vault-side';

const LOOSE = 'who reads the vault is not written down for good';

/** One more bucket, where S3 writes down who reads: only S3 writes there, and nobody deletes or reads from elsewhere. */
export function judgeReads(world: World, bucket: Resource, side: Side): Decided[] {
  const pointer = bucket.read('LoggingConfiguration.DestinationBucketName');
  const reads = world.follow(pointer);
  if (reads?.type !== 'AWS::S3::Bucket' || reads.id === bucket.id) {
    return [mustBe(false, pointer.value, LOOSE, `nobody writes down who reads ${nameOf(bucket)}`)];
  }
  const strangers = world.ofType('AWS::S3::Bucket').filter(({ id }) => id !== bucket.id && id !== reads.id);
  const folder = textOf(bucket.read('LoggingConfiguration.LogFilePrefix'));
  const arn = `\${${reads.id}.Arn}`;
  const writes = { actions: ['s3:PutObject'], resources: [`${arn}/${folder}*`] };
  const { partition, account } = side.place;
  const from = {
    'ArnEquals aws:SourceArn': [`arn:${partition}:s3:::${bucketName(side)}`],
    'StringEquals aws:SourceAccount': [account],
  };
  const rules = reads.read('BucketEncryption.ServerSideEncryptionConfiguration').each();
  // S3 writes its log to no bucket with a key of ours; under its own key it encrypts everything.
  const isOwnKey =
    rules.length === 1 && saysText(rules[0]!.read('ServerSideEncryptionByDefault.SSEAlgorithm'), 'AES256');
  const isVersioned = saysText(reads.read('VersioningConfiguration.Status'), 'Enabled');
  return [
    judgeBucketWords(world, reads, { broken: LOOSE, place: side.place }, [
      ...transportWords(arn),
      deletionWords(arn),
      { effect: 'Allow', principals: ['Service logging.s3.amazonaws.com'], ...writes, conditions: from },
    ]),
    ...judgeLife(reads, LOOSE),
    isOwnKey ? pass() : fail(LOOSE, `S3 cannot write into ${nameOf(reads)}, or not in cipher`),
    isVersioned ? pass() : fail(LOOSE, `a record of ${nameOf(reads)} is written over`),
    demandRetained(reads, LOOSE),
    ...demandClosed(reads, LOOSE, 'somebody opens the access log to the public'),
    ...strangers.map((one) => fail(LOOSE, `${nameOf(one)} is a bucket that no vault has`)),
  ];
}
