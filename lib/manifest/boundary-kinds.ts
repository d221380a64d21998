import { parseArn } from '../common/arn';
import type { BoundaryKind, VerbTable } from './boundary-kind';
import { COLLECTION } from './collections';
import { isAccessPoint } from './data-hosts';
import { CONNECT_TO_DATABASE } from './databases';

/** What CloudTrail calls objects in S3, which it records by the beginning of their ARN, and everything else by its whole ARN. */
export const OBJECT_EVENT_TYPE = 'AWS::S3::Object';

/** What CloudTrail calls tables, of which the enclave has one of its own. */
export const TABLE_EVENT_TYPE = 'AWS::DynamoDB::Table';

const KEY: VerbTable = { read: ['kms:Decrypt'], write: ['kms:Decrypt', 'kms:GenerateDataKey'] };

const asNamed = (arn: string) => arn;

const OBJECTS: VerbTable = {
  list: ['s3:ListBucket'],
  read: ['s3:GetObject'],
  write: ['s3:PutObject', 's3:AbortMultipartUpload'],
  delete: ['s3:DeleteObject'],
};

/**
 * Left out of the verbs on purpose: `dynamodb:Scan` reads a whole table at once, `dynamodb:BatchWriteItem` deletes as well
 * as writes, and nothing here changes a resource's own policy or configuration.
 */
const KINDS = {
  bucket: {
    title: 'objects of an S3 bucket',
    service: 's3',
    // Amazon S3 User Guide, "Bucket naming rules", with the beginning of a key.
    shape: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[^*?]*\*?)?$/,
    example: 'arn:aws:s3:::bucket/prefix/*',
    verbs: OBJECTS,
    keyVerbs: KEY,
    endpoint: 's3',
    dataEvent: OBJECT_EVENT_TYPE,
    // The slash stops a bare bucket from matching its namesakes.
    recordedAs: (arn) => arn.replace(/\*.*$/, '').replace(/^[^/]*$/, '$&/'),
  },
  accessPoint: {
    title: 'objects or files behind an S3 access point',
    service: 's3',
    // Amazon S3 User Guide, "Access points naming rules", with the beginning of a key.
    shape: /^accesspoint\/[a-z0-9][a-z0-9-]{1,48}[a-z0-9](\/object\/[^*?]*\*?)?$/,
    example: 'arn:aws:s3:eu-central-1:111122223333:accesspoint/name/object/prefix/*',
    verbs: OBJECTS,
    keyVerbs: KEY,
    endpoint: 's3',
    dataEvent: 'AWS::S3::AccessPoint',
    recordedAs: (arn) => arn.replace(/\/object\/.*$/, ''),
  },
  table: {
    title: 'items of a DynamoDB table or index',
    service: 'dynamodb',
    shape: /^table\/[\w.-]{1,255}(\/index\/[\w.-]{3,255})?$/,
    example: 'arn:aws:dynamodb:eu-central-1:111122223333:table/name',
    verbs: {
      list: ['dynamodb:DescribeTable'],
      read: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
      write: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      delete: ['dynamodb:DeleteItem'],
    },
    // DynamoDB decrypts the table's key for every call on items, deletions included.
    keyVerbs: { ...KEY, delete: ['kms:Decrypt'] },
    endpoint: 'dynamodb',
    dataEvent: TABLE_EVENT_TYPE,
    // A query of an index is recorded under its table.
    recordedAs: (arn) => arn.replace(/\/index\/.*$/, ''),
  },
  secret: {
    title: 'a secret',
    service: 'secretsmanager',
    shape: /^secret:[\w/+=.@-]+$/,
    example: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:name-a1b2c3',
    verbs: {
      list: ['secretsmanager:DescribeSecret'],
      read: ['secretsmanager:GetSecretValue'],
      write: ['secretsmanager:PutSecretValue'],
    },
    keyVerbs: KEY,
    endpoint: 'secretsmanager',
    recordedAs: asNamed,
  },
  queue: {
    title: 'messages of an SQS queue',
    service: 'sqs',
    shape: /^[\w-]{1,80}(\.fifo)?$/,
    example: 'arn:aws:sqs:eu-central-1:111122223333:name',
    verbs: {
      list: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
      read: ['sqs:ReceiveMessage'],
      write: ['sqs:SendMessage'],
      delete: ['sqs:DeleteMessage'],
    },
    keyVerbs: KEY,
    endpoint: 'sqs',
    dataEvent: 'AWS::SQS::Queue',
    recordedAs: asNamed,
  },
  topic: {
    title: 'messages of an SNS topic',
    service: 'sns',
    shape: /^[\w-]{1,256}(\.fifo)?$/,
    example: 'arn:aws:sns:eu-central-1:111122223333:name',
    verbs: { list: ['sns:GetTopicAttributes'], write: ['sns:Publish'] },
    keyVerbs: KEY,
    endpoint: 'sns',
    dataEvent: 'AWS::SNS::Topic',
    recordedAs: asNamed,
  },
  stream: {
    title: 'records of a Kinesis stream',
    service: 'kinesis',
    shape: /^stream\/[\w.-]{1,128}$/,
    example: 'arn:aws:kinesis:eu-central-1:111122223333:stream/name',
    verbs: {
      list: ['kinesis:DescribeStreamSummary', 'kinesis:ListShards'],
      // Consumers with throughput of their own are resources of their own, and are not given.
      read: ['kinesis:GetRecords', 'kinesis:GetShardIterator'],
      write: ['kinesis:PutRecord', 'kinesis:PutRecords'],
    },
    keyVerbs: { read: ['kms:Decrypt'], write: ['kms:GenerateDataKey'] },
    endpoint: 'kinesis-streams',
    dataEvent: 'AWS::Kinesis::Stream',
    recordedAs: asNamed,
  },
  database: {
    title: 'a database of RDS or Aurora, through a proxy',
    service: 'rds',
    // Amazon RDS User Guide, "Naming constraints in Amazon RDS".
    shape: /^(cluster|db):[a-z][a-z0-9-]{0,62}$/,
    example: 'arn:aws:rds:eu-central-1:111122223333:cluster:claims',
    // Which user each verb stands for the manifest says, and what that user may do the database decides.
    verbs: { read: [CONNECT_TO_DATABASE], write: [CONNECT_TO_DATABASE] },
    keyVerbs: {},
    recordedAs: asNamed,
  },
  collection: COLLECTION,
} satisfies Record<string, BoundaryKind>;

