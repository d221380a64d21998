import { recordsArrive } from '../../lib/analysis/records-arrive';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

const claim = recordsArrive(parse(SHORT_MANIFEST).manifest);

const TEMPLATE = `
Parameters: { Any: { Type: String } }
Resources:
  Archive: { Type: AWS::S3::Bucket }
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - { Effect: Allow, Principal: { Service: logs.eu-central-1.amazonaws.com }, Action: [kms:Decrypt, "kms:GenerateDataKey*"], Resource: "*" }
          - { Effect: Allow, Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: [kms:Decrypt, kms:GenerateDataKey], Resource: "*" }
  Group: { Type: AWS::Logs::LogGroup, Properties: { KmsKeyId: !GetAtt Key.Arn } }
  Stream:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      ExtendedS3DestinationConfiguration:
        BucketARN: !GetAtt Archive.Arn
        RoleARN: !GetAtt Writer.Arn
        Prefix: "vpn/!{timestamp:yyyy}/"
        ErrorOutputPrefix: "lost/!{firehose:error-output-type}/"
        EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: !GetAtt Key.Arn } }
  Writer: { Type: AWS::IAM::Role }
  Writes:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Roles: [!Ref Writer]
      PolicyDocument:
        Statement:
          - { Effect: Allow, Action: [s3:GetBucketLocation, s3:ListBucket], Resource: !GetAtt Archive.Arn }
          - { Effect: Allow, Action: kms:GenerateDataKey, Resource: !GetAtt Key.Arn }
          - { Effect: Allow, Action: s3:PutObject, Resource: [!Sub "\${Archive.Arn}/vpn/*", !Sub "\${Archive.Arn}/lost/*"] }
  Filter: { Type: AWS::Logs::SubscriptionFilter, Properties: { RoleArn: !GetAtt Sender.Arn, DestinationArn: !GetAtt Stream.Arn } }
  Sender: { Type: AWS::IAM::Role }
  Sends:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Roles: [!Ref Sender]
      PolicyDocument: { Statement: [{ Effect: Allow, Action: [firehose:PutRecord, firehose:PutRecordBatch], Resource: !GetAtt Stream.Arn }] }
  Handler: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Logger.Arn, LoggingConfig: { LogGroup: !Ref Group } } }
  Logger: { Type: AWS::IAM::Role }
  Logs:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Roles: [!Ref Logger]
      PolicyDocument: { Statement: [{ Effect: Allow, Action: [logs:CreateLogStream, logs:PutLogEvents], Resource: !GetAtt Group.Arn }] }
`;

