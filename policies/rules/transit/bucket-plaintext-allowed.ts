import { type Property, RELATIONS, type Resource, describe, statementsOf } from '../../../lib/template';
import { deniesPlaintext } from '../../denies-plaintext';
import { type Ternary, all, any, whyPossible } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'Bucket answers plain HTTP',
  why: 'S3 serves both HTTP and HTTPS; a client that forgets the s sends keys and data in plain text.',
  fix: 'Deny `s3:*` to everyone on the bucket and its objects when `aws:SecureTransport` is false.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'ac-17.2'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(bucket, world, report) {
    const { certain, possible } = world.referrers(bucket, RELATIONS.bucketPolicies);
    const documents = certain.map((policy) => statementsOf(policy.read('PolicyDocument')));
    const answers = documents.flatMap(({ statements }) =>
      statements.map((statement) => deniesPlaintext(statement, bucket)),
    );
    const hidden = documents.flatMap((document) => document.hidden);
    const unread: Ternary[] = [...hidden, ...possible].map(() => undefined);
    const denied = all([
      any([...answers.map(({ bucket }) => bucket), ...unread]),
      any([...answers.map(({ objects }) => objects), ...unread]),
    ]);
    if (denied) return;
    const property = bucket.read('BucketPolicy');
    const want = 'a Deny for everyone, on the bucket and its objects, when aws:SecureTransport is false';
    const saw = certain.length === 0 ? 'no bucket policy' : 'a bucket policy that leaves plain HTTP open';
    if (denied === false) return report.fail(property, { saw, want });
    report.unknown(property, { saw: whatHides(hidden, possible), want });
  },

  bad: [
    {
      title: 'no policy at all',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'the objects are covered, the bucket itself is not',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Logs
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: s3:*
                  Resource: !Sub \${Logs.Arn}/*
                  Condition: { Bool: { aws:SecureTransport: false } }`,
    },
    {
      title: 'only one account is denied',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Logs
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: { AWS: '111122223333' }
                  Action: s3:*
                  Resource: '*'
                  Condition: { Bool: { aws:SecureTransport: false } }`,
    },
    {
      title: 'only those who come through an identity provider are denied',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Logs
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: { Federated: '*' }
                  Action: s3:*
                  Resource: '*'
                  Condition: { Bool: { aws:SecureTransport: false } }`,
    },
  ],
  good: [
    {
      title: 'as the CDK writes it with enforceSSL',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: { Ref: Logs }
              PolicyDocument:
                Version: 2012-10-17
                Statement:
                  - Effect: Deny
                    Principal: { AWS: '*' }
                    Action: s3:*
                    Resource: [{ Fn::GetAtt: [Logs, Arn] }, { Fn::Join: ['', [{ Fn::GetAtt: [Logs, Arn] }, '/*']] }]
                    Condition: { Bool: { aws:SecureTransport: 'false' } }`,
    },
    {
      title: 'by name, in two statements and with BoolIfExists',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
            Properties: { BucketName: !Sub 'logs-\${AWS::AccountId}' }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Sub 'logs-\${AWS::AccountId}'
              PolicyDocument:
                Statement:
                  - Effect: Deny
                    Principal: '*'
                    Action: ['*']
                    Resource: !Sub 'arn:\${AWS::Partition}:s3:::logs-\${AWS::AccountId}'
                    Condition: { BoolIfExists: { AWS:SecureTransport: ['false'] } }
                  - Effect: Deny
                    Principal: { AWS: ['*'] }
                    Action: S3:*
                    Resource: !Sub 'arn:\${AWS::Partition}:s3:::logs-\${AWS::AccountId}/*'
                    Condition: { Bool: { aws:SecureTransport: false } }`,
    },
  ],
  unknown: [
    {
      title: 'a policy on a bucket that a parameter names',
      template: `
        Parameters:
          BucketName: { Type: String }
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref BucketName
              PolicyDocument: { Statement: [] }`,
    },
    {
      title: 'a policy on a name that may turn out to be the bucket’s',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
            Properties: { BucketName: !Sub 'logs-\${AWS::AccountId}' }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: logs-111122223333
              PolicyDocument: { Statement: [] }`,
    },
    {
      title: 'the policy is imported as a whole',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties: { Bucket: !Ref Logs, PolicyDocument: !ImportValue tls-only }`,
    },
  ],
});

function whatHides(hidden: readonly Property[], possible: readonly Resource[]): string {
  const [document] = hidden;
  const [policy] = possible;
  if (document) return `a bucket policy whose document is ${describe(document.value)}`;
  if (policy) return `bucket policy ${policy.id} ${whyPossible(policy, 'Bucket')}`;
  return 'a bucket policy with parts that are not known';
}
