import { matchesIam } from '../../../lib/common/match-glob';
import { allowsAction } from '../../questions/grants';
import { all, any, not } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { fixes, isProvider } from '../../questions/identity-providers';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'web-identity-trust-audience-missing',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Role takes tokens meant for others',
  why: 'A token that the provider wrote for another service can be used here, if the provider lists more than one client.',
  fix: 'Add `StringEquals` on the `aud` of the provider, such as `sts.amazonaws.com`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ia-2', 'ia-9'] },
  appliesTo: ['AWS::IAM::Role'],

  check(resource, world, report) {
    judgeStatements(
      [resource.read('AssumeRolePolicyDocument')],
      {
        ask: (statement) =>
          all([
            allowsAction(statement, (action) => matchesIam(action, 'sts:assumerolewithwebidentity')),
            any((statement.principals ?? []).map((one) => isProvider(one, 'oidc', world))),
            not(fixes(statement, (key) => /:(aud|app_id|oaud|azp)$/.test(key))),
          ]),
        part: 'Principal',
        want: 'a condition on the audience of the token',
      },
      report,
    );
  },

  bad: [
    {
      title: 'a provider of the template, next to an account',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333', Federated: !Ref GitLab }, Action: [sts:AssumeRoleWithWebIdentity, sts:AssumeRole] }
          GitLab:
            Type: AWS::IAM::OIDCProvider
            Properties: { Url: https://gitlab.com }`,
    },
    {
      title: 'GitHub, with a subject alone',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:acme/claims:ref:refs/heads/main' } }`,
    },
    {
      title: 'an audience that may be anything',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringLike: { 'token.actions.githubusercontent.com:aud': '*' } }`,
    },
  ],
  good: [
    {
      title: 'GitHub, with an audience, and Facebook, Google and Amazon with theirs',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': sts.amazonaws.com } }
                  - Effect: Allow
                    Principal: { Federated: graph.facebook.com }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringEquals: { 'graph.facebook.com:app_id': '123' } }
                  - Effect: Allow
                    Principal: { Federated: accounts.google.com }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringEquals: { 'accounts.google.com:oaud': '123' } }
                  - Effect: Allow
                    Principal: { Federated: accounts.google.com }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringEquals: { 'accounts.google.com:azp': '123' } }`,
    },
    {
      title: 'a Deny, another act, and SAML',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Deny, Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }, Action: sts:AssumeRoleWithWebIdentity }
                  - { Effect: Allow, Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }, Action: sts:TagSession }
                  - { Effect: Allow, Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/idp' }, Action: sts:AssumeRoleWithWebIdentity }`,
    },
  ],
  unknown: [
    {
      title: 'a condition that is imported',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: !ImportValue guard`,
    },
  ],
});
