import { defineRule } from '../../rule';
import { mustBeSet } from '../../judge';
import { takenByPeople } from '../../questions/taken-by-people';

const WANT = 'the ARN of a policy that bounds what the role can ever do';

export default defineRule({
  id: 'role-boundary-missing',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Role that people take has no permissions boundary',
  why: 'One policy attached later by mistake, or on purpose, gives everybody who may take the role whatever it says.',
  fix: 'Name in `PermissionsBoundary` a policy that holds the most the role may ever do.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: ['AWS::IAM::Role'],

  check(role, _world, report) {
    const boundary = role.read('PermissionsBoundary');
    const people = takenByPeople(role);
    if (people) mustBeSet(boundary, WANT, report);
    else if (people === undefined && boundary.value.kind === 'absent') report.unknown(boundary, { want: WANT });
  },

  bad: [
    {
      title: 'another account',
      template: `
        Resources:
          Support:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole } }`,
    },
    {
      title: 'an identity provider of this template, and a boundary that is blank',
      template: `
        Resources:
          Provider: { Type: AWS::IAM::SAMLProvider }
          Support:
            Type: AWS::IAM::Role
            Properties:
              PermissionsBoundary: ' '
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
                  - { Effect: Allow, Principal: { Federated: !GetAtt Provider.Arn }, Action: sts:AssumeRoleWithSAML }`,
    },
    {
      title: 'everybody but one account',
      template: `
        Resources:
          Support:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: { Effect: Allow, NotPrincipal: { AWS: '111122223333' }, Action: sts:AssumeRole } }`,
    },
  ],
  good: [
    {
      title: 'another account, and a boundary',
      template: `
        Resources:
          Support:
            Type: AWS::IAM::Role
            Properties:
              PermissionsBoundary: !Sub 'arn:aws:iam::\${AWS::AccountId}:policy/vendor-boundary'
              AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole } }`,
    },
    {
      title: 'a service, a role of this template, a pod, and a Deny',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
                  - { Effect: Allow, Principal: { AWS: !GetAtt Caller.Arn }, Action: sts:AssumeRole }
                  - { Effect: Allow, Principal: { CanonicalUser: 79a59df900b949e5 }, Action: sts:AssumeRole }
                  - Effect: Allow
                    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/0' }
                    Action: sts:AssumeRoleWithWebIdentity
                  - { Effect: Deny, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole }
          Caller: { Type: AWS::IAM::Role }`,
    },
  ],
  unknown: [
    {
      title: 'who takes the role is imported',
      template: `
        Resources:
          Support:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: !ImportValue callers, Action: sts:AssumeRole } }`,
    },
    {
      title: 'the boundary is a parameter, which may be empty',
      template: `
        Parameters:
          Boundary: { Type: String }
        Resources:
          Support:
            Type: AWS::IAM::Role
            Properties:
              PermissionsBoundary: !Ref Boundary
              AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole } }`,
    },
    {
      title: 'the trust policy is imported',
      template: `
        Resources:
          Support:
            Type: AWS::IAM::Role
            Properties: { AssumeRolePolicyDocument: !ImportValue trust }`,
    },
  ],
});
