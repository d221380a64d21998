import { IDENTITY_POLICY_TYPES, identityPoliciesOf, statementsOf } from '../../../lib/template';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'identity-policy-principal',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Identity policy names a principal',
  why: 'AWS refuses it; somebody meant it for a resource, and does not know that it protects or opens nothing there.',
  fix: 'Remove `Principal`, or move the statement into the policy of the resource.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  check(resource, _world, report) {
    for (const document of identityPoliciesOf(resource)) {
      for (const { property } of statementsOf(document).statements) {
        for (const named of ['Principal', 'NotPrincipal'].map((name) => property.get(name))) {
          if (named.value.kind !== 'absent') report.fail(named, { want: 'no principal' });
        }
      }
    }
  },

  bad: [
    {
      title: 'a star',
      template: `
        Resources:
          Rights:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: rights
              PolicyDocument:
                Statement: [{ Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: '*' }]`,
    },
    {
      title: 'everybody but one, in a managed policy',
      template: `
        Resources:
          Rights:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Deny, NotPrincipal: { AWS: '111122223333' }, Action: s3:GetObject, Resource: '*' }]`,
    },
  ],
  good: [
    {
      title: 'no principal',
      template: `
        Resources:
          Rights:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: rights
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: '*' }]`,
    },
    {
      title: 'a principal in the trust of a role, where it belongs',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }] }
              Policies: [{ PolicyName: one, PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: '*' }] } }]`,
    },
  ],
  unknown: [
    {
      title: 'a principal only with one value of a parameter',
      template: `
        Parameters:
          Mode: { Type: String, AllowedValues: [plain, odd], Default: plain }
        Conditions:
          Odd: !Equals [!Ref Mode, odd]
        Resources:
          Rights:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: rights
              PolicyDocument:
                Statement: [{ Effect: Allow, Principal: !If [Odd, '*', !Ref AWS::NoValue], Action: s3:GetObject, Resource: '*' }]`,
    },
  ],
});
