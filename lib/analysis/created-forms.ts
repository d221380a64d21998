import type { CreatedResource } from '../manifest';
import type { Relation } from '../template';

/** What a kind of data is in a template, and all that its properties may say. */
export interface Form {
  readonly type: string;
  readonly name: string;
  /** Where it names the key that encrypts it. */
  readonly key: string;
  /** What must stand beside the key. */
  readonly encrypted?: readonly [path: string, text: string];
  /** How long it keeps what it is given, at least. */
  readonly keeps?: readonly [path: string, least: number];
  readonly known: readonly string[];
  /** Its policy, and what that must refuse, by its own ARN in words. */
  readonly policy?: { readonly relation: Relation; readonly action: string; readonly arn: 'Arn' | 'Ref' };
}

const RULE = 'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault';

export const FORMS: Readonly<Record<CreatedResource['kind'], Form>> = {
  bucket: {
    type: 'AWS::S3::Bucket',
    name: 'BucketName',
    key: `${RULE}.KMSMasterKeyID`,
    encrypted: [`${RULE}.SSEAlgorithm`, 'aws:kms'],
    known: [
      'BucketEncryption',
      'BucketName',
      'LifecycleConfiguration',
      'OwnershipControls',
      'PublicAccessBlockConfiguration',
      'Tags',
      'VersioningConfiguration',
    ],
  },
  queue: {
    type: 'AWS::SQS::Queue',
    name: 'QueueName',
    key: 'KmsMasterKeyId',
    keeps: ['MessageRetentionPeriod', 14 * 24 * 3600],
    known: ['FifoQueue', 'KmsMasterKeyId', 'MessageRetentionPeriod', 'QueueName', 'Tags'],
    policy: { relation: { type: 'AWS::SQS::QueuePolicy', path: 'Queues' }, action: 'sqs:*', arn: 'Arn' },
  },
  stream: {
    type: 'AWS::Kinesis::Stream',
    name: 'Name',
    key: 'StreamEncryption.KeyId',
    encrypted: ['StreamEncryption.EncryptionType', 'KMS'],
    keeps: ['RetentionPeriodHours', 7 * 24],
    known: ['Name', 'RetentionPeriodHours', 'StreamEncryption', 'StreamModeDetails', 'Tags'],
  },
  topic: {
    type: 'AWS::SNS::Topic',
    name: 'TopicName',
    key: 'KmsMasterKeyId',
    known: ['FifoTopic', 'KmsMasterKeyId', 'Tags', 'TopicName'],
    policy: { relation: { type: 'AWS::SNS::TopicPolicy', path: 'Topics' }, action: 'sns:Publish', arn: 'Ref' },
  },
};
