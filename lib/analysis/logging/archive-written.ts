import type { Manifest } from '../../manifest';
import { type Resource, type World, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { type Place, isPlaced, placeOf } from '../placed-text';
import { saysNumber, saysText, saysYes, textOf } from '../says';
import type { Words } from '../spelled-statement';
import { archivesOf } from './archives';
import { EVERYBODY, judgeBucketWords, judgeLife, transportWords } from './bucket-words';

const BROKEN = 'the archive is not the logs’ alone';
const BUCKET = 'AWS::S3::Bucket';

/**
 * Is what lies in the archive written by AWS's own log services and the streams alone, and read by nobody whom its policy
 * lets in, over TLS 1.2; and do answers to queries lie as safely?
 *
 * Policies of buckets are compared word by word with what each service needs: AWS widens a policy that says it otherwise
 * (Amazon VPC User Guide, "Publish flow logs to Amazon S3").
 *
 * Limits: whom IAM lets read is another claim. A part given at deployment is `unknown`.
 */
export function archiveWritten(manifest: Manifest): Claim {
  const place = placeOf(manifest);
  return {
    claim:
      'Only logs are written into the archive, by AWS’s own services for this account, and what is read of it stays safe',
    decide(world) {
      const archives = archivesOf(world).buckets;
      const groups = world.ofType('AWS::Athena::WorkGroup');
      const results = groups.map((group) => [group, bucketOf(world, group)] as const);
      const buckets = [...archives, ...results.flatMap(([, bucket]) => bucket ?? [])];
      const streams = world.ofType('AWS::KinesisFirehose::DeliveryStream');
      return allOf(
        [
          ...buckets.flatMap((bucket) => judgeBucket(world, bucket, place, archives.includes(bucket))),
          ...streams.map((stream) => judgeStream(world, stream)),
          ...results.flatMap(([group, bucket]) => judgeWorkGroup(world, group, bucket, place)),
        ],
        `${buckets.length} buckets, ${streams.length} streams, ${groups.length} workgroups`,
      );
    },
  };
}

/** Who writes into a bucket, and what its policy must say for it: one row for each kind. */
type Writer = (world: World, writer: Resource, bucket: string, place: Place) => readonly Words[];

const WRITERS: Readonly<Record<string, Writer>> = {
  'AWS::CloudTrail::Trail': (_world, trail, bucket, place) => {
    const text = (path: string) => textOf(trail.read(path));
    const arn = `arn:${place.partition}:cloudtrail:${place.region}:${place.account}:trail/${text('TrailName')}`;
    const from = { effect: 'Allow', principals: ['Service cloudtrail.amazonaws.com'] } as const;
    const source = { 'StringEquals aws:SourceArn': [arn] };
    return [
      { ...from, actions: ['s3:GetBucketAcl'], resources: [bucket], conditions: source },
      {
        ...from,
        actions: ['s3:PutObject'],
        resources: [`${bucket}/${text('S3KeyPrefix')}/AWSLogs/${place.account}/*`],
        conditions: { ...source, ...OWNED },
      },
    ];
  },
  'AWS::EC2::FlowLog': delivered,
  'AWS::Route53Resolver::ResolverQueryLoggingConfig': delivered,
  'AWS::WorkSpacesWeb::SessionLogger': (_world, logger, bucket, place) => [
    {
      effect: 'Allow',
      principals: ['Service workspaces-web.amazonaws.com'],
      actions: ['s3:PutObject'],
      resources: [`${bucket}/${textOf(logger.read('LogConfiguration.S3.KeyPrefix'))}*`],
      conditions: { 'StringEquals aws:SourceAccount': [place.account] },
    },
  ],
};

const OWNED = { 'StringEquals s3:x-amz-acl': ['bucket-owner-full-control'] };

/** Flow logs and looked-up names come through one service, whose statement names the folders of both. */
function delivered(world: World, _writer: Resource, bucket: string, place: Place): Words[] {
  const targets = [
    ...world.ofType('AWS::EC2::FlowLog').map((one) => one.read('LogDestination')),
    ...world.ofType('AWS::Route53Resolver::ResolverQueryLoggingConfig').map((one) => one.read('DestinationArn')),
  ];
  const folders = targets.map(({ value }) => {
    const folder = value.kind === 'composed' ? value.parts[1] : undefined;
    return typeof folder === 'string' ? folder : '';
  });
  const from = {
    effect: 'Allow',
    principals: ['Service delivery.logs.amazonaws.com'],
  } as const;
  const conditions = {
    'StringEquals aws:SourceAccount': [place.account],
    'ArnLike aws:SourceArn': [`arn:${place.partition}:logs:${place.region}:${place.account}:*`],
  };
  return [
    { ...from, actions: ['s3:GetBucketAcl', 's3:ListBucket'], resources: [bucket], conditions },
    {
      ...from,
      actions: ['s3:PutObject'],
      resources: folders.map((folder) => `${bucket}${folder}/AWSLogs/${place.account}/*`),
      conditions: { ...conditions, ...OWNED },
    },
  ];
}

function judgeBucket(world: World, bucket: Resource, place: Place, isArchive: boolean): Decided[] {
  const arn = `\${${bucket.id}.Arn}`;
  const writers = Object.entries(WRITERS).flatMap(([type, words]) =>
    world.ofType(type).flatMap((one) => words(world, one, arn, place)),
  );
  const wanted = [...transportWords(arn), ...(isArchive ? [...writers, onlyLogs(world, bucket, arn)] : [])];
  return [
    judgeBucketWords(world, bucket, { broken: BROKEN, place }, wanted),
    ...judgeLife(bucket, BROKEN),
    ...(isArchive ? [] : judgeResults(world, bucket)),
  ];
}

/** Whoever is no service of AWS writes nothing but the role of the streams. */
function onlyLogs(world: World, bucket: Resource, arn: string): Words {
  const roles = world
    .ofType('AWS::KinesisFirehose::DeliveryStream')
    .map((stream) => stream.read('ExtendedS3DestinationConfiguration'))
    .filter((s3) => world.follow(s3.get('BucketARN'))?.id === bucket.id)
    .flatMap((s3) => world.follow(s3.get('RoleARN'))?.id ?? []);
  const conditions = {
    'ArnNotEquals aws:PrincipalArn': roles.map((id) => `\${${id}.Arn}`),
    'Bool aws:PrincipalIsAWSService': ['false'],
  };
  return { ...EVERYBODY, actions: ['s3:PutObject'], resources: [`${arn}/*`], conditions };
}

const RESULT_DAYS = 30;

/** Answers are extracts of logs: encrypted as those are, with their older versions, and gone after a month. */
function judgeResults(world: World, bucket: Resource): Decided[] {
  const rules = bucket.read('BucketEncryption.ServerSideEncryptionConfiguration').each();
  const isEncrypted = rules.some(
    (rule) =>
      saysText(rule.read('ServerSideEncryptionByDefault.SSEAlgorithm'), 'aws:kms') &&
      pointsAt(world, rule.read('ServerSideEncryptionByDefault.KMSMasterKeyID'), 'AWS::KMS::Key'),
  );
  const lives = bucket.read('LifecycleConfiguration.Rules').each();
  const isMonth = lives.length === 1 && saysNumber(lives[0]!.get('ExpirationInDays'), RESULT_DAYS);
  const isVersioned = saysText(bucket.read('VersioningConfiguration.Status'), 'Enabled');
  const name = nameOf(bucket);
  return [
    isEncrypted ? pass() : fail(BROKEN, `${name} is encrypted by none of the enclave’s keys`),
    isMonth ? pass() : fail(BROKEN, `answers in ${name} do not end after ${RESULT_DAYS} days`),
    isVersioned ? pass() : fail(BROKEN, `an answer in ${name} is written over`),
  ];
}

/** Records wait in a stream, so they are encrypted there too: in this one, or in one of the template that it reads. */
function judgeStream(world: World, stream: Resource): Decided {
  const waiting = stream.read('DeliveryStreamEncryptionConfigurationInput');
  const source = stream.read('KinesisStreamSourceConfiguration.KinesisStreamARN');
  const read = world.follow(source);
  const isOwn =
    saysText(waiting.get('KeyType'), 'CUSTOMER_MANAGED_CMK') && pointsAt(world, waiting.get('KeyARN'), 'AWS::KMS::Key');
  const isRead = read?.type === 'AWS::Kinesis::Stream' && saysText(read.read('StreamEncryption.EncryptionType'), 'KMS');
  const name = nameOf(stream);
  const type = stream.read('DeliveryStreamType');
  if (saysText(type, 'KinesisStreamAsSource'))
    return mustBe(isRead, source.value, BROKEN, `${name} takes in ${describe(source.value)}, or in plain text`);
  if (type.value.kind !== 'absent' && !saysText(type, 'DirectPut'))
    return unsure(`${name} takes its records from ${describe(type.value)}`);
  return mustBe(isOwn, waiting.get('KeyARN').value, BROKEN, `records wait in ${name} under no key of the enclave`);
}

/** Whoever asks cannot choose where the answer goes, nor under which key. */
function judgeWorkGroup(world: World, group: Resource, bucket: Resource | undefined, place: Place): Decided[] {
  const settings = group.read('WorkGroupConfiguration');
  const result = settings.get('ResultConfiguration');
  const forced = settings.get('EnforceWorkGroupConfiguration');
  const isEncrypted =
    saysText(result.read('EncryptionConfiguration.EncryptionOption'), 'SSE_KMS') &&
    pointsAt(world, result.read('EncryptionConfiguration.KmsKey'), 'AWS::KMS::Key');
  const name = nameOf(group);
  return [
    bucket ? pass() : fail(BROKEN, `answers of ${name} go to ${describe(result.get('OutputLocation').value)}`),
    // AWS enforces unless told otherwise.
    forced.value.kind === 'absent' || saysYes(forced)
      ? pass()
      : fail(BROKEN, `whoever asks in ${name} chooses where the answer goes`),
    isEncrypted ? pass() : fail(BROKEN, `answers of ${name} are encrypted by none of the enclave’s keys`),
    isPlaced(result.get('ExpectedBucketOwner').value, place, place.account)
      ? pass()
      : fail(BROKEN, `answers of ${name} go to a bucket of that name, whoever owns it`),
  ];
}

/** `s3://<bucket>/`, as a reference to a bucket of the template. */
function bucketOf(world: World, group: Resource): Resource | undefined {
  const { value } = group.read('WorkGroupConfiguration.ResultConfiguration.OutputLocation');
  const parts = value.kind === 'composed' ? value.parts : [];
  const [scheme, bucket] = parts;
  if (scheme !== 's3://' || typeof bucket !== 'object' || bucket.kind !== 'reference') return undefined;
  const found = world.resource(bucket.logicalId);
  return found?.type === BUCKET ? found : undefined;
}
