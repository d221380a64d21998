import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { CreatedData } from '../../constructs';
import { codesOf, enclaveTemplate, exampleManifest, onlyOf, propertiesOf, statementsOf } from './fixtures';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/0f8e7d6c-5b4a-4938-8271-605f4e3d2c1b';
const HERE = 'eu-central-1:111122223333';

function made(...resources: string[]): Template {
  const stack = new Stack(new App(), 'Theirs', { env: { account: '111122223333', region: 'eu-central-1' } });
  new CreatedData(stack, 'Data', { vendor: 'acme', resources, keyArn: KEY });
  return Template.fromStack(stack);
}

const ALL = made(
  'arn:aws:s3:::client-exchange',
  `arn:aws:sqs:${HERE}:requests.fifo`,
  `arn:aws:sns:${HERE}:answers`,
  `arn:aws:kinesis:${HERE}:stream/answers`,
);

test('each thing bears the name of its ARN, so that grants and endpoints mean it', () => {
  expect(onlyOf(ALL, 'AWS::S3::Bucket')).toMatchObject({ BucketName: 'client-exchange' });
  expect(onlyOf(ALL, 'AWS::SQS::Queue')).toMatchObject({ QueueName: 'requests.fifo', FifoQueue: true });
  expect(onlyOf(ALL, 'AWS::SNS::Topic')).toMatchObject({ TopicName: 'answers' });
  expect(onlyOf(ALL, 'AWS::Kinesis::Stream')).toMatchObject({ Name: 'answers' });
});

test('all of it is encrypted with the key that the client names', () => {
  expect(onlyOf(ALL, 'AWS::S3::Bucket')).toMatchObject({
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY } },
      ],
    },
  });
  expect(onlyOf(ALL, 'AWS::SQS::Queue')).toMatchObject({ KmsMasterKeyId: KEY });
  expect(onlyOf(ALL, 'AWS::SNS::Topic')).toMatchObject({ KmsMasterKeyId: KEY });
  expect(onlyOf(ALL, 'AWS::Kinesis::Stream')).toMatchObject({
    StreamEncryption: { EncryptionType: 'KMS', KeyId: KEY },
  });
});

test('its policies allow nobody anything, and refuse what comes in plain text', () => {
  const statements = ['S3::BucketPolicy', 'SQS::QueuePolicy', 'SNS::TopicPolicy'].map((type) =>
    statementsOf(ALL, `AWS::${type}`),
  );
  expect(statements.flat().map(({ Effect }) => Effect)).toEqual(statements.flat().map(() => 'Deny'));
  for (const own of statements) {
    expect(own).toContainEqual(
      expect.objectContaining({
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  }
});

test('data and the policies that guard it outlive the stack', () => {
  const { Resources } = ALL.toJSON() as { Resources: Record<string, { DeletionPolicy: string }> };
  expect(Object.values(Resources).map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(Array(7).fill('Retain'));
});

test.each([
  ['a part of a bucket', 'arn:aws:s3:::client-exchange/inbox/*'],
  ['a table, of which nobody said the keys', `arn:aws:dynamodb:${HERE}:table/claims`],
  ['an access point', `arn:aws:s3:${HERE}:accesspoint/vendor`],
])('%s cannot be made', (_title, arn) => {
  expect(codesOf(() => made(arn))).toEqual(['enclave/created-kind']);
});

test('through the manifest it is made, and roles use it by the name and with the key of the boundary', () => {
  const template = enclaveTemplate(exampleManifest('search-desk'));
  const buckets = propertiesOf(template, 'AWS::S3::Bucket').filter(({ BucketName }) => BucketName !== undefined);
  expect(buckets).toMatchObject([{ BucketName: 'meridian-lantern-exchange' }]);
  const granted = statementsOf(template, 'AWS::IAM::ManagedPolicy').flatMap(({ Resource }) => Resource);
  expect(granted).toEqual(
    expect.arrayContaining(['arn:aws:s3:::meridian-lantern-exchange/*', `arn:aws:sns:${HERE}:lantern-answers`, KEY]),
  );
});
