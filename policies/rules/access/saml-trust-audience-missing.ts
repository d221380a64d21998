import { matchesIam } from '../../../lib/common/match-glob';
import { allowsAction } from '../../questions/grants';
import { all, any, not } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { fixes, isProvider } from '../../questions/identity-providers';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'saml-trust-audience-missing',
  topic: 'access',
  severity: 'warning',
  title: 'Role takes SAML answers meant for others',
  why: 'An answer that the identity provider wrote for another service can be replayed to assume this role.',
  fix: 'Add `StringEquals` on `SAML:aud` with `https://signin.aws.amazon.com/saml`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ia-2', 'ia-8'] },
  appliesTo: ['AWS::IAM::Role'],

  check(resource, world, report) {
    judgeStatements(
      [resource.read('AssumeRolePolicyDocument')],
      {
        ask: (statement) =>
          all([
            allowsAction(statement, (action) => matchesIam(action, 'sts:assumerolewithsaml')),
            any((statement.principals ?? []).map((one) => isProvider(one, 'saml', world))),
            not(fixes(statement, (key) => key === 'saml:aud')),
          ]),
        part: 'Principal',
        want: 'a condition on SAML:aud',
      },
      report,
    );
  },

  bad: [
    {
      title: 'a provider of the template, no condition',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Federated: !Ref Idp }, Action: sts:AssumeRoleWithSAML }
          Idp:
            Type: AWS::IAM::SAMLProvider`,
    },
    {
      title: 'a provider next to an account',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333', Federated: !Ref Idp }, Action: [sts:AssumeRoleWithSAML, sts:AssumeRole] }
          Idp:
            Type: AWS::IAM::SAMLProvider`,
    },
    {
      title: 'a provider by its ARN, with a condition on something else',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/idp' }
                    Action: [sts:AssumeRoleWithSAML, sts:TagSession]
                    Condition: { StringEquals: { SAML:iss: https://idp.example.com } }`,
    },
    {
      title: 'an audience only for those who send one',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Federated: !Ref Idp }
                    Action: sts:AssumeRoleWithSAML
                    Condition: { StringEqualsIfExists: { SAML:aud: https://signin.aws.amazon.com/saml } }
          Idp:
            Type: AWS::IAM::SAMLProvider`,
    },
  ],
  good: [
    {
      title: 'the audience of AWS, and a pattern for its regions',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { Federated: !Ref Idp }
                    Action: sts:AssumeRoleWithSAML
                    Condition: { StringEquals: { SAML:aud: https://signin.aws.amazon.com/saml } }
                  - Effect: Allow
                    Principal: { Federated: !Ref Idp }
                    Action: sts:AssumeRoleWithSAML
                    Condition: { StringLike: { saml:aud: https://*.signin.aws.amazon.com/saml } }
          Idp:
            Type: AWS::IAM::SAMLProvider`,
    },
    {
      title: 'a Deny, another act, and a provider of another kind',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Deny, Principal: { Federated: !Ref Idp }, Action: sts:AssumeRoleWithSAML }
                  - { Effect: Allow, Principal: { Federated: !Ref Idp }, Action: sts:TagSession }
                  - { Effect: Allow, Principal: { Federated: accounts.google.com }, Action: sts:AssumeRoleWithSAML }
          Idp:
            Type: AWS::IAM::SAMLProvider`,
    },
  ],
  unknown: [
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
                  - { Effect: Allow, Principal: { Federated: !Ref Provider }, Action: sts:AssumeRoleWithSAML }`,
    },
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
                    Principal: { Federated: !Ref Idp }
                    Action: sts:AssumeRoleWithSAML
                    Condition: !ImportValue guard
          Idp:
            Type: AWS::IAM::SAMLProvider`,
    },
  ],
});
