import { type ConditionTest, type PolicyDocument, RELATIONS, type Statement, asNumber } from '../../../lib/template';
import { type Attachment, checkAttached } from '../../questions/attached-policies';
import { type Ternary, all, any, says } from '../../judge';
import { isWholeWorld } from '../../questions/principals';
import { defineRule } from '../../rule';

const POLICY: Attachment = {
  called: 'bucket policy',
  relations: [RELATIONS.bucketPolicies],
  want: 'a Deny for everyone when s3:TlsVersion is less than 1.2',
  saw: 'that takes any version of TLS',
};

export default defineRule({
  id: 'bucket-tls-outdated',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'Bucket policy does not refuse TLS older than 1.2',
  why: 'S3 itself refuses old versions today; the policy proves it to an auditor, and can ask for 1.3.',
  fix: 'Deny `s3:*` to everyone with the condition NumericLessThan on `s3:TlsVersion` and 1.2 or more.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-13'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(bucket, world, report) {
    checkAttached(bucket, world, POLICY, refusesOldTls, report);
  },

  bad: [
    {
      title: 'no policy',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket`,
    },
    { title: 'a policy about plain HTTP only', template: withPolicy('Bool: { aws:SecureTransport: false }') },
    { title: 'newer versions are denied', template: withPolicy('NumericGreaterThan: { s3:TlsVersion: 1.2 }') },
    { title: 'another number is asked for', template: withPolicy('NumericLessThan: { s3:max-keys: 10 }') },
    { title: 'TLS 1.1 is still taken', template: withPolicy('NumericLessThan: { s3:TlsVersion: 1.1 }') },
    {
      title: 'only one account is denied',
      template: withPolicy('NumericLessThan: { s3:TlsVersion: 1.2 }', '{ AWS: 111122223333 }'),
    },
    {
      title: 'only reading is denied',
      template: withPolicy('NumericLessThan: { s3:TlsVersion: 1.2 }', "'*'", 's3:GetObject'),
    },
    {
      title: 'old versions are allowed',
      template: withPolicy('NumericLessThan: { s3:TlsVersion: 1.2 }', "'*'", 's3:*', 'Allow'),
    },
    {
      title: 'a further test spares some',
      template: withPolicy('NumericLessThan: { s3:TlsVersion: 1.2 }, StringEquals: { aws:SourceVpc: vpc-0 }'),
    },
  ],
  good: [
    { title: 'less than 1.2 is denied', template: withPolicy("NumericLessThan: { s3:TlsVersion: '1.2' }") },
    {
      title: 'less than 1.3 is denied, also to those without the key',
      template: withPolicy(
        'NumericLessThanIfExists: { S3:TlsVersion: [1.1, 1.3] }',
        "{ AWS: ['111122223333', '*'] }",
        "[s3:Get*, '*']",
      ),
    },
  ],
  unknown: [
    {
      title: 'a further test that is imported',
      template: withPolicy('NumericLessThan: { s3:TlsVersion: 1.2 }, Bool: !ImportValue further'),
    },
    {
      title: 'the version is a parameter',
      template: `
        Parameters:
          Version: { Type: Number }
        ${withPolicy('NumericLessThan: { s3:TlsVersion: !Ref Version }').trim()}`,
    },
    {
      title: 'the document is imported',
      template: `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties: { Bucket: !Ref Logs, PolicyDocument: !ImportValue tls }`,
    },
    {
      title: 'a policy on a bucket that a parameter names',
      template: `
        Parameters:
          Bucket: { Type: String }
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties: { Bucket: !Ref Bucket, PolicyDocument: { Statement: [] } }`,
    },
  ],
});

function refusesOldTls(documents: readonly PolicyDocument[]): Ternary {
  return any([
    ...documents.flatMap(({ statements }) => statements.map(deniesOldTls)),
    ...documents.flatMap(({ hidden }) => hidden.map(() => undefined)),
  ]);
}

/** Every test narrows a Deny, so each must be the one about versions. */
function deniesOldTls({ effect, principals, actions, conditions, hiddenConditions }: Statement): Ternary {
  return all([
    says(effect, 'Deny'),
    any((principals ?? []).map(isWholeWorld)),
    any((actions ?? []).map((action) => says(action, 's3:*', '*'))),
    ...conditions.map(isAboutOldTls),
    ...hiddenConditions.map(() => undefined),
  ]);
}

function isAboutOldTls({ operator, key, values }: ConditionTest): Ternary {
  if (!/^NumericLessThan(IfExists)?$/i.test(operator) || key.toLowerCase() !== 's3:tlsversion') return false;
  return any(
    values.map(({ value }) => {
      const answer = asNumber(value);
      return answer.kind === 'hidden' ? undefined : answer.kind === 'known' && answer.value >= 1.2;
    }),
  );
}

function withPolicy(condition: string, principal = "'*'", action = 's3:*', effect = 'Deny'): string {
  return `
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Logs
              PolicyDocument:
                Statement:
                  Effect: ${effect}
                  Principal: ${principal}
                  Action: ${action}
                  Resource: '*'
                  Condition: { ${condition} }`;
}
