import { Match } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { LogArchive, type LogArchiveProps } from '../../constructs';
import { codesOf, onlyOf, statementsOf, Surroundings } from './fixtures';

const archiveWith = (props: Partial<LogArchiveProps>) =>
  new LogArchive(new Stack(new App(), 'Theirs'), 'Archive', { vendor: 'acme', ...props });

test('the archive is locked in compliance mode, versioned, private and encrypted with its own key (R14)', () => {
  onlyOf(new Surroundings().template(), 'AWS::S3::Bucket');
  new Surroundings().template().hasResourceProperties('AWS::S3::Bucket', {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 365 } } },
    VersioningConfiguration: { Status: 'Enabled' },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Match.anyValue() } },
      ],
    },
  });
});

test('every service that may write names the account or the trail it writes for', () => {
  const services = statementsOf(new Surroundings().template(), 'AWS::S3::BucketPolicy').filter(
    ({ Effect }) => Effect === 'Allow',
  );
  expect(services).toHaveLength(4);
  for (const { Condition } of services) {
    const source = Condition?.StringEquals;
    expect(source?.['aws:SourceAccount'] ?? source?.['aws:SourceArn']).toBeDefined();
  }
});

test('plain HTTP and TLS before 1.2 are denied (R01)', () => {
  const denied = statementsOf(new Surroundings().template(), 'AWS::S3::BucketPolicy')
    .filter(({ Effect, Action }) => Effect === 'Deny' && Action === 's3:*')
    .map(({ Condition }) => Condition);
  expect(denied).toEqual([{ Bool: { 'aws:SecureTransport': 'false' } }, { NumericLessThan: { 's3:TlsVersion': 1.2 } }]);
});

test('the key works for nobody without a condition, except to keep it', () => {
  const open = statementsOf(new Surroundings().template(), 'AWS::KMS::Key', 'KeyPolicy').filter(
    ({ Condition }) => Condition === undefined,
  );
  expect(open.map(({ Sid }) => Sid)).toEqual(['KeepThroughIam']);
  const using = open.flatMap(({ Action }) => Action).filter((action) => /crypt|DataKey|Grant$/.test(action));
  expect(using).toEqual(['kms:RevokeGrant']);
});

test('key administrators take the end of the key away from everybody else', () => {
  const stack = new Surroundings();
  new LogArchive(stack, 'Second', { vendor: 'beta', keyAdministrators: ['arn:aws:iam::111122223333:role/keeper'] });
  const statements = statementsOf(stack.template(), 'AWS::KMS::Key', 'KeyPolicy');
  const administer = statements.find(({ Sid }) => Sid === 'Administer');
  expect(administer?.Principal).toEqual({ AWS: 'arn:aws:iam::111122223333:role/keeper' });
  const enders = statements.filter(({ Action }) => [Action].flat().includes('kms:ScheduleKeyDeletion'));
  expect(enders.map(({ Sid }) => Sid)).toEqual(['KeepThroughIam', 'Administer']);
});

test('the trail covers all regions, proves its files and records the archive itself and the named data', () => {
  const stack = new Surroundings();
  const data = ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:dynamodb:eu-central-1:111122223333:table/claims'];
  new LogArchive(stack, 'Second', { vendor: 'beta', dataResources: data });
  const fields = (...more: object[]) => Match.objectLike({ FieldSelectors: Match.arrayWith(more) });
  stack.template().hasResourceProperties('AWS::CloudTrail::Trail', {
    TrailName: 'enclave-beta',
    IsMultiRegionTrail: true,
    EnableLogFileValidation: true,
    KMSKeyId: Match.anyValue(),
    CloudWatchLogsLogGroupArn: Match.anyValue(),
    AdvancedEventSelectors: [
      fields({ Field: 'eventCategory', Equals: ['Management'] }),
      fields({ Field: 'eventName', NotEquals: ['PutObject'] }),
      fields({ Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::client-letters/inbox/'] }),
      fields({ Field: 'resources.ARN', Equals: [data[1]] }),
    ],
  });
});

test('nobody but the log services and the one delivery role can put anything into the archive', () => {
  const denied = statementsOf(new Surroundings().template(), 'AWS::S3::BucketPolicy').find(
    ({ Sid }) => Sid === 'OnlyLogsAreWritten',
  );
  expect(denied).toMatchObject({
    Effect: 'Deny',
    Action: 's3:PutObject',
    Principal: { AWS: '*' },
    Condition: {
      ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [expect.stringContaining('Writer'), 'Arn'] } },
      Bool: { 'aws:PrincipalIsAWSService': 'false' },
    },
  });
});

test('a log group is encrypted, kept, and copied into the archive', () => {
  const stack = new Surroundings();
  stack.archive.logGroup('visits');
  const template = stack.template();
  template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: Match.anyValue(), RetentionInDays: 400 });
  template.hasResourceProperties('AWS::Logs::SubscriptionFilter', { FilterPattern: '' });
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK' },
    ExtendedS3DestinationConfiguration: { Prefix: Match.stringLikeRegexp('^visits/') },
  });
});

test('each envelope of CloudWatch Logs gets a line of its own: a reader of lines would see only the first of several', () => {
  const stack = new Surroundings();
  stack.archive.logGroup('visits');
  stack.template().hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    ExtendedS3DestinationConfiguration: {
      CompressionFormat: 'GZIP',
      ProcessingConfiguration: {
        Enabled: true,
        Processors: [
          Match.objectLike({ Type: 'Decompression' }),
          Match.objectLike({ Type: 'AppendDelimiterToRecord' }),
        ],
      },
    },
  });
});

test.each([
  ['logs that are gone before the year is over', { retentionDays: 364 }, 'enclave/retention-days'],
  ['a lock shorter than a quarter', { lockDays: 89 }, 'enclave/lock-days'],
])('refuses %s', (_title, props, code) => {
  expect(codesOf(() => archiveWith(props))).toEqual([code]);
});

test('refuses a topic that its alarms cannot reach', () => {
  const stack = new Stack(new App(), 'Enclave', { env: { account: '111122223333', region: 'eu-central-1' } });
  const archive = (region: string) =>
    new LogArchive(stack, region, { vendor: 'acme', alarmTopicArn: `arn:aws:sns:${region}:111122223333:alarms` });
  expect(codesOf(() => archive('eu-west-1'))).toEqual(['enclave/alarm-topic-region']);
  expect(codesOf(() => archive('eu-central-1'))).toEqual([]);
});
