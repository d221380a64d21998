import { IDENTITY_POLICY_TYPES, identityPoliciesOf, statementsOf } from '../../../lib/template';
import { escalationsOf } from '../../questions/escalation/escalations-of';
import type { Escalation } from '../../questions/escalation/find-escalations';
import { defineRule } from '../../rule';

const WANT = 'no way to more rights than were given';

export default defineRule({
  id: 'policy-escalates',
  topic: 'access',
  severity: 'error',
  title: 'Policy lets its holder take more rights than it gives',
  why: 'Whoever holds it can have every right in the account, whatever the other policies say.',
  fix: 'Remove one of the actions the finding names, or name in `Resource` roles and targets that have no more rights.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-6.1', 'ac-6.10'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  // A path may be made of statements in several policies: each says so in its own place.
  check(holder, world, report) {
    for (const document of identityPoliciesOf(holder)) {
      for (const property of statementsOf(document).hidden) report.unknown(property, { want: WANT });
    }
    for (const { at, escalations } of escalationsOf(holder, world)) {
      const certain = escalations.filter(({ answer }) => answer);
      if (certain.length > 0) report.fail(at, { saw: describe(certain), want: WANT });
      else report.unknown(at, { saw: describe(escalations), want: WANT });
    }
  },

  bad: [
    {
      title: 'any role into a new function, from two statements',
      template: `
        Resources:
          Held:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['iam:Pass*'], Resource: '*' }
                  - { Effect: Allow, Action: ['Lambda:CreateFunction', 'lambda:InvokeFunction'], Resource: 'arn:aws:lambda:*:*:function:claims-*' }`,
    },
    {
      title: 'any role, though to one service only, which is the one',
      template: `
        Resources:
          Held:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 'iam:PassRole', Resource: 'arn:aws:iam::*:role/*', Condition: { StringLike: { iam:PassedToService: ['ecs-tasks.*', 'lambda.amazonaws.com'] } } }
                  - { Effect: Allow, Action: 'ecs:RunTask', Resource: 'arn:aws:ecs:*:*:task-definition/web:*' }`,
    },
    {
      title: 'two policies of one role, none of which would do',
      template: `
        Resources:
          Deployer: { Type: AWS::IAM::Role }
          Pass:
            Type: AWS::IAM::Policy
            Properties:
              Roles: [!Ref Deployer]
              PolicyDocument: { Statement: { Effect: Allow, Action: iam:PassRole, Resource: '*' } }
          Start:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              Roles: [!Ref Deployer]
              PolicyDocument: { Statement: { Effect: Allow, Action: ec2:RunInstances, Resource: '*' } }`,
    },
    {
      title: 'a role that names a policy, and one statement of its own',
      template: `
        Resources:
          Deployer:
            Type: AWS::IAM::Role
            Properties:
              ManagedPolicyArns: [!Ref Pass]
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: ec2:RunInstances, Resource: '*' } } }]
          Pass: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: iam:PassRole, Resource: '*' } } } }`,
    },
    {
      title: 'a user and the group it is in',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              Groups: [!Ref Clerks]
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: ec2:RunInstances, Resource: '*' } } }]
          Clerks:
            Type: AWS::IAM::Group
            Properties:
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: iam:PassRole, Resource: '*' } } }]`,
    },
    {
      title: 'a user that is added to a group',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: ec2:RunInstances, Resource: '*' } } }]
          Addition: { Type: AWS::IAM::UserToGroupAddition, Properties: { GroupName: !Ref Clerks, Users: [!Ref Clerk] } }
          Clerks:
            Type: AWS::IAM::Group
            Properties:
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: iam:PassRole, Resource: '*' } } }]`,
    },
    {
      title: 'a Deny in the policy of somebody else, and one for another resource',
      template: `
        Resources:
          Vendor: { Type: AWS::IAM::Role }
          Other:
            Type: AWS::IAM::Role
            Properties:
              Policies: [{ PolicyDocument: { Statement: { Effect: Deny, Action: '*', Resource: '*' } } }]
          Give:
            Type: AWS::IAM::Policy
            Properties:
              Roles: [!Ref Vendor]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: iam:PutRolePolicy, Resource: '*' }
                  - { Effect: Deny, Action: iam:PutRolePolicy, Resource: 'arn:aws:iam::*:role/admin' }`,
    },
    {
      title: 'a policy for a role of this template that is denied everything, and for one of another template',
      template: `
        Resources:
          Vendor:
            Type: AWS::IAM::Role
            Properties:
              Policies: [{ PolicyDocument: { Statement: { Effect: Deny, Action: '*', Resource: '*' } } }]
          Give:
            Type: AWS::IAM::Policy
            Properties:
              Roles: [!Ref Vendor, someone]
              PolicyDocument: { Statement: { Effect: Allow, Action: iam:PutRolePolicy, Resource: '*' } }`,
    },
  ],
  good: [
    {
      title: 'what does not complete a way',
      template: `
        Resources:
          Held:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['iam:PassRole', 'lambda:CreateFunction', 'ec2:DescribeInstances', 's3:*'], Resource: '*' }`,
    },
    {
      title: 'a Deny in another policy of the same role',
      template: `
        Resources:
          Vendor: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [!Ref Closed] } }
          Give:
            Type: AWS::IAM::Policy
            Properties:
              Roles: [!Ref Vendor]
              PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } }
          Closed: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Effect: Deny, Action: '*', Resource: '*' } } } }`,
    },
    {
      title: 'a boundary of this template that holds no such action',
      template: `
        Resources:
          Vendor:
            Type: AWS::IAM::Role
            Properties:
              PermissionsBoundary: !Ref Boundary
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: iam:PutRolePolicy, Resource: '*' } } }]
          Boundary: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: 's3:*', Resource: '*' } } } }`,
    },
    {
      title: 'policies made for somebody who is denied everything',
      template: `
        Resources:
          Vendor: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [!Ref Closed] } }
          Clerk: { Type: AWS::IAM::User, Properties: { ManagedPolicyArns: [!Ref Closed] } }
          Clerks: { Type: AWS::IAM::Group, Properties: { ManagedPolicyArns: [!Ref Closed] } }
          Closed: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Effect: Deny, Action: '*', Resource: '*' } } } }
          ForRole: { Type: AWS::IAM::RolePolicy, Properties: { RoleName: !Ref Vendor, PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } } } }
          ForUser: { Type: AWS::IAM::UserPolicy, Properties: { UserName: !Ref Clerk, PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } } } }
          ForGroup: { Type: AWS::IAM::GroupPolicy, Properties: { GroupName: !Ref Clerks, PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } } } }
          ForUsers: { Type: AWS::IAM::Policy, Properties: { Users: [!Ref Clerk], PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } } } }
          ForGroups: { Type: AWS::IAM::Policy, Properties: { Groups: [!Ref Clerks], PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } } } }
          Writers:
            Type: AWS::IAM::Group
            Properties:
              ManagedPolicyArns: [!Ref Closed]
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } } }]`,
    },
    {
      title: 'a boundary of AWS that lets its holder read only',
      template: `
        Resources:
          Vendor:
            Type: AWS::IAM::Role
            Properties:
              PermissionsBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess
              Policies: [{ PolicyName: give, PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: iam:PutRolePolicy, Resource: '*' }] } }]`,
    },
    {
      title: 'a condition on the caller that this role never meets',
      template: `
        Resources:
          Vendor:
            Type: AWS::IAM::Role
            Properties:
              RoleName: vendor
              Policies: [{ PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: iam:PutRolePolicy, Resource: '*', Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::*:role/platform' } } }] } }]`,
    },
    {
      title: 'two Denies, of which each spares what the other takes',
      template: `
        Resources:
          Vendor:
            Type: AWS::IAM::Role
            Properties:
              Policies:
                - PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - { Effect: Allow, Action: iam:PutRolePolicy, Resource: '*' }
                      - { Effect: Deny, Action: 'iam:*', Resource: '*', Condition: { Bool: { aws:MultiFactorAuthPresent: 'true' } } }
                      - { Effect: Deny, Action: 'iam:*', Resource: '*', Condition: { BoolIfExists: { aws:MultiFactorAuthPresent: 'false' } } }`,
    },
  ],
  unknown: [
    {
      title: 'a tag of the caller decides, and who sets it stands elsewhere',
      template: `
        Resources:
          Held:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: { Effect: Allow, Action: iam:CreatePolicyVersion, Resource: '*', Condition: { StringEquals: { aws:PrincipalTag/team: platform } } }`,
    },
    {
      title: 'the role that is handed on is a parameter',
      template: `
        Parameters:
          Role: { Type: String }
        Resources:
          Held:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: iam:PassRole, Resource: !Ref Role }
                  - { Effect: Allow, Action: ec2:RunInstances, Resource: '*' }`,
    },
    {
      title: 'a boundary of another template',
      template: `
        Resources:
          Vendor:
            Type: AWS::IAM::User
            Properties:
              PermissionsBoundary: arn:aws:iam::111122223333:policy/boundary
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: iam:PutRolePolicy, Resource: '*' } } }]`,
    },
    {
      title: 'a document that is imported',
      template: `
        Resources:
          Vendor: { Type: AWS::IAM::RolePolicy, Properties: { PolicyDocument: !ImportValue document } }`,
    },
    {
      title: 'a policy that may be for the role',
      template: `
        Parameters:
          Roles: { Type: CommaDelimitedList }
        Resources:
          Vendor:
            Type: AWS::IAM::Role
            Properties:
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: iam:PassRole, Resource: '*' } } }]
          Start:
            Type: AWS::IAM::Policy
            Properties:
              Roles: !Ref Roles
              PolicyDocument: { Statement: { Effect: Allow, Action: ec2:RunInstances, Resource: '*' } }`,
    },
  ],
});

/** The first way, and how many more there are. */
function describe(escalations: readonly Escalation[]): string {
  const [{ path }] = escalations as [Escalation];
  const more = new Set(escalations.map((escalation) => escalation.path)).size - 1;
  const others = more === 0 ? '' : `; ${more} ${more === 1 ? 'way' : 'ways'} more`;
  return `${path.needs.map(({ action }) => action).join(' with ')}: its holder ${path.deed}${others}`;
}
