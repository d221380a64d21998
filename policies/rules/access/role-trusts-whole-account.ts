import { letsWholeAccountIn } from '../../questions/ask-engine';
import { judgeStatements } from '../../questions/judge-statements';
import { trustsWhole } from '../../questions/trusted-accounts';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'role-trusts-whole-account',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Role can be assumed from a whole account',
  why: 'Everybody in that account whom its administrators allow to assume roles gets in; nobody sees here who that is.',
  fix: 'Name the roles that may assume this one.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ia-2'] },
  appliesTo: ['AWS::IAM::Role'],

  check(resource, world, report) {
    judgeStatements(
      [resource.read('AssumeRolePolicyDocument')],
      {
        ask: letsWholeAccountIn((statement) => trustsWhole(statement, world), resource, world),
        part: 'Principal',
        want: 'the roles that may assume this one',
      },
      report,
    );
  },

  bad: [
    {
      title: 'an account, and a Deny to one role of it',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole }
                  - { Effect: Deny, Principal: '*', Action: 'sts:*', Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::111122223333:role/reader' } } }`,
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
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole, Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::\${aws:PrincipalAccount}:role/*' } } }`,
    },
    {
      title: 'the root of the own account, which stands for all of it',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::\${AWS::AccountId}:root' }, Action: sts:AssumeRole }`,
    },
    {
      title: 'an account id, after a service',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
                  - { Effect: Allow, Principal: { AWS: ['111122223333'] }, Action: sts:AssumeRole }`,
    },
    {
      title: 'the account of a parameter',
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
      title: 'an account, with an external id that says nothing about who in it',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: '111122223333' }
                    Action: sts:AssumeRole
                    Condition: { StringEquals: { sts:ExternalId: claims } }`,
    },
  ],
  good: [
    {
      title: 'an account, and a Deny to all of it but one role',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole }
                  - { Effect: Deny, Principal: '*', Action: 'sts:*', Condition: { ArnNotLike: { aws:PrincipalArn: 'arn:aws:iam::111122223333:role/reader' } } }`,
    },
    {
      title: 'roles, users and services',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: ['arn:aws:iam::111122223333:role/reader', !GetAtt Reader.Arn, 'arn:aws:iam::111122223333:user/root'], Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
          Reader:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'an account that is narrowed to a role, and one that is denied',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: '111122223333' }
                    Action: sts:AssumeRole
                    Condition: { ArnEquals: { aws:PrincipalArn: 'arn:aws:iam::111122223333:role/reader' } }
                  - { Effect: Deny, Principal: { AWS: '444455556666' }, Action: sts:AssumeRole }`,
    },
  ],
  unknown: [
    {
      title: 'the principal is a parameter',
      template: `
        Parameters:
          Partner: { Type: String }
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Ref Partner }, Action: sts:AssumeRole }`,
    },
  ],
});
