import { says } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'role-trust-notprincipal',
  topic: 'access',
  severity: 'error',
  title: 'Role trusts everybody but a few',
  why: 'Every principal that is not named, of any account, may assume the role as far as conditions let it.',
  fix: 'Replace `NotPrincipal` by a `Principal` that names who may assume the role.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ia-2'] },
  appliesTo: ['AWS::IAM::Role'],

  // Also under a condition: those it leaves are whoever is not named.
  check(resource, _world, report) {
    judgeStatements(
      [resource.read('AssumeRolePolicyDocument')],
      {
        ask: (statement) => statement.notPrincipals !== undefined && says(statement.effect, 'Allow'),
        part: 'NotPrincipal',
        want: 'a Principal that names who may assume the role',
      },
      report,
    );
  },

  bad: [
    {
      title: 'everybody but one account',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, NotPrincipal: { AWS: '111122223333' }, Action: sts:AssumeRole }`,
    },
    {
      title: 'everybody but one service, narrowed to an organization',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, NotPrincipal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole, Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } } }`,
    },
  ],
  good: [
    {
      title: 'everybody but one account is denied',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Deny, NotPrincipal: { AWS: '111122223333' }, Action: sts:AssumeRole }
                  - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }`,
    },
    {
      title: 'one service',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }`,
    },
  ],
  unknown: [
    {
      title: 'nobody knows whether it is allowed or denied',
      template: `
        Parameters:
          Effect: { Type: String }
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: !Ref Effect, NotPrincipal: { AWS: '111122223333' }, Action: sts:AssumeRole }`,
    },
  ],
});
