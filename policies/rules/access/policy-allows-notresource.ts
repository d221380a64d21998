import { IDENTITY_POLICY_TYPES } from '../../../lib/template';
import { says } from '../../judge';
import { judgeStatements } from '../../questions/permissions/judge-statements';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'policy-allows-notresource',
  topic: 'access',
  severity: 'error',
  title: 'Policy allows access to all resources but those it names',
  why: 'Every resource that is made after the review is open to the holder until somebody remembers to name it.',
  fix: 'Replace `NotResource` by a `Resource` that lists what may be reached.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-6.1'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  check(resource, _world, report) {
    judgeStatements(resource, report, {
      want: 'a `Resource` that lists what may be reached',
      wrong: ({ effect, notResources }) => notResources !== undefined && says(effect, 'Allow'),
    });
  },

  bad: [
    {
      title: 'every bucket but one',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: 's3:GetObject', NotResource: 'arn:aws:s3:::claims/*' }]`,
    },
    {
      title: 'a list, in the inline policy of a permission set',
      template: `
        Resources:
          Files:
            Type: AWS::SSO::PermissionSet
            Properties:
              InlinePolicy:
                Statement: { Effect: Allow, Action: 's3:GetObject', NotResource: ['arn:aws:s3:::claims/*'] }`,
    },
  ],
  good: [
    {
      title: 'a Deny outside of one bucket',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Action: 's3:GetObject', NotResource: 'arn:aws:s3:::claims/*' }
                  - { Effect: Allow, Action: 's3:GetObject', Resource: '*' }`,
    },
    {
      title: 'one bucket',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::GroupPolicy
            Properties:
              PolicyDocument: { Statement: { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::claims/*' } }`,
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
              PolicyDocument:
                Statement: { Effect: !Ref Effect, Action: 's3:GetObject', NotResource: 'arn:aws:s3:::claims/*' }`,
    },
  ],
});
