import { createdDataSafe } from '../../lib/analysis/created-data';
import { SHORT_MANIFEST, parse, shortManifestWith } from '../support/manifests';
import { changes, decide } from '../support/proofs';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/one';
const HERE = 'eu-central-1:111122223333';
const ARNS = [
  'arn:aws:s3:::exchange',
  `arn:aws:sqs:${HERE}:requests`,
  `arn:aws:sns:${HERE}:answers`,
  `arn:aws:kinesis:${HERE}:stream/answers`,
];
const claim = createdDataSafe(
  parse(
    shortManifestWith(
      ['["arn:aws:s3:::client-letters/inbox/*"]', `[${ARNS.map((arn) => `"${arn}"`).join(', ')}]`],
      ['purpose:', `created: true, keyArn: "${KEY}", purpose:`],
    ),
  ).manifest,
);

const KEPT = 'DeletionPolicy: Retain, UpdateReplacePolicy: Retain';
const TLS = 'Bool: { aws:SecureTransport: "false" }';
const deny = (action: string, resource: string, condition = TLS) =>
  `{ Effect: Deny, Principal: { AWS: "*" }, Action: "${action}", Resource: ${resource}, Condition: { ${condition} } }`;
const OBJECTS = '[!GetAtt Bucket.Arn, !Sub "${Bucket.Arn}/*"]';

const TEMPLATE = `
Parameters:
  Any: { Type: String }
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      BucketName: exchange
      LifecycleConfiguration: { Rules: [{ Status: Enabled, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }] }
      VersioningConfiguration: { Status: Enabled }
      OwnershipControls: { Rules: [{ ObjectOwnership: BucketOwnerEnforced }] }
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms, KMSMasterKeyID: "${KEY}" } }] }
  BucketPolicy:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: !Ref Bucket, PolicyDocument: { Statement: [${deny('s3:*', OBJECTS)}, ${deny('s3:*', OBJECTS, 'NumericLessThan: { s3:TlsVersion: 1.2 }')}] } }
  Queue: { Type: AWS::SQS::Queue, ${KEPT}, Properties: { QueueName: requests, KmsMasterKeyId: "${KEY}", MessageRetentionPeriod: 1209600 } }
  QueuePolicy: { Type: AWS::SQS::QueuePolicy, ${KEPT}, Properties: { Queues: [!Ref Queue], PolicyDocument: { Statement: [${deny('sqs:*', '!GetAtt Queue.Arn')}] } } }
  Topic: { Type: AWS::SNS::Topic, ${KEPT}, Properties: { TopicName: answers, KmsMasterKeyId: "${KEY}" } }
  TopicPolicy: { Type: AWS::SNS::TopicPolicy, ${KEPT}, Properties: { Topics: [!Ref Topic], PolicyDocument: { Statement: [${deny('sns:Publish', '!Ref Topic')}] } } }
  Stream: { Type: AWS::Kinesis::Stream, ${KEPT}, Properties: { Name: answers, RetentionPeriodHours: 168, StreamEncryption: { EncryptionType: KMS, KeyId: "${KEY}" } } }
`;

test('what is made under its key, closed and kept, passes', () => {
  expect(decide(claim, TEMPLATE)).toMatchObject({
    verdict: 'pass',
    explanation: ['4 buckets, queues, topics and streams'],
  });
});

test('an enclave that is to make nothing makes nothing', () => {
  expect(decide(createdDataSafe(parse(SHORT_MANIFEST).manifest), TEMPLATE)).toMatchObject({ verdict: 'pass' });
});

