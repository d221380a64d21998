import type { Manifest } from '../manifest';
import { type Property, type Resource, type Statement, type World, asText, statementsOf } from '../template';
import { policiesOfRole } from './access/policies-of-role';
import type { Claim, Decided } from './claim';
import { allOf, fail, pass, unsure } from './decided';
import { nameOf } from './name-of';
import { ownResource } from './own-resources';
import { isPlaced, placeOf } from './placed-text';
import { saysText } from './says';

const LOST = 'records are lost on their way';

/** Rights without which Firehose does not deliver (Amazon Data Firehose Developer Guide, "Grant Firehose access to an Amazon S3 destination"). */
const ON_BUCKET = ['s3:GetBucketLocation', 's3:ListBucket'];
const READ_STREAM = ['kinesis:DescribeStream', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards'];
const WRITE_LOG = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/**
 * Has everybody who writes records the rights to: streams and filters, the trail, and handlers; and do the keys serve them?
 *
 * Most of these fail without a sound: AWS drops what it may not write. What fails a deployment is not asked here.
 *
 * Limits: conditions of an Allow are not weighed, nor is a Deny: who may write too little shows in the archive. A role, a
 * policy or a folder given at deployment is `unknown`.
 */
export function recordsArrive(manifest: Manifest): Claim {
  return {
    claim: 'Whoever writes records has the rights and the keys to write them',
    decide(world) {
      const writers = [
        ...world.ofType('AWS::KinesisFirehose::DeliveryStream').flatMap((stream) => judgeStream(world, stream)),
        ...world.ofType('AWS::Logs::SubscriptionFilter').map((filter) => {
          const actions = ['firehose:PutRecord', 'firehose:PutRecordBatch'];
          return mustMay(world, filter, 'RoleArn', actions, isArnOf(world, filter.read('DestinationArn')));
        }),
        ...world.ofType('AWS::CloudTrail::Trail').map((trail) => {
          const group = isArnOf(world, trail.read('CloudWatchLogsLogGroupArn'));
          return mustMay(world, trail, 'CloudWatchLogsRoleArn', WRITE_LOG, group);
        }),
        ...world
          .ofType('AWS::Lambda::Function')
          .filter((handler) => world.follow(handler.read('LoggingConfig.LogGroup')) !== undefined)
          .map((handler) =>
            mustMay(world, handler, 'Role', WRITE_LOG, isArnOf(world, handler.read('LoggingConfig.LogGroup'))),
          ),
        ...world.ofType(SESSIONS).map((logger) => judgeSessions(world, logger)),
      ];
      const served = world.ofType('AWS::KMS::Key').flatMap((key) => judgeKey(world, key, manifest));
      return allOf([...writers, ...served], `${writers.length} writers, ${served.length} uses of keys`);
    },
  };
}

const SESSIONS = 'AWS::WorkSpacesWeb::SessionLogger';
const BROWSER = 'workspaces-web.amazonaws.com';

type Matches = (resource: Property) => boolean;

/** The ARN of what a property points at, whichever attribute it points with. */
function isArnOf(world: World, pointer: Property): Matches {
  const target = world.follow(pointer);
  return (resource) => resource.value.kind === 'reference' && ownResource(world, resource)?.id === target?.id;
}

function judgeStream(world: World, stream: Resource): Decided[] {
  const s3 = 'ExtendedS3DestinationConfiguration';
  const bucket = isArnOf(world, stream.read(`${s3}.BucketARN`));
  const key = isArnOf(world, stream.read(`${s3}.EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN`));
  const may = (actions: readonly string[], matches: Matches) =>
    mustMay(world, stream, `${s3}.RoleARN`, actions, matches);
  const folders = ['Prefix', 'ErrorOutputPrefix'].map((name) => asText(stream.read(`${s3}.${name}`).value));
  return [
    may(ON_BUCKET, bucket),
    may(['kms:GenerateDataKey'], key),
    ...judgeSource(world, stream),
    ...folders.map((folder) => {
      if (folder.kind === 'hidden') return unsure(`${nameOf(stream)}: its folder is hidden by ${folder.by}`);
      // What Firehose fills in begins with an exclamation mark.
      const start = folder.kind === 'known' ? folder.value.split('!')[0]! : '';
      return may(['s3:PutObject'], isFolderOf(world, stream.read(`${s3}.BucketARN`), start));
    }),
  ];
}

/** A stream that reads another one needs the rights to. */
function judgeSource(world: World, stream: Resource): Decided[] {
  const source = 'KinesisStreamSourceConfiguration';
  if (stream.read(source).value.kind === 'absent') return [];
  const arn = isArnOf(world, stream.read(`${source}.KinesisStreamARN`));
  return [mustMay(world, stream, `${source}.RoleARN`, READ_STREAM, arn)];
}

/** The browser writes its sessions itself, so the policy of the bucket must let it into their folder. */
function judgeSessions(world: World, logger: Resource): Decided {
  const bucket = logger.read('LogConfiguration.S3.Bucket');
  const folder = asText(logger.read('LogConfiguration.S3.KeyPrefix').value);
  if (folder.kind === 'hidden') return unsure(`${nameOf(logger)}: its folder is hidden by ${folder.by}`);
  const start = folder.kind === 'known' ? folder.value : '';
  const statements = world
    .ofType('AWS::S3::BucketPolicy')
    .filter((policy) => world.follow(policy.read('Bucket'))?.id === world.follow(bucket)?.id)
    .flatMap((policy) => statementsOf(policy.read('PolicyDocument')).statements);
  const isLet = statements.some(
    (one) =>
      gives(one, 's3:PutObject', isFolderOf(world, bucket, start)) &&
      one.principals?.some(({ kind, property }) => kind === 'Service' && saysText(property, BROWSER)),
  );
  return isLet ? pass() : fail(LOST, `${nameOf(logger)} may not write below ${start}, and its records are dropped`);
}

function isFolderOf(world: World, bucket: Property, start: string): Matches {
  return (resource) => {
    const parts = resource.value.kind === 'composed' ? resource.value.parts.slice(1) : [];
    return (
      ownResource(world, resource)?.id === world.follow(bucket)?.id && parts.length === 1 && parts[0] === `/${start}*`
    );
  };
}

/** The role that somebody names must be of the template, and be allowed all of these on one such resource. */
function mustMay(world: World, writer: Resource, path: string, actions: readonly string[], matches: Matches): Decided {
  const pointer = writer.read(path);
  const role = world.follow(pointer);
  if (pointer.value.kind === 'unresolved') return unsure(`${nameOf(writer)}: its role is hidden`);
  const { statements, hidden } =
    role?.type === 'AWS::IAM::Role' ? policiesOfRole(world, role) : { statements: [], hidden: [] };
  const missing = actions.find((action) => !statements.some((one) => gives(one, action, matches)));
  if (!missing) return pass();
  if (hidden[0]) return unsure(`${nameOf(writer)}: whether it may ${missing} is hidden: ${hidden[0]}`);
  return fail(LOST, `${nameOf(writer)} may not ${missing}, and its records are dropped`);
}

function gives({ effect, actions = [], resources = [] }: Statement, action: string, matches: Matches): boolean {
  return saysText(effect, 'Allow') && actions.some((one) => saysText(one, action)) && resources.some(matches);
}

/** Each service that encrypts with a key must be let to; services that act for a role go by the account. */
function judgeKey(world: World, key: Resource, manifest: Manifest): Decided[] {
  const place = placeOf(manifest);
  const root = `arn:${place.partition}:iam::${place.account}:root`;
  const { statements } = statementsOf(key.read('KeyPolicy'));
  const uses = (type: string, path: string) =>
    world.ofType(type).some((one) => world.follow(one.read(path))?.id === key.id);
  const ofBucket = 'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID';
  const traffic = world.ofType('AWS::EC2::FlowLog', 'AWS::Route53Resolver::ResolverQueryLoggingConfig').length > 0;
  const generate = 'kms:GenerateDataKey*';
  const needs: readonly [needed: boolean, principal: string, actions: readonly string[]][] = [
    [uses('AWS::Logs::LogGroup', 'KmsKeyId'), `logs.${place.region}.amazonaws.com`, ['kms:Decrypt', generate]],
    [uses('AWS::S3::Bucket', ofBucket) && traffic, 'delivery.logs.amazonaws.com', [generate]],
    [
      uses('AWS::CloudTrail::Trail', 'KMSKeyId'),
      'cloudtrail.amazonaws.com',
      ['kms:Decrypt', 'kms:DescribeKey', generate],
    ],
    [uses('AWS::KinesisFirehose::DeliveryStream', STREAM_KEY), root, USE],
    [uses('AWS::S3::Bucket', ofBucket) && world.ofType(SESSIONS).length > 0, BROWSER, USE],
    // Whoever sets the portal up lends it the key; later it uses the key on its own.
    [uses('AWS::WorkSpacesWeb::Portal', 'CustomerManagedKey'), BROWSER, USE],
    [uses('AWS::WorkSpacesWeb::Portal', 'CustomerManagedKey'), root, USE],
    [uses('AWS::DynamoDB::Table', 'SSESpecification.KMSMasterKeyId'), root, ['kms:Decrypt']],
    // An alarm that may not encrypt tells nobody; a rule tells as a role of the account.
    [uses('AWS::SNS::Topic', 'KmsMasterKeyId'), 'cloudwatch.amazonaws.com', ['kms:Decrypt', generate]],
    [uses('AWS::SNS::Topic', 'KmsMasterKeyId'), root, ['kms:Decrypt', generate]],
  ];
  return needs
    .filter(([needed]) => needed)
    .map(([, principal, actions]) => {
      const own = statements.filter(
        ({ effect, principals = [] }) =>
          saysText(effect, 'Allow') && principals.some(({ property }) => isPlaced(property.value, place, principal)),
      );
      const missing = actions.find(
        (action) => !own.some((one) => one.actions?.some((given) => saysText(given, action))),
      );
      return missing ? fail(LOST, `${nameOf(key)} does not let ${principal} ${missing}`) : pass();
    });
}

const USE = ['kms:Decrypt', 'kms:GenerateDataKey'];
const STREAM_KEY = 'ExtendedS3DestinationConfiguration.EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN';
