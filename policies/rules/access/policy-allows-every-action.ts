import { IDENTITY_POLICY_TYPES } from '../../../lib/template';
import { allowsEveryAction } from '../../questions/permissions/action-kinds';
import { judgeStatements } from '../../questions/permissions/judge-statements';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'policy-allows-every-action',
  topic: 'access',
  severity: 'error',
  title: 'Policy allows every action',
  why: 'Whatever the resource understands may be done to it: reading, deleting, and giving others access to it.',
  fix: 'Name in `Action` what the job needs.',
  controls: { 'nist-800-53-r5': ['ac-6', 'ac-6.1'], fsbp: ['iam.1'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  // Even on one bucket a star holds the actions that AWS will add next year.
  check(resource, _world, report) {
    judgeStatements(resource, report, { want: 'the actions the job needs', wrong: allowsEveryAction });
  },

  bad: [
    {
      title: 'a star on one bucket',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: ['s3:GetObject', '*'], Resource: 'arn:aws:s3:::claims/*' }]`,
    },
    {
      title: 'a star for action and service, in the inline policy of a group',
      template: `
        Resources:
          Clerks:
            Type: AWS::IAM::Group
            Properties:
              Policies:
                - PolicyName: all
                  PolicyDocument: { Statement: { Effect: Allow, Action: '*:*', NotResource: 'arn:aws:s3:::claims' } }`,
    },
  ],
  good: [
    {
      title: 'the actions of one service, and a Deny of everything',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 's3:*', Resource: '*' }
                  - { Effect: Deny, Action: '*', Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'one action, which a parameter names by default',
      template: `
        Parameters:
          Action: { Type: String, Default: 's3:GetObject' }
        Resources:
          Files:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument: { Statement: { Effect: Allow, Action: !Ref Action, Resource: 'arn:aws:s3:::claims/*' } }`,
    },
  ],
  unknown: [
    {
      title: 'the action is a parameter',
      template: `
        Parameters:
          Action: { Type: String }
        Resources:
          Files:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument: { Statement: { Effect: Allow, Action: !Ref Action, Resource: 'arn:aws:s3:::claims/*' } }`,
    },
    {
      title: 'the effect is a parameter',
      template: `
        Parameters:
          Effect: { Type: String }
        Resources:
          Files:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument: { Statement: { Effect: !Ref Effect, Action: '*', Resource: 'arn:aws:s3:::claims/*' } }`,
    },
  ],
});
