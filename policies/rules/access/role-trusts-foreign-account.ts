import { letsForeignAccountIn } from '../../questions/ask-engine';
import { judgeStatements } from '../../questions/judge-statements';
import { trustsForeign } from '../../questions/trusted-accounts';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'role-trusts-foreign-account',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Role can be assumed from another account',
  why: 'Who gets in now depends on how well somebody else guards their account.',
  fix: 'Trust principals of your own account, by `AWS::AccountId` or by reference.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-20'] },
  appliesTo: ['AWS::IAM::Role'],

  check(resource, world, report) {
    judgeStatements(
      [resource.read('AssumeRolePolicyDocument')],
      {
        ask: letsForeignAccountIn((statement) => trustsForeign(statement, world), resource, world),
        part: 'Principal',
        want: 'principals of the own account',
      },
      report,
    );
  },

  bad: [
    {
      title: 'a star, and a test that leaves another account',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: { AWS: '*' }, Action: sts:AssumeRole, Condition: { StringEquals: { aws:PrincipalAccount: '444455556666' } } }`,
    },
    {
      title: 'a role of an account by its number',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:role/reader' }, Action: sts:AssumeRole }`,
    },
    {
      title: 'an account id alone, in a list',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: [!Ref AWS::AccountId, '444455556666'] }, Action: sts:AssumeRole }`,
    },
  ],
  good: [
    {
      title: 'another account that a Deny keeps out',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: { AWS: '444455556666' }, Action: sts:AssumeRole }
                  - { Effect: Deny, Principal: '*', Action: 'sts:*', Condition: { StringNotEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } } }`,
    },
    {
      title: 'the own account, a role of this template, and a service',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: [!Ref AWS::AccountId, !GetAtt Reader.Arn, !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/reader'], Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
          Reader:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'another account that is denied',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Deny, Principal: { AWS: '444455556666' }, Action: sts:AssumeRole }`,
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
  ],
});