changes(claim, TEMPLATE, [
  [
    'a name that nobody makes',
    'BucketName: exchange',
    'BucketName: other',
    'fail',
    /nothing makes arn:aws:s3:::exchange/,
  ],
  ['a name given at deployment', 'QueueName: requests', 'QueueName: !Ref Any', 'unknown', /Queue may be arn/],
  [
    'another key of the bucket',
    `KMSMasterKeyID: "${KEY}"`,
    'KMSMasterKeyID: "arn:x"',
    'fail',
    /Bucket is encrypted with another/,
  ],
  ['a key of AWS', 'SSEAlgorithm: aws:kms', 'SSEAlgorithm: AES256', 'fail', /Bucket is not encrypted with the key/],
  ['a hidden key', `requests, KmsMasterKeyId: "${KEY}"`, 'requests, KmsMasterKeyId: !Ref Any', 'unknown', /hidden/],
  ['a topic in plain text', `answers, KmsMasterKeyId: "${KEY}"`, 'answers', 'fail', /Topic is encrypted with another/],
  ['a stream in plain text', 'EncryptionType: KMS', 'EncryptionType: NONE', 'fail', /Stream is not encrypted/],
  [
    'a bucket that may be opened',
    'BlockPublicPolicy: true',
    'BlockPublicPolicy: false',
    'fail',
    /opens Bucket to the public/,
  ],
  [
    'objects that can be written over',
    'VersioningConfiguration: { Status: Enabled }',
    'VersioningConfiguration: { Status: Suspended }',
    'fail',
    /writes over/,
  ],
  ['objects of whoever writes them', 'BucketOwnerEnforced', 'ObjectWriter', 'fail', /may own/],
  ['a bucket without a policy', 'Bucket: !Ref Bucket', 'Bucket: other', 'fail', /has no policy/],
  ['an older TLS', 'TlsVersion: 1.2', 'TlsVersion: 1.0', 'fail', /does not say/],
  [
    'copies in another bucket',
    'BucketName: exchange',
    'BucketName: exchange\n      ReplicationConfiguration: { Role: x }',
    'fail',
    /ReplicationConfiguration/,
  ],
  [
    'messages that are moved on',
    'QueueName: requests',
    'QueueName: requests, RedrivePolicy: { maxReceiveCount: 1 }',
    'fail',
    /RedrivePolicy/,
  ],
  [
    'a topic that tells somebody',
    'TopicName: answers',
    'TopicName: answers, Subscription: [{ Protocol: https }]',
    'fail',
    /Subscription/,
  ],
  [
    'somebody who subscribes',
    '\n  Stream:',
    `\n  Mail: { Type: AWS::SNS::Subscription, Properties: { Protocol: email, TopicArn: !Ref Topic } }\n  Stream:`,
    'fail',
    /Mail is sent/,
  ],
  [
    'somebody who subscribes by the name of the topic',
    '\n  Stream:',
    `\n  Mail: { Type: AWS::SNS::Subscription, Properties: { Protocol: email, TopicArn: "${ARNS[2]}" } }\n  Stream:`,
    'fail',
    /Mail is sent/,
  ],
  [
    'somebody who subscribes to a topic that nobody knows',
    '\n  Stream:',
    `\n  Mail: { Type: AWS::SNS::Subscription, Properties: { Protocol: email, TopicArn: !Ref Any } }\n  Stream:`,
    'unknown',
    /Mail may be sent/,
  ],
  [
    'a queue without a policy',
    'Type: AWS::SQS::QueuePolicy',
    'Type: AWS::CDK::Metadata',
    'fail',
    /Queue takes calls in plain text/,
  ],
  ['a queue open to everybody', '"sqs:*"', '"sqs:SendMessage"', 'fail', /does not say/],
  [
    'a topic policy that allows',
    deny('sns:Publish', '!Ref Topic'),
    `${deny('sns:Publish', '!Ref Topic')}, { Effect: Allow, Principal: "*", Action: "sns:Publish", Resource: !Ref Topic }`,
    'fail',
    /more than agreed/,
  ],
  [
    'a policy that may be of another queue',
    'Queues: [!Ref Queue]',
    'Queues: [!Ref Any]',
    'unknown',
    /may be the policy/,
  ],
  [
    'a queue that goes with the stack',
    `AWS::SQS::Queue, ${KEPT}`,
    'AWS::SQS::Queue',
    'fail',
    /Queue is deleted when the stack goes/,
  ],
  [
    'a topic policy that goes when it is changed',
    `AWS::SNS::TopicPolicy, ${KEPT}`,
    'AWS::SNS::TopicPolicy, DeletionPolicy: Retain',
    'fail',
    /TopicPolicy is deleted when another/,
  ],
  [
    'messages that are gone after a minute',
    'MessageRetentionPeriod: 1209600',
    'MessageRetentionPeriod: 60',
    'fail',
    /gone too soon/,
  ],
  [
    'records that are gone after a day',
    'RetentionPeriodHours: 168',
    'RetentionPeriodHours: 24',
    'fail',
    /gone too soon/,
  ],
  [
    'objects that end by themselves',
    'Status: Enabled, Abort',
    'Status: Enabled, ExpirationInDays: 1, Abort',
    'fail',
    /says ExpirationInDays/,
  ],
  [
    'a second rule of ownership',
    '[{ ObjectOwnership: BucketOwnerEnforced }]',
    '[{ ObjectOwnership: BucketOwnerEnforced }, { ObjectOwnership: ObjectWriter }]',
    'fail',
    /may own/,
  ],
  ['no rule of ownership', 'Rules: [{ ObjectOwnership: BucketOwnerEnforced }]', 'Rules: []', 'fail', /may own/],
  [
    'a second policy of the queue, by its address',
    '\n  Topic:',
    '\n  Other: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: ["https://sqs.eu-central-1.amazonaws.com/111122223333/requests"] } }\n  Topic:',
    'unknown',
    /Other may be the policy of Queue/,
  ],
]);
