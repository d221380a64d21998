import { archiveLocked } from '../../lib/analysis/logging/archive-locked';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

/** Locked for 365 days, kept for 400. */
const claim = archiveLocked(parse(SHORT_MANIFEST).manifest);

const ARCHIVE = `
Parameters:
  Any: { Type: String }
Conditions:
  Maybe: !Equals [!ImportValue x, y]
Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: !Ref Archive } }
  Flow: { Type: AWS::EC2::FlowLog, Properties: { LogDestinationType: s3, LogDestination: !Sub "\${Archive.Arn}/flow" } }
  Archive:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    Properties:
      ObjectLockEnabled: true
      ObjectLockConfiguration: { ObjectLockEnabled: Enabled, Rule: { DefaultRetention: { Mode: COMPLIANCE, Days: 365 } } }
      VersioningConfiguration: { Status: Enabled }
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }
      LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 400 }] }
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: !GetAtt Key.Arn } }] }
  Policy:
    Type: AWS::S3::BucketPolicy
    DeletionPolicy: Retain
    Properties:
      Bucket: !Ref Archive
      PolicyDocument:
        Statement:
          - { Effect: Deny, Principal: { AWS: "*" }, Action: "s3:*", Resource: [!GetAtt Archive.Arn, !Sub "\${Archive.Arn}/*"], Condition: { Bool: { "aws:SecureTransport": "false" } } }
          - { Effect: Deny, Principal: "*", Action: ["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion"], Resource: !Sub "\${Archive.Arn}/*" }
  Key: { Type: AWS::KMS::Key, DeletionPolicy: Retain, Properties: { EnableKeyRotation: true } }
  Group: { Type: AWS::Logs::LogGroup, DeletionPolicy: Retain, Properties: { KmsKeyId: !GetAtt Key.Arn, RetentionInDays: 400 } }
`;