/** Every kind of data that a boundary may hold. */
export const BOUNDARY_KINDS: readonly BoundaryKind[] = Object.values(KINDS);

/** Services a data boundary may consist of. */
export const BOUNDARY_SERVICES: readonly string[] = [...new Set(BOUNDARY_KINDS.map(({ service }) => service))];

/** The kind of a resource. Whether its ARN has that kind's shape is another question. */
export function kindOf(resource: string): BoundaryKind | undefined {
  const arn = parseArn(resource);
  if (arn?.service === 's3') return isAccessPoint(arn) ? KINDS.accessPoint : KINDS.bucket;
  return BOUNDARY_KINDS.find(({ service }) => service === arn?.service);
}

/** Kinds that the trail records by their whole ARN. */
export const NAMED_DATA: readonly { readonly service: string; readonly dataEvent: string }[] = BOUNDARY_KINDS.flatMap(
  ({ service, dataEvent }) =>
    dataEvent === undefined || dataEvent === OBJECT_EVENT_TYPE ? [] : [{ service, dataEvent }],
);

/** By which names the trail records the data of some resources, each once; without those that it calls otherwise. */
export function recordedNames(resources: readonly string[], dataEvent: string): string[] {
  const names = resources.flatMap((resource) => {
    const kind = kindOf(resource);
    return kind?.dataEvent === dataEvent ? [kind.recordedAs(resource)] : [];
  });
  return [...new Set(names)];
}

/** Name of the interface endpoint of a service, by the name its actions begin with. */
export function endpointNameOf(service: string): string {
  return BOUNDARY_KINDS.find((kind) => kind.service === service)?.endpoint ?? service;
}
