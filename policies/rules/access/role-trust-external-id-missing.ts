import { all, not } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { isGuarded, trustsForeign, trustsWhole } from '../../questions/trusted-accounts';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'role-trust-external-id-missing',
  topic: 'access',
  severity: 'error',
  title: 'Another account can be tricked into using this role',
  why: 'A vendor that serves many customers can be told by one of them to use the role of another, and does so without noticing.',
  fix: 'Add a condition on `sts:ExternalId` with a value the vendor gave you alone, or on `aws:PrincipalOrgID` for your own organization.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-17', 'ia-2.1'] },
  appliesTo: ['AWS::IAM::Role'],

  // A single role of another account is left out: without an environment a literal number may be the own account.
  check(resource, world, report) {
    judgeStatements(
      [resource.read('AssumeRolePolicyDocument')],
      {
        ask: (statement, siblings) =>
          all([trustsWhole(statement, world), trustsForeign(statement, world), not(isGuarded(statement, siblings))]),
        part: 'Principal',
        want: 'a condition on sts:ExternalId, on MFA or on an organization',
      },
      report,
    );
  },

  bad: [
    {
      title: 'an account without any condition',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: sts:AssumeRole }`,
    },
    {
      title: 'an account id, where MFA must be absent',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: '444455556666' }
                    Action: sts:AssumeRole
                    Condition: { Bool: { aws:MultiFactorAuthPresent: false } }`,
    },
    {
      title: 'MFA only for those who could have it',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: 'arn:aws:iam::444455556666:root' }
                    Action: sts:AssumeRole
                    Condition: { BoolIfExists: { aws:MultiFactorAuthPresent: true } }`,
    },
    {
      title: 'an external id that may be anything',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: 'arn:aws:iam::444455556666:root' }
                    Action: sts:AssumeRole
                    Condition: { StringLike: { sts:ExternalId: '*' } }`,
    },
    {
      title: 'an account whose other statement denies something else',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: sts:AssumeRole }
                  - Effect: Deny
                    Principal: '*'
                    Action: sts:AssumeRole
                    Condition: { StringNotEquals: { aws:RequestedRegion: eu-central-1 } }`,
    },
  ],
  good: [
    {
      title: 'an external id, also by a parameter or a pattern',
      template: `
        Parameters:
          ExternalId: { Type: String }
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: 'arn:aws:iam::444455556666:root' }
                    Action: sts:AssumeRole
                    Condition: { StringEquals: { sts:ExternalId: claims } }
                  - Effect: Allow
                    Principal: { AWS: 'arn:aws:iam::444455556666:root' }
                    Action: sts:AssumeRole
                    Condition: { StringEquals: { STS:ExternalId: !Ref ExternalId } }
                  - Effect: Allow
                    Principal: { AWS: 'arn:aws:iam::444455556666:root' }
                    Action: sts:AssumeRole
                    Condition: { StringLike: { sts:ExternalId: claims-* } }`,
    },
    {
      title: 'MFA, its age, or an organization',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: 'arn:aws:iam::444455556666:root' }
                    Action: sts:AssumeRole
                    Condition: { Bool: { aws:MultiFactorAuthPresent: 'true' } }
                  - Effect: Allow
                    Principal: { AWS: 'arn:aws:iam::444455556666:root' }
                    Action: sts:AssumeRole
                    Condition: { NumericLessThan: { aws:MultiFactorAuthAge: 3600 } }
                  - Effect: Allow
                    Principal: { AWS: 'arn:aws:iam::444455556666:root' }
                    Action: sts:AssumeRole
                    Condition: { NumericLessThanEquals: { aws:MultiFactorAuthAge: 3600 } }
                  - Effect: Allow
                    Principal: { AWS: 'arn:aws:iam::444455556666:root' }
                    Action: sts:AssumeRole
                    Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
    },
    {
      title: 'a wrong external id is denied',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: sts:AssumeRole }
                  - Effect: Deny
                    Principal: '*'
                    Action: sts:AssumeRole
                    Condition: { StringNotEquals: { sts:ExternalId: claims } }`,
    },
    {
      title: 'whoever has no MFA is denied',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: sts:AssumeRole }
                  - Effect: Deny
                    Principal: { AWS: '*' }
                    Action: sts:AssumeRole
                    Condition: { BoolIfExists: { aws:MultiFactorAuthPresent: false } }`,
    },
    {
      title: 'the own account, a role, and a denied account',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Ref AWS::AccountId }, Action: sts:AssumeRole }
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:role/reader' }, Action: sts:AssumeRole }
                  - { Effect: Deny, Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: sts:AssumeRole }`,
    },
  ],
  unknown: [
    {
      title: 'the account is a parameter',
      template: `
        Parameters:
          Partner: { Type: String }
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::\${Partner}:root' }, Action: sts:AssumeRole }`,
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
                    Principal: { AWS: 'arn:aws:iam::444455556666:root' }
                    Action: sts:AssumeRole
                    Condition: !ImportValue guard`,
    },
    {
      title: 'a Deny under a condition that is imported',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: sts:AssumeRole }
                  - Effect: Deny
                    Principal: '*'
                    Action: sts:AssumeRole
                    Condition: !ImportValue guard`,
    },
  ],
});
