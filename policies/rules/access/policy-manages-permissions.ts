import { IDENTITY_POLICY_TYPES } from '../../../lib/template';
import { whose } from '../../questions/permissions/action-kinds';
import { judgeStatements } from '../../questions/permissions/judge-statements';
import { openTo } from '../../questions/permissions/open-to';
import { defineRule } from '../../rule';

const KIND = whose(({ level, starOnly }) => level === 'permissions' && !starOnly);

export default defineRule({
  id: 'policy-manages-permissions',
  topic: 'access',
  severity: 'error',
  title: 'Policy allows changing who may reach any resource',
  why: 'Whoever decides about access can open each bucket, key and role to an account of their own.',
  fix: 'Remove the actions that manage permissions, or name in `Resource` what they may be used on.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-6.1'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  check(resource, _world, report) {
    judgeStatements(resource, report, {
      want: 'named resources, or no actions that manage permissions',
      wrong: openTo(KIND),
    });
  },

  bad: [
    {
      title: 'access lists of buckets',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['s3:GetObject', 's3:PutBucketAcl'], Resource: '*' }`,
    },
    {
      title: 'a service with everything in it, on all keys but one',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 'kms:*', NotResource: 'arn:aws:kms:*:*:key/1' }`,
    },
    {
      title: 'everything',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::RolePolicy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } } }`,
    },
  ],
  good: [
    {
      title: 'reading and writing, and permissions on one bucket',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['s3:Get*', 's3:PutObject'], Resource: '*' }
                  - { Effect: Allow, Action: 's3:PutBucketPolicy', Resource: 'arn:aws:s3:::claims' }`,
    },
    {
      title: 'grants for keys, only for services of AWS',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 'kms:CreateGrant', Resource: '*', Condition: { Bool: { kms:GrantIsForAWSResource: true } } }`,
    },
    {
      title: 'actions for which AWS takes no resource',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 'logs:PutResourcePolicy', Resource: '*' }`,
    },
  ],
  unknown: [
    {
      title: 'the resource is a parameter',
      template: `
        Parameters:
          Scope: { Type: String }
        Resources:
          Holder:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 's3:PutBucketPolicy', Resource: !Ref Scope }`,
    },
  ],
});
