import { type ConditionTest, RELATIONS, type Statement, asNumber } from '../../../lib/template';
import { documentOf } from '../../attached-policies';
import { type Ternary, all, any, says, whyPossible } from '../../judge';
import { isWholeWorld } from '../../principals';
import { defineRule } from '../../rule';

const WANT = 'a Deny for everyone when s3:TlsVersion is less than 1.2';

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
    const { certain, possible } = world.referrers(bucket, RELATIONS.bucketPolicies);
    const documents = certain.map(documentOf);
    const refused = any([
      ...documents.flatMap(({ statements }) => statements.map(deniesOldTls)),
      ...documents.flatMap(({ hidden }) => hidden.map(() => undefined)),
      ...possible.map(() => undefined),
    ]);
    if (refused) return;
    const property = bucket.read('BucketPolicy');
    const [first] = possible;
    const saw = first
      ? `bucket policy ${first.id} ${whyPossible(first, 'Bucket')}`
      : 'a bucket policy that is not known';
    if (refused === undefined) report.unknown(property, { saw, want: WANT });
    else report.fail(property, { saw: 'no such Deny', want: WANT });
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
      template: withPolicy('NumericLessThanIfExists: { S3:TlsVersion: [1.3] }', "{ AWS: '*' }", "'*'"),
    },
  ],
  unknown: [
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

/** Every test narrows a Deny, so each must be the one about versions. */
function deniesOldTls({ effect, principals, actions, conditions, hiddenConditions }: Statement): Ternary {
  return all([
    says(effect, 'Deny'),
    any((principals ?? []).map(isWholeWorld)),
    any((actions ?? []).map((action) => says(action, 's3:*', '*'))),
    conditions.length + hiddenConditions.length > 0,
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
