import { IDENTITY_POLICY_TYPES, type Property, identityPoliciesOf, statementsOf } from '../../../lib/template';
import { says } from '../../judge';
import { describeStatement } from '../../questions/permissions/judge-statements';
import { type Report, defineRule } from '../../rule';

const WANT = 'an `Action` that lists what is allowed';

export default defineRule({
  id: 'policy-allows-notaction',
  topic: 'access',
  severity: 'error',
  title: 'Policy allows all actions but those it names',
  why: 'Whatever nobody thought of is allowed, also in services that AWS adds after the review.',
  fix: 'Replace `NotAction` by an `Action` that lists what is allowed.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-6.1'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  check(resource, _world, report) {
    const documents = [...identityPoliciesOf(resource), resource.read('AssumeRolePolicyDocument')];
    for (const document of documents) judgeDocument(document, report);
  },

  bad: [
    {
      title: 'everything but deleting, on one bucket',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Allow, NotAction: 's3:Delete*', Resource: 'arn:aws:s3:::claims/*' }]`,
    },
    {
      title: 'a trust policy',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, NotAction: sts:TagSession }`,
    },
  ],
  good: [
    {
      title: 'a Deny of everything but two actions',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Deny, NotAction: ['s3:GetObject', 's3:ListBucket'], Resource: '*' }
                  - { Effect: Allow, Action: 's3:GetObject', Resource: '*' }`,
    },
    {
      title: 'a trust policy that names its actions',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole }
                  - { Effect: Deny, Principal: '*', NotAction: sts:AssumeRole }`,
    },
  ],
  unknown: [
    {
      title: 'the effect is a parameter',
      template: `
        Parameters:
          Effect: { Type: String }
        Resources:
          Files:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument: { Statement: { Effect: !Ref Effect, NotAction: 's3:GetObject', Resource: '*' } }`,
    },
    {
      title: 'the trust policy is imported',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties: { AssumeRolePolicyDocument: !ImportValue trust }`,
    },
  ],
});

function judgeDocument(document: Property, report: Report): void {
  const { statements, hidden } = statementsOf(document);
  for (const property of hidden) report.unknown(property, { want: WANT });
  for (const statement of statements) {
    if (!statement.notActions) continue;
    const allows = says(statement.effect, 'Allow');
    const difference = { saw: describeStatement(statement), want: WANT };
    if (allows) report.fail(statement.property, difference);
    else if (allows === undefined) report.unknown(statement.property, difference);
  }
}
