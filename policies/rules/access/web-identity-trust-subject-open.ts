import { matchesIam } from '../../../lib/common/match-glob';
import { allowsAction } from '../../questions/grants';
import { all, any, not } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { fixes, isProvider, namesSubject } from '../../questions/identity-providers';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'web-identity-trust-subject-open',
  topic: 'access',
  severity: 'error',
  title: 'Role trusts every user of an identity provider',
  why: 'Providers such as GitHub or Cognito serve the whole world: without a subject any repository, pod or guest gets the role.',
  fix: 'Add a condition on the `sub` of the provider that names the organization and repository, or the namespace and service account.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ia-2', 'ia-9'] },
  appliesTo: ['AWS::IAM::Role'],

  check(resource, world, report) {
    judgeStatements(
      [resource.read('AssumeRolePolicyDocument')],
      {
        ask: (statement) =>
          all([
            allowsAction(statement, (action) => matchesIam(action, 'sts:assumerolewithwebidentity')),
            any((statement.principals ?? []).map((one) => isProvider(one, 'oidc', world))),
            not(fixes(statement, namesSubject)),
          ]),
        part: 'Principal',
        want: 'a condition on the subject of the token',
      },
      report,
    );
  },

  bad: [
    {
      title: 'GitHub next to an account',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333', Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }, Action: [sts:AssumeRoleWithWebIdentity, sts:AssumeRole] }`,
    },
    {
      title: 'GitHub, with an audience alone',
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
                    Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': sts.amazonaws.com } }`,
    },
    {
      title: 'GitHub, any repository',
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
                    Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } }`,
    },
    {
      title: 'GitLab, one project among a pattern for all',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Federated: !Ref GitLab }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringLike: { 'gitlab.com:sub': ['project_path:acme/claims:*', 'project_path:*'] } }
          GitLab:
            Type: AWS::IAM::OIDCProvider
            Properties: { Url: https://gitlab.com }`,
    },
    {
      title: 'EKS, every service account of every namespace',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1B2' }
                    Action: sts:*
                    Condition: { StringLike: { 'oidc.eks.eu-central-1.amazonaws.com/id/A1B2:sub': 'system:serviceaccount:*:claims' } }`,
    },
    {
      title: 'Cognito, any identity pool',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Federated: cognito-identity.amazonaws.com }, Action: sts:AssumeRoleWithWebIdentity }`,
    },
  ],
  good: [
    {
      title: 'GitHub, by repository, organization or workflow',
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
                    Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/*' } }
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:acme/claims:ref:refs/heads/main' } }
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringEquals: { 'token.actions.githubusercontent.com:repository_id': '123456' } }
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringLike: { 'token.actions.githubusercontent.com:job_workflow_ref': 'acme/claims/.github/workflows/*' } }`,
    },
    {
      title: 'GitLab and EKS',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Federated: !Ref GitLab }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringLike: { 'gitlab.com:sub': 'project_path:acme/claims:*' } }
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1B2' }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringEquals: { 'oidc.eks.eu-central-1.amazonaws.com/id/A1B2:sub': 'system:serviceaccount:claims:reader' } }
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1B2' }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringLike: { 'oidc.eks.eu-central-1.amazonaws.com/id/A1B2:sub': 'system:serviceaccount:claims:*' } }
          GitLab:
            Type: AWS::IAM::OIDCProvider
            Properties: { Url: https://gitlab.com }`,
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
      title: 'a condition that a custom resource makes',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/A1B2' }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringEquals: !GetAtt Made.Value }
          Made:
            Type: Custom::AWSCDKCfnJson`,
    },
    {
      title: 'the provider is a parameter',
      template: `
        Parameters:
          Provider: { Type: String }
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Federated: !Ref Provider }, Action: sts:AssumeRoleWithWebIdentity }`,
    },
    {
      title: 'the repository is a parameter',
      template: `
        Parameters:
          Repository: { Type: String }
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': !Ref Repository } }`,
    },
  ],
});