test.each<[string, string, string, string, RegExp]>([
  ['everybody may write', '', '', 'pass', /6 writers, 2 uses of keys/],
  [
    'no rights for the stream',
    'Roles: [!Ref Writer]',
    'Roles: [!Ref Sender]',
    'fail',
    /Stream may not s3:GetBucketLocation/,
  ],
  ['another folder', '/vpn/*', '/other/*', 'fail', /Stream may not s3:PutObject/],
  ['no folder for what fails', '/lost/*', '/other/*', 'fail', /Stream may not s3:PutObject/],
  ['a folder given at deployment', '"vpn/!{timestamp:yyyy}/"', '!Ref Any', 'unknown', /its folder is hidden/],
  [
    'no key for the stream',
    'Action: kms:GenerateDataKey,',
    'Action: kms:Decrypt,',
    'fail',
    /Stream may not kms:GenerateDataKey/,
  ],
  [
    'no rights for the filter',
    'firehose:PutRecordBatch',
    'firehose:ListStreams',
    'fail',
    /Filter may not firehose:PutRecordBatch/,
  ],
  ['no rights for the handler', 'logs:PutLogEvents', 'logs:GetLogEvents', 'fail', /Handler may not logs:PutLogEvents/],
  ['a role of another stack', 'RoleArn: !GetAtt Sender.Arn', 'RoleArn: !Ref Any', 'unknown', /its role is hidden/],
  [
    'a key that does not serve log groups',
    'logs.eu-central-1',
    'logs.eu-west-1',
    'fail',
    /Key does not let logs.eu-central-1/,
  ],
  [
    'a key that does not serve the account',
    '"arn:aws:iam::111122223333:root"',
    '"arn:aws:iam::1:root"',
    'fail',
    /does not let arn:aws:iam::111122223333:root/,
  ],
])('%s', (_title, from, to, verdict, reason) => {
  expect(TEMPLATE).toContain(from);
  const proof = decide(claim, TEMPLATE.replace(from, to));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

const BROWSER = `
Resources:
  Archive:
    Type: AWS::S3::Bucket
    Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { KMSMasterKeyID: !GetAtt Key.Arn } }] } }
  Key:
    Type: AWS::KMS::Key
    Properties: { KeyPolicy: { Statement: [{ Effect: Allow, Principal: { Service: workspaces-web.amazonaws.com }, Action: [kms:Decrypt, kms:GenerateDataKey], Resource: "*" }] } }
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Archive
      PolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: workspaces-web.amazonaws.com }, Action: s3:PutObject, Resource: !Sub "\${Archive.Arn}/sessions/*" }] }
  Sessions: { Type: AWS::WorkSpacesWeb::SessionLogger, Properties: { LogConfiguration: { S3: { Bucket: !Ref Archive, KeyPrefix: sessions/ } } } }
`;

test.each<[string, string, string, string, RegExp]>([
  ['the browser may write its sessions', '', '', 'pass', /1 writers, 1 uses of keys/],
  ['into another folder', 'KeyPrefix: sessions/', 'KeyPrefix: other/', 'fail', /may not write below other/],
  ['into no folder', ', KeyPrefix: sessions/', '', 'fail', /may not write below ,/],
  ['somebody else may', 's3:PutObject', 's3:GetObject', 'fail', /may not write below sessions/],
  ['the key does not serve it', 'Action: [kms:Decrypt, ', 'Action: [', 'fail', /Key does not let workspaces-web/],
])('sessions of a browser: %s', (_title, from, to, verdict, reason) => {
  expect(BROWSER).toContain(from);
  const proof = decide(claim, BROWSER.replace(from, to));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test('a stream that reads another needs the rights to', () => {
  const source =
    'KinesisStreamSourceConfiguration: { KinesisStreamARN: !GetAtt Pages.Arn, RoleARN: !GetAtt Reader.Arn }';
  const rights = '[kinesis:DescribeStream, kinesis:GetRecords, kinesis:GetShardIterator, kinesis:ListShards]';
  const withSource = (actions: string) =>
    TEMPLATE.replace('      ExtendedS3', `      ${source}\n      ExtendedS3`) +
    '  Pages: { Type: AWS::Kinesis::Stream }\n  Reader: { Type: AWS::IAM::Role }\n  Reads: { Type: AWS::IAM::ManagedPolicy, Properties: ' +
    `{ Roles: [!Ref Reader], PolicyDocument: { Statement: [{ Effect: Allow, Action: ${actions}, Resource: !GetAtt Pages.Arn }] } } }\n`;
  expect(decide(claim, withSource(rights)).verdict).toBe('pass');
  const less = decide(claim, withSource(rights.replace('kinesis:GetRecords, ', '')));
  expect(less.witness).toMatch(/Stream may not kinesis:GetRecords/);
});

const ROOT = '"arn:aws:iam::111122223333:root"';

test.each([
  ['encrypts', 'cloudwatch', 'cloudwatch', 'pass', /2 uses of keys/],
  ['may not encrypt', 'cloudwatch', 'events', 'fail', /Alarms does not let cloudwatch/],
  ['of a rule may not encrypt', ROOT, '"arn:aws:iam::111122223333:role/x"', 'fail', /Alarms does not let arn:.*:root/],
])('an alarm %s what it tells', (_title, from, to, verdict, reason) => {
  const text = `
Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { KmsMasterKeyId: !Ref Alarms } }
  Alarms:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - { Effect: Allow, Principal: { Service: cloudwatch.amazonaws.com }, Action: [kms:Decrypt, "kms:GenerateDataKey*"], Resource: "*" }
          - { Effect: Allow, Principal: { AWS: ${ROOT} }, Action: [kms:Decrypt, "kms:GenerateDataKey*"], Resource: "*" }
`;
  const proof = decide(claim, text.replace(from, to));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});
