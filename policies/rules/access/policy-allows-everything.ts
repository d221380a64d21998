import {
  IDENTITY_POLICY_TYPES,
  type Statement,
  attachedPoliciesOf,
  describe,
  identityPoliciesOf,
  statementsOf,
} from '../../../lib/template';
import { allowsEverything, reachesEverything } from '../../questions/everything';
import { defineRule } from '../../rule';

const WANT = 'the actions and resources the job needs';

export default defineRule({
  id: 'policy-allows-everything',
  topic: 'access',
  severity: 'error',
  title: 'Policy allows everything on everything',
  why: 'Whoever holds it can read all data, undo every control and give themselves whatever is missing.',
  fix: 'Name the actions and the resources, and replace `NotAction` by a list of what is allowed.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-6.1'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  // A condition says when, not what: under it the statement still allows everything, so it does not save it.
  check(resource, _world, report) {
    for (const document of identityPoliciesOf(resource)) {
      const { statements, hidden } = statementsOf(document);
      for (const property of hidden) report.unknown(property, { want: WANT });
      for (const statement of statements) {
        const everything = allowsEverything(statement);
        if (everything === false) continue;
        const saw = describeStatement(statement);
        if (everything) report.fail(statement.property, { saw, want: WANT });
        else report.unknown(statement.property, { saw, want: WANT });
      }
    }
    for (const arn of attachedPoliciesOf(resource)) {
      const admin = reachesEverything(arn.value);
      if (admin) report.fail(arn, { want: WANT });
      if (admin === undefined) report.unknown(arn, { want: WANT });
    }
  },

  bad: [
    {
      title: 'a star for both, the keys in unusual order',
      template: `
        Resources:
          Admin:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: [{ Resource: '*', Effect: Allow, Action: '*' }]`,
    },
    {
      title: 'everything but IAM, in the inline policy of a user',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              Policies:
                - PolicyName: almost-all
                  PolicyDocument:
                    Statement: { Effect: Allow, NotAction: iam:*, Resource: '*' }`,
    },
    {
      title: 'the AWS managed policy, in any partition',
      template: `
        Resources:
          Operator:
            Type: AWS::IAM::Role
            Properties:
              ManagedPolicyArns: [!Sub 'arn:\${AWS::Partition}:iam::aws:policy/AdministratorAccess']`,
    },
    {
      title: 'the AWS managed policy from which its holder can take everything else',
      template: `
        Resources:
          Operator:
            Type: AWS::IAM::Group
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/IAMFullAccess'] }`,
    },
    {
      title: 'a permission set whose policy is JSON in a text',
      template: `
        Resources:
          Admin:
            Type: AWS::SSO::PermissionSet
            Properties:
              InlinePolicy: '{"Statement":[{"Effect":"Allow","Action":["s3:GetObject","*:*"],"NotResource":"arn:aws:s3:::x"}]}'`,
    },
  ],
  good: [
    {
      title: 'a managed policy of AWS that only reads',
      template: `
        Resources:
          Auditor:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecurityAudit'] }`,
    },
    {
      title: 'every action on one bucket',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement: { Effect: Allow, Action: '*', Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'everything but everything, which is nothing',
      template: `
        Resources:
          Nothing:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: { Effect: Allow, NotAction: '*', Resource: '*' }`,
    },
    {
      title: 'a Deny of everything',
      template: `
        Resources:
          Closed:
            Type: AWS::IAM::Group
            Properties:
              Policies:
                - PolicyDocument:
                    Statement: [{ Effect: Deny, NotAction: ['sts:*'], Resource: '*' }]`,
    },
    {
      title: 'one action on everything, given by a parameter with a default',
      template: `
        Parameters:
          Action: { Type: String, Default: 'ec2:Describe*' }
        Resources:
          Reader:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: !Ref Action, Resource: '*' }]`,
    },
  ],
  unknown: [
    {
      title: 'the whole document is imported',
      template: `
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties: { PolicyDocument: !ImportValue what-auditors-may }`,
    },
    {
      title: 'the resource is a parameter',
      template: `
        Parameters:
          Scope: { Type: String }
        Resources:
          Admin:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: '*', Resource: !Ref Scope }]`,
    },
    {
      title: 'actions of a service that a parameter names',
      template: `
        Parameters:
          Service: { Type: String }
        Resources:
          Operator:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: !Sub '\${Service}:*', Resource: 'arn:*' }]`,
    },
    {
      title: 'the action is whatever a custom resource answers',
      template: `
        Resources:
          Chosen:
            Type: Custom::Action
          Operator:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: !GetAtt Chosen.Action, Resource: '*' }]`,
    },
    {
      title: 'the attached policy is imported',
      template: `
        Resources:
          Operator:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: [!ImportValue operator-policy] }`,
    },
  ],
});

function describeStatement(statement: Statement): string {
  const parts = (['Action', 'NotAction', 'Resource', 'NotResource'] as const).flatMap((name) => {
    const items = statement.property.get(name).each();
    return items.length === 0 ? [] : [`${name} ${items.map(({ value }) => describe(value)).join(', ')}`];
  });
  return parts.join(' on ');
}
