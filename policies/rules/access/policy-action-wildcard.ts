import { IDENTITY_POLICY_TYPES, type Statement } from '../../../lib/template';
import { type Ternary, all, any, says } from '../../judge';
import { actionsMatching } from '../../questions/permissions/action-facts';
import { anyNamed } from '../../questions/permissions/action-kinds';
import { judgeStatements } from '../../questions/permissions/judge-statements';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'policy-action-wildcard',
  topic: 'access',
  severity: 'warning',
  title: 'Policy allows a family of actions that change things',
  why: 'Nobody reviewed what the star stands for, and it grows with each action that AWS adds.',
  fix: 'Replace the star in `Action` by the actions the job needs.',
  controls: { 'nist-800-53-r5': ['ac-6', 'ac-6.1'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  // Families that only read are left alone: what they show, other rules ask about by the resource.
  check(resource, _world, report) {
    judgeStatements(resource, report, { want: 'actions without a star', wrong: allowsFamily });
  },

  bad: [
    {
      title: 'whatever writes objects',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: ['s3:GetObject', 's3:Put*'], Resource: 'arn:aws:s3:::claims/*' }]`,
    },
    {
      title: 'a question mark, which stands for any one character',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument: { Statement: { Effect: Allow, Action: 's3:?utObject', Resource: 'arn:aws:s3:::claims/*' } }`,
    },
  ],
  good: [
    {
      title: 'families that only read, single actions, a Deny of a family, and whole services, which is another rule',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['ec2:Describe*', 's3:PutObject', 's3:*', '*', 's3*'], Resource: '*' }
                  - { Effect: Deny, Action: 's3:Delete*', Resource: '*' }`,
    },
    {
      title: 'a family that AWS does not have',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::UserPolicy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: 's3:Wipe*', Resource: '*' } } }`,
    },
  ],
  unknown: [
    {
      title: 'actions that begin with what a parameter says',
      template: `
        Parameters:
          Verb: { Type: String }
        Resources:
          Files:
            Type: AWS::IAM::RolePolicy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: !Sub 's3:\${Verb}*', Resource: '*' } } }`,
    },
  ],
});

function allowsFamily({ effect, actions = [] }: Statement): Ternary {
  return all([says(effect, 'Allow'), any(actions.map((action) => anyNamed(action, changesThings)))]);
}

function changesThings(pattern: string, literal: boolean): boolean {
  const family = pattern.split(':')[1] ?? '';
  if (!/[*?]/.test(family) || (literal && /^\*+$/.test(family))) return false;
  return actionsMatching(pattern).some(({ level }) => level !== 'read');
}
