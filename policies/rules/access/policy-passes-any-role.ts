import { IDENTITY_POLICY_TYPES, type Statement } from '../../../lib/template';
import { type Ternary, any, not } from '../../judge';
import { named } from '../../questions/permissions/action-kinds';
import { judgeStatements } from '../../questions/permissions/judge-statements';
import { openTo } from '../../questions/permissions/open-to';
import { isEveryRole } from '../../questions/permissions/every-role';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'policy-passes-any-role',
  topic: 'access',
  severity: 'error',
  title: 'Policy allows handing any role to a service',
  why: 'Whoever may start a machine or a function gives it the strongest role of the account, and works through it.',
  fix: 'Name in `Resource` of `iam:PassRole` the roles that may be handed on, and the service in `iam:PassedToService`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-6.1'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  check(resource, _world, report) {
    judgeStatements(resource, report, {
      want: 'the roles that may be handed on',
      wrong: openTo(named('iam:PassRole'), onEveryRole),
    });
  },

  bad: [
    {
      title: 'a star, among other actions',
      template: `
        Resources:
          Deployer:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: ['ec2:RunInstances', 'IAM:PassR*'], Resource: ['arn:aws:s3:::x', '*'] }]`,
    },
    {
      title: 'every role of one account',
      template: `
        Resources:
          Deployer:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument:
                Statement: { Effect: Allow, Action: iam:PassRole, Resource: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/*' }`,
    },
    {
      title: 'every role but one, though only to somebody with a tag',
      template: `
        Resources:
          Deployer:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument:
                Statement:
                  Effect: Allow
                  Action: '*'
                  NotResource: arn:aws:iam::111122223333:role/admin
                  Condition: { StringEquals: { aws:PrincipalTag/team: claims } }`,
    },
  ],
  good: [
    {
      title: 'roles that are named, by a reference, a prefix, or the service they may go to',
      template: `
        Resources:
          Worker: { Type: AWS::IAM::Role }
          Deployer:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: iam:PassRole, Resource: !GetAtt Worker.Arn }
                  - { Effect: Allow, Action: iam:PassRole, Resource: !Sub 'arn:aws:iam::\${AWS::AccountId}:role/claims-*' }
                  - { Effect: Allow, Action: iam:PassRole, Resource: 'arn:aws:s3:::*' }
                  - { Effect: Allow, Action: iam:PassRole, Resource: '*', Condition: { StringEquals: { iam:PassedToService: ec2.amazonaws.com } } }`,
    },
    {
      title: 'a Deny, and other actions on everything',
      template: `
        Resources:
          Deployer:
            Type: AWS::IAM::GroupPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Action: iam:PassRole, Resource: '*' }
                  - { Effect: Allow, Action: 'ec2:*', Resource: '*' }
                  - { Effect: Allow, NotAction: 'iam:*', Resource: '*' }
                  - { Effect: Allow, Action: iam:PassRole, NotResource: ['arn:aws:iam::111122223333:role/x', '*'] }`,
    },
  ],
  unknown: [
    {
      title: 'the role is a parameter',
      template: `
        Parameters:
          Role: { Type: String }
        Resources:
          Deployer:
            Type: AWS::IAM::Policy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: iam:PassRole, Resource: !Ref Role } } }`,
    },
    {
      title: 'the name of the role is a parameter, which may be a star',
      template: `
        Parameters:
          Role: { Type: String }
        Resources:
          Deployer:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement: { Effect: Allow, Action: iam:PassRole, Resource: !Sub 'arn:aws:iam::111122223333:role/\${Role}' }`,
    },
  ],
});

function onEveryRole({ resources = [], notResources }: Statement): Ternary {
  return notResources ? not(any(notResources.map(isEveryRole))) : any(resources.map(isEveryRole));
}