function archiveWith(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the archive does not say: ${from}`);
    return text.replace(from, to);
  }, ARCHIVE);
}

const answerTo = (...changes: readonly (readonly [string, string])[]) => {
  const proof = decide(claim, archiveWith(...changes));
  return [proof.verdict, proof.witness ?? proof.explanation.join('; ')];
};

test('an archive that is locked, encrypted, closed and kept is proven so', () => {
  expect(answerTo()).toEqual([
    'pass',
    'Archive: locked in compliance mode for 365 days, encrypted, closed to the public and to deletion; 1 log groups: encrypted, kept for 400 days or longer',
  ]);
});

test.each<[string, string, string]>([
  ['a lock in years', 'Days: 365', 'Years: 1'],
  ['a longer lock', 'Days: 365', 'Days: "400"'],
  [
    'everything denied that deletes',
    '["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion"]',
    '["s3:Delete*", "s3:Bypass*"]',
  ],
  ['a rule that is off', '{ Status: Enabled, ExpirationInDays: 400 }', '{ Status: Disabled, ExpirationInDays: 1 }'],
  ['a log group that keeps for ever', ', RetentionInDays: 400', ''],
  ['a rule for old versions alone', 'ExpirationInDays: 400', 'NoncurrentVersionExpiration: { NoncurrentDays: 1 }'],
])('%s is as good', (_title, from, to) => {
  expect(answerTo([from, to])[0]).toBe('pass');
});

test.each<[string, string, string, RegExp]>([
  [
    'no lock',
    'ObjectLockEnabled: true',
    'ObjectLockEnabled: false',
    /deletes a log: ObjectLockEnabled of Archive is false/,
  ],
  [
    'a lock that is not configured',
    'ObjectLockEnabled: Enabled, ',
    '',
    /ObjectLockConfiguration.ObjectLockEnabled of Archive is not set/,
  ],
  ['governance mode', 'COMPLIANCE', 'GOVERNANCE', /whoever may bypass the lock/],
  ['a lock that ends too early', 'Days: 365', 'Days: 364', /a log of 365 days ago is deleted/],
  ['no time', ', Days: 365', '', /DefaultRetention.Days of Archive is not set/],
  [
    'no versions',
    'VersioningConfiguration: { Status: Enabled }',
    'VersioningConfiguration: { Status: Suspended }',
    /writes over a log/,
  ],
  [
    'a public policy that is not blocked',
    'BlockPublicPolicy: true',
    'BlockPublicPolicy: false',
    /to the public: .*BlockPublicPolicy/,
  ],
  [
    'public access lists that are not blocked',
    'BlockPublicAcls: true, ',
    '',
    /to the public: .*BlockPublicAcls of Archive is not set/,
  ],
  ['lists that are not ignored', 'IgnorePublicAcls: true', 'IgnorePublicAcls: false', /IgnorePublicAcls/],
  ['strangers who are let in', 'RestrictPublicBuckets: true', 'RestrictPublicBuckets: false', /RestrictPublicBuckets/],
  ['logs that expire too early', 'ExpirationInDays: 400', 'ExpirationInDays: 399', /a log of 400 days ago has expired/],
  ['logs that expire on a day', 'ExpirationInDays: 400', 'ExpirationDate: "2027-01-01"', /on 2027-01-01 all logs/],
  ['no encryption of its own', 'BucketEncryption:', 'Other:', /it has no key of its own/],
  ['the key of S3', '"aws:kms"', 'AES256', /SSEAlgorithm of Archive is AES256/],
  [
    'a key that is not rotated',
    'EnableKeyRotation: true',
    'EnableKeyRotation: false',
    /EnableKeyRotation of Key is false/,
  ],
  [
    'a key that goes with its stack',
    'AWS::KMS::Key, DeletionPolicy: Retain',
    'AWS::KMS::Key',
    /whoever deletes the stack deletes Key/,
  ],
  [
    'a bucket that goes with its stack',
    'AWS::S3::Bucket\n    DeletionPolicy: Retain',
    'AWS::S3::Bucket\n    DeletionPolicy: Delete',
    /deletes Archive/,
  ],
  [
    'a policy that goes with its stack',
    'AWS::S3::BucketPolicy\n    DeletionPolicy: Retain',
    'AWS::S3::BucketPolicy',
    /deletes Policy/,
  ],
  ['no policy', 'Bucket: !Ref Archive', 'Bucket: another', /it has no policy/],
  ['versions that may be deleted', ', "s3:DeleteObjectVersion"]', ']', /somebody deletes a log from Archive/],
  ['markers that may be put over logs', '"s3:DeleteObject", ', '', /somebody deletes a log from Archive/],
  [
    'deletion denied to one',
    'Principal: "*", Action',
    'Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action',
    /somebody deletes a log/,
  ],
  [
    'deletion denied in one folder',
    'Resource: !Sub "${Archive.Arn}/*" }',
    'Resource: !Sub "${Archive.Arn}/flow/*" }',
    /somebody deletes a log/,
  ],
  [
    'deletion denied over plain HTTP alone',
    'Resource: !Sub "${Archive.Arn}/*" }',
    'Resource: !Sub "${Archive.Arn}/*", Condition: { Bool: { "aws:SecureTransport": "false" } } }',
    /somebody deletes a log/,
  ],
  ['deletion allowed', 'Effect: Deny, Principal: "*"', 'Effect: Allow, Principal: "*"', /somebody deletes a log/],
  [
    'plain HTTP',
    'Bool: { "aws:SecureTransport": "false" }',
    'Bool: { "aws:SecureTransport": "true" }',
    /over plain HTTP/,
  ],
  ['plain HTTP for reading', 'Action: "s3:*"', 'Action: "s3:Put*"', /over plain HTTP/],
  ['a log group without a key', 'KmsKeyId: !GetAtt Key.Arn, ', '', /whoever may read Group reads it in plain text/],
  [
    'a log group that forgets',
    'RetentionInDays: 400',
    'RetentionInDays: 365',
    /an event of 400 days ago is gone: RetentionInDays of Group is 365/,
  ],
  [
    'a log group that goes with its stack',
    'AWS::Logs::LogGroup, DeletionPolicy: Retain',
    'AWS::Logs::LogGroup',
    /deletes Group/,
  ],
])('%s is a way in', (_title, from, to, witness) => {
  expect(answerTo([from, to])).toEqual(['fail', expect.stringMatching(witness)]);
});

test.each<[string, string, string, RegExp]>([
  ['a lock given at deployment', 'Days: 365', 'Days: !Ref Any', /Days of Archive is hidden by .*Any/],
  ['a mode given at deployment', 'Mode: COMPLIANCE', 'Mode: !Ref Any', /Mode of Archive is hidden/],
  [
    'a switch given at deployment',
    'ObjectLockEnabled: true',
    'ObjectLockEnabled: !Ref Any',
    /ObjectLockEnabled of Archive is hidden/,
  ],
  [
    'a bucket under a condition that is not declared',
    'AWS::S3::Bucket\n',
    'AWS::S3::Bucket\n    Condition: Nowhere\n',
    /Archive stands under the condition Nowhere, which nobody can read/,
  ],
  ['a bucket that may not be there', 'AWS::S3::Bucket\n', 'AWS::S3::Bucket\n    Condition: Maybe\n', /condition Maybe/],
  [
    'a key of another stack',
    'KMSMasterKeyID: !GetAtt Key.Arn',
    'KMSMasterKeyID: !ImportValue Key',
    /the key of Archive, .* is not in the template/,
  ],
  [
    'a bucket of another stack',
    'S3BucketName: !Ref Archive',
    'S3BucketName: central-logs',
    /Trail writes to central-logs, which is no bucket/,
  ],
  [
    'a policy of a bucket given at deployment',
    'Bucket: !Ref Archive',
    'Bucket: !Ref Any',
    /Policy may be the policy of Archive/,
  ],
  [
    'a Deny for a principal given at deployment',
    'Principal: "*", Action',
    'Principal: { AWS: !Ref Any }, Action',
    /Policy may forbid that somebody deletes/,
  ],
  [
    'a Deny of actions given at deployment',
    '["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion"]',
    '!Ref Any',
    /Policy may forbid/,
  ],
  [
    'a Deny by exclusion',
    'Action: ["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion"]',
    'NotAction: "s3:GetObject"',
    /Policy may forbid/,
  ],
  [
    'a Deny for all but one',
    'Principal: "*", Action',
    'NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" }, Action',
    /Policy may forbid/,
  ],
  [
    'a Deny with an exception',
    'Resource: !Sub "${Archive.Arn}/*" }',
    'Resource: !Sub "${Archive.Arn}/*", Condition: { ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/x" } } }',
    /Policy may forbid/,
  ],
  [
    'an expiry given at deployment',
    'ExpirationInDays: 400',
    'ExpirationInDays: !Ref Any',
    /ExpirationInDays of Archive is hidden/,
  ],
  [
    'a rule that may be on',
    '{ Status: Enabled, ExpirationInDays: 400 }',
    '{ Status: !Ref Any, ExpirationInDays: 1 }',
    /whether a lifecycle rule of Archive is on is hidden/,
  ],
  [
    'rules given at deployment',
    'Rules: [{ Status: Enabled, ExpirationInDays: 400 }]',
    'Rules: !Ref Any',
    /hidden by .*Any/,
  ],
  [
    'a retention given at deployment',
    'RetentionInDays: 400',
    'RetentionInDays: !Ref Any',
    /RetentionInDays of Group is hidden/,
  ],
])('%s: nobody can tell', (_title, from, to, reason) => {
  expect(answerTo([from, to])).toEqual(['unknown', expect.stringMatching(reason)]);
});

test('each bucket that logs are delivered to is an archive, and none at all is none', () => {
  const stream = (destination: string) =>
    `  Stream: { Type: AWS::KinesisFirehose::DeliveryStream, Properties: { ExtendedS3DestinationConfiguration: { BucketARN: ${destination} } } }\n  Second: { Type: AWS::S3::Bucket }\n`;
  expect(decide(claim, ARCHIVE + stream('!GetAtt Second.Arn')).verdict).toBe('fail');
  expect(decide(claim, ARCHIVE + stream('!GetAtt Archive.Arn')).verdict).toBe('pass');
  expect(decide(claim, ARCHIVE + stream('!Ref Any')).verdict).toBe('unknown');
  expect(decide(claim, 'Resources: {}')).toMatchObject({
    verdict: 'fail',
    witness: 'no log is delivered into any bucket',
  });
});

test('a flow log to a log group needs no bucket', () => {
  const flow = (type: string) =>
    archiveWith(['LogDestinationType: s3, LogDestination: !Sub "${Archive.Arn}/flow"', type]);
  expect(decide(claim, flow('LogDestinationType: cloud-watch-logs, LogDestination: !Ref Any')).verdict).toBe('pass');
  expect(decide(claim, flow('LogDestinationType: !Ref Any, LogDestination: !Ref Any')).verdict).toBe('unknown');
});
