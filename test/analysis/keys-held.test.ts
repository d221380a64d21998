import { keysHeld } from '../../lib/analysis/access/keys-held';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

const ADMIN = 'arn:aws:iam::111122223333:role/key-admin';
const { manifest } = parse(`${SHORT_MANIFEST}logging: { keyAdministrators: ["${ADMIN}"] }\n`);
const claim = keysHeld(manifest);

const ROOT = 'Principal: { AWS: "arn:aws:iam::111122223333:root" }';
const THROUGH = 'kms:ViaService: s3.eu-central-1.amazonaws.com, kms:CallerAccount: "111122223333"';
const allow = (rest: string) => `{ Effect: Allow, Resource: "*", ${rest} }`;
const service = (name: string, action: string, tests: string) =>
  allow(`Principal: { Service: ${name} }, Action: "${action}", Condition: { ${tests} }`);
const TRAIL = 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/x';

const template = (statement: string, { key = 'EnableKeyRotation: true', more = '' } = {}) => `
Parameters:
  Any: { Type: String }
Resources:
  Key: { Type: AWS::KMS::Key, Properties: { ${key}, KeyPolicy: { Statement: [${statement}] } } }
  Archive: { Type: AWS::S3::Bucket, Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { KMSMasterKeyID: !GetAtt Key.Arn } }] } } }
  ${more}
`;
const KEEP = allow(`${ROOT}, Action: [kms:DescribeKey, kms:PutKeyPolicy]`);

test.each<[string, string, string, RegExp]>([
  ['the account keeps it', KEEP, 'pass', /1 keys/],
  ['the administrator ends it', allow(`Principal: { AWS: "${ADMIN}" }, Action: kms:ScheduleKeyDeletion`), 'pass', /./],
  [
    'the account uses it through services',
    allow(`${ROOT}, Action: kms:Decrypt, Condition: { StringEquals: { ${THROUGH} } }`),
    'pass',
    /./,
  ],
  [
    'a service for this account',
    service(
      'delivery.logs.amazonaws.com',
      'kms:GenerateDataKey*',
      'StringEquals: { aws:SourceAccount: "111122223333" }, ArnLike: { aws:SourceArn: "arn:aws:logs:eu-central-1:111122223333:*" }',
    ),
    'pass',
    /./,
  ],
  [
    'the account ends it',
    allow(`${ROOT}, Action: kms:ScheduleKeyDeletion`),
    'fail',
    /:root may kms:ScheduleKeyDeletion/,
  ],
  ['the account does everything', allow(`${ROOT}, Action: kms:*`), 'fail', /may kms:\*/],
  ['the account uses it directly', allow(`${ROOT}, Action: kms:Decrypt`), 'fail', /whoever IAM allows may kms:Decrypt/],
  [
    'for other accounts too',
    allow(
      `${ROOT}, Action: kms:Decrypt, Condition: { StringEquals: { kms:ViaService: s3.eu-central-1.amazonaws.com } }`,
    ),
    'fail',
    /whoever IAM/,
  ],
  [
    'grants to anybody',
    allow(`${ROOT}, Action: kms:CreateGrant, Condition: { StringEquals: { ${THROUGH} } }`),
    'fail',
    /kms:CreateGrant/,
  ],
  [
    'a stranger',
    allow('Principal: { AWS: "arn:aws:iam::999999999999:root" }, Action: kms:Decrypt'),
    'fail',
    /999999999999:root holds the key/,
  ],
  ['everybody', allow('Principal: "*", Action: kms:Decrypt'), 'fail', /\* uses the key/],
  [
    'a service for anybody',
    service('cloudtrail.amazonaws.com', 'kms:Decrypt', 'StringLike: { aws:SourceArn: "*" }'),
    'fail',
    /for other accounts .*aws:SourceArn/,
  ],
  [
    'a trail that encrypts for anybody',
    service('cloudtrail.amazonaws.com', 'kms:GenerateDataKey*', `StringEquals: { aws:SourceArn: "${TRAIL}" }`),
    'fail',
    /EncryptionContext/,
  ],
  [
    'a service that does not say for whom',
    service(
      'logs.eu-central-1.amazonaws.com',
      'kms:Encrypt',
      'ArnLikeIfExists: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-central-1:111122223333:*" }',
    ),
    'fail',
    /EncryptionContext/,
  ],
  [
    'a service that changes the policy',
    service('cloudtrail.amazonaws.com', 'kms:PutKeyPolicy', `StringEquals: { aws:SourceArn: "${TRAIL}" }`),
    'fail',
    /may kms:PutKeyPolicy/,
  ],
  ['a statement given at deployment', '!Ref Any', 'unknown', /is hidden/],
  [
    'a principal given at deployment',
    allow('Principal: { AWS: !Ref Any }, Action: kms:Decrypt'),
    'unknown',
    /is hidden/,
  ],
  ['an action given at deployment', allow(`${ROOT}, Action: !Ref Any`), 'unknown', /is hidden/],
])('%s', (_title, statement, verdict, reason) => {
  const proof = decide(claim, template(statement));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test.each<[string, string, RegExp]>([
  ['EnableKeyRotation: false', 'fail', /never rotated/],
  ['EnableKeyRotation: true, RotationPeriodInDays: 2560', 'fail', /every 2560 days/],
  ['EnableKeyRotation: true, PendingWindowInDays: 7', 'fail', /gone 7 days/],
  ['EnableKeyRotation: !Ref Any', 'unknown', /Any/],
])('a key with %s is %s', (key, verdict, reason) => {
  const proof = decide(claim, template(KEEP, { key }));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test.each<[string, string]>([
  ['Logs: { Type: AWS::Logs::LogGroup, Properties: { KmsKeyId: !GetAtt Key.Arn } }', 'pass'],
  ['Logs: { Type: AWS::Logs::LogGroup }', 'fail'],
  ['Logs: { Type: AWS::Logs::LogGroup, Properties: { KmsKeyId: !Ref Any } }', 'unknown'],
  [
    'T: { Type: AWS::DynamoDB::Table, Properties: { SSESpecification: { SSEEnabled: true, KMSMasterKeyId: !GetAtt Key.Arn } } }',
    'pass',
  ],
  [
    'T: { Type: AWS::DynamoDB::Table, Properties: { SSESpecification: { SSEEnabled: false, KMSMasterKeyId: !GetAtt Key.Arn } } }',
    'fail',
  ],
  ['Alarms: { Type: AWS::SNS::Topic, Properties: { KmsMasterKeyId: !Ref Key } }', 'pass'],
  ['Alarms: { Type: AWS::SNS::Topic }', 'fail'],
  ['Copy: { Type: AWS::KMS::ReplicaKey, Properties: { PrimaryKeyArn: !GetAtt Key.Arn } }', 'fail'],
])('beside a key, %s is %s', (more, verdict) => {
  expect(decide(claim, template(KEEP, { more })).verdict).toBe(verdict);
});
