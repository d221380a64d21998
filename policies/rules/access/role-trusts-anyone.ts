import { type Statement, describe, statementsOf } from '../../../lib/template';
import { defineRule } from '../../rule';
import { letsAnyoneTake } from '../../questions/ask-engine';

const WANT = 'named principals, or a condition on aws:PrincipalOrgID, aws:PrincipalAccount or aws:PrincipalArn';

export default defineRule({
  id: 'role-trusts-anyone',
  topic: 'access',
  severity: 'error',
  title: 'Role can be assumed by any AWS account',
  why: 'Anybody with an AWS account of their own can take this role and everything it may do.',
  fix: 'Name the accounts, roles or services that may assume the role.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ia-2'] },
  appliesTo: ['AWS::IAM::Role'],

  check(role, world, report) {
    const document = role.read('AssumeRolePolicyDocument');
    const { statements, hidden } = statementsOf(document);
    const ask = letsAnyoneTake(role, world);
    for (const property of hidden) report.unknown(property, { want: WANT });
    for (const statement of statements) {
      const anyone = ask(statement, statements, document);
      const named = statement.notPrincipals ? 'NotPrincipal' : 'Principal';
      const property = statement.property.get(named);
      const saw = statement.notPrincipals ? 'everyone but a few' : whoIsTrusted(statement);
      if (anyone) report.fail(property, { saw, want: WANT });
      if (anyone === undefined) report.unknown(property, { saw, want: WANT });
    }
  },

  bad: [
    {
      title: 'a star',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{ Effect: Allow, Principal: '*', Action: sts:AssumeRole }]`,
    },
    {
      title: 'a star in a list, with an external id: a secret that is shared is no identity',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  Effect: Allow
                  Principal: { AWS: ['111122223333', '*'] }
                  Action: ['sts:TagSession', 'sts:*']
                  Condition: { StringEquals: { sts:ExternalId: acme } }`,
    },
    {
      title: 'everyone but one account',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{ Effect: Allow, NotPrincipal: { AWS: '111122223333' }, Action: sts:AssumeRole }]`,
    },
    {
      title: 'a role of a certain name, in whatever account',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  Effect: Allow
                  Principal: { AWS: '*' }
                  NotAction: sts:TagSession
                  Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::*:role/vendor' } }`,
    },
    {
      title: 'the organization, but only for those who have one',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  Effect: Allow
                  Principal: '*'
                  Action: sts:AssumeRole
                  Condition: { StringEqualsIfExists: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
    },
    {
      title: 'any role, of the account that it is of',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: { AWS: '*' }, Action: sts:AssumeRole, Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::\${aws:PrincipalAccount}:role/*' } } }`,
    },
  ],
  good: [
    {
      title: 'a star, and a Deny to everybody outside one organization',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: sts:AssumeRole }
                  - Effect: Deny
                    Principal: '*'
                    Action: sts:AssumeRole
                    Condition: { StringNotEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
    },
    {
      title: 'a star, narrowed to the organizational units below one root',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  Effect: Allow
                  Principal: '*'
                  Action: sts:AssumeRole
                  Condition: { 'ForAnyValue:StringLike': { aws:PrincipalOrgPaths: o-a1b2c3d4e5/r-ab12/* } }`,
    },
    {
      title: 'one account',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{ Effect: Allow, Principal: { AWS: !Sub 'arn:\${AWS::Partition}:iam::111122223333:root' }, Action: sts:AssumeRole }]`,
    },
    {
      title: 'a star, narrowed to one organization, whose id is a parameter',
      template: `
        Parameters:
          Organization: { Type: String }
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  Effect: Allow
                  Principal: { AWS: '*' }
                  Action: sts:AssumeRole
                  Condition: { StringEquals: { aws:PrincipalOrgID: !Ref Organization } }`,
    },
    {
      title: 'two Denies, of which each lets somebody else pass',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: { AWS: '*' }, Action: sts:AssumeRole }
                  - { Effect: Deny, Principal: '*', Action: 'sts:*', Condition: { StringNotEquals: { aws:PrincipalAccount: '111122223333' }, Bool: { aws:MultiFactorAuthPresent: 'true' } } }
                  - { Effect: Deny, Principal: '*', Action: 'sts:*', Condition: { StringNotEquals: { aws:PrincipalAccount: '111122223333' }, BoolIfExists: { aws:MultiFactorAuthPresent: 'false' } } }`,
    },
  ],
  unknown: [
    {
      title: 'the whole trust policy is imported',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties: { AssumeRolePolicyDocument: !ImportValue who-may-help }`,
    },
    {
      title: 'a star, narrowed by a condition that is imported',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{ Effect: Allow, Principal: '*', Action: sts:AssumeRole, Condition: !ImportValue only-us }]`,
    },
    {
      title: 'the principal is a parameter',
      template: `
        Parameters:
          Trusted: { Type: String }
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{ Effect: Allow, Principal: { AWS: !Ref Trusted }, Action: sts:AssumeRole }]`,
    },
  ],
});

function whoIsTrusted(statement: Statement): string {
  return (statement.principals ?? []).map(({ property }) => describe(property.value)).join(', ') || 'nobody';
}
