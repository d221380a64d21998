import { type Resource, type Statement, type World, identityPoliciesFor, statementsOf } from '../../../lib/template';
import { type Ternary, all, any, says } from '../../judge';
import { managedPolicyOf } from '../../questions/managed-policies';
import { defineRule } from '../../rule';

const WANT = 'a Deny where aws:MultiFactorAuthPresent is false, on the user or a group of it';

export default defineRule({
  id: 'user-password-alone',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'User signs in to the console with a password alone',
  why: 'A password is guessed, shared and caught by a false sign-in page, and nothing else is asked for.',
  fix: 'Remove `LoginProfile` and let people come through an identity provider, or deny everything without a second factor.',
  controls: { 'nist-800-53-r5': ['ia-2', 'ia-2.1', 'ac-2'], fsbp: ['iam.5'] },
  appliesTo: ['AWS::IAM::User'],

  check(user, world, report) {
    const login = user.read('LoginProfile');
    if (login.value.kind === 'absent') return;
    const asked = asksForSecondFactor(user, world);
    if (asked === undefined) report.unknown(login, { want: WANT });
    else if (!asked) report.fail(login, { want: WANT });
  },

  bad: [
    {
      title: 'nothing asks for a second factor',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties: { LoginProfile: { Password: '{{resolve:secretsmanager:clerk}}' }, Groups: [!Ref Clerks] }
          Clerks:
            Type: AWS::IAM::Group
            Properties:
              ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']
              Policies: [{ PolicyDocument: { Statement: { Effect: Deny, Action: 's3:*', Resource: '*' } } }]`,
    },
    {
      title:
        'an Allow that asks, which says nothing of the other rights; a Deny to those who come with one; another key',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              LoginProfile: { Password: !Ref Password }
              Policies:
                - PolicyDocument:
                    Statement:
                      - { Effect: Allow, Action: 's3:*', Resource: '*', Condition: { Bool: { aws:MultiFactorAuthPresent: 'false' } } }
                      - { Effect: Deny, Action: '*', Resource: '*', Condition: { Bool: { aws:MultiFactorAuthPresent: 'true' } } }
                      - { Effect: Deny, Action: '*', Resource: '*', Condition: { Bool: { aws:SecureTransport: 'false' } } }
                      - { Effect: Deny, Action: '*', Resource: '*', Condition: { StringEquals: { aws:MultiFactorAuthPresent: 'false' } } }
        Parameters:
          Password: { Type: String, NoEcho: true }`,
    },
  ],
  good: [
    {
      title: 'a user without a password',
      template: `
        Resources:
          Robot: { Type: AWS::IAM::User }`,
    },
    {
      title: 'a Deny without a second factor, on the user',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              LoginProfile: { Password: '{{resolve:secretsmanager:clerk}}' }
              Policies:
                - PolicyDocument:
                    Statement:
                      Effect: Deny
                      NotAction: iam:EnableMFADevice
                      Resource: '*'
                      Condition: { BoolIfExists: { 'AWS:MultiFactorAuthPresent': false } }`,
    },
    {
      title: 'the same on a group that the user names, and a group nobody knows',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties: { LoginProfile: { Password: '{{resolve:secretsmanager:clerk}}' }, Groups: [all-people, !Ref Clerks] }
          Clerks:
            Type: AWS::IAM::Group
            Properties:
              Policies:
                - PolicyDocument:
                    Statement: { Effect: Deny, NotAction: iam:EnableMFADevice, Resource: '*', Condition: { Bool: { aws:MultiFactorAuthPresent: false } } }`,
    },
  ],
  unknown: [
    {
      title: 'a group of another template',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties: { LoginProfile: { Password: '{{resolve:secretsmanager:clerk}}' }, Groups: [all-people] }`,
    },
    {
      title: 'a managed policy of another template',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              LoginProfile: { Password: '{{resolve:secretsmanager:clerk}}' }
              ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/second-factor']`,
    },
    {
      title: 'a Deny under a condition that is a parameter',
      template: `
        Parameters:
          Factor: { Type: String }
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              LoginProfile: { Password: '{{resolve:secretsmanager:clerk}}' }
              Policies:
                - PolicyDocument:
                    Statement: { Effect: Deny, Action: '*', Resource: '*', Condition: { Bool: { aws:MultiFactorAuthPresent: !Ref Factor } } }`,
    },
  ],
});

function asksForSecondFactor(user: Resource, world: World): Ternary {
  const groups = user.read('Groups').each();
  const followed = groups.flatMap((group) => world.follow(group) ?? []);
  const policies = [user, ...followed].map((identity) => identityPoliciesFor(identity, world));
  const certain = policies.flatMap((found) => found.certain).map(statementsOf);
  const outside = policies
    .flatMap((found) => found.outside)
    .filter(({ value }) => managedPolicyOf(value).owner !== 'aws');
  const unseen = policies.flatMap((found) => found.possible).length + outside.length + groups.length;
  return any([
    ...certain.flatMap(({ statements }) => statements.map(deniesWithout)),
    ...certain.flatMap(({ hidden }) => hidden.map(() => undefined)),
    unseen > followed.length ? undefined : false,
  ]);
}

function deniesWithout({ effect, conditions }: Statement): Ternary {
  const asks = conditions
    .filter(({ operator, key }) => /^Bool(IfExists)?$/i.test(operator) && /^aws:MultiFactorAuthPresent$/i.test(key))
    .flatMap(({ values }) => values.map((value) => says(value, 'false')));
  return all([says(effect, 'Deny'), any(asks)]);
}
