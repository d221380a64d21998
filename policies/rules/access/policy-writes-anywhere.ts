import { IDENTITY_POLICY_TYPES } from '../../../lib/template';
import { whose } from '../../questions/permissions/action-kinds';
import { judgeStatements } from '../../questions/permissions/judge-statements';
import { openTo } from '../../questions/permissions/open-to';
import { defineRule } from '../../rule';

const KIND = whose(({ level, starOnly }) => level === 'write' && !starOnly);

export default defineRule({
  id: 'policy-writes-anywhere',
  topic: 'access',
  severity: 'warning',
  title: 'Policy allows writing to every resource of its kind',
  why: 'One stolen session changes or deletes what belongs to every other project in the account.',
  fix: 'Name in `Resource` what may be changed.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  check(resource, _world, report) {
    judgeStatements(resource, report, { want: 'the ARNs of what may be changed', wrong: openTo(KIND) });
  },

  bad: [
    {
      title: 'one action that writes, among some that read',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' }`,
    },
    {
      title: 'everything but one service',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::RolePolicy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, NotAction: 'iam:*', Resource: '*' } } }`,
    },
    {
      title: 'all buckets but one',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 's3:Put*', NotResource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'who asks, and whether by a second factor, is no limit to what is changed',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::UserPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 's3:PutObject', Resource: '*', Condition: { Bool: { aws:MultiFactorAuthPresent: true } } }`,
    },
  ],
  good: [
    {
      title: 'reading, tagging, managing permissions, and writing what AWS takes no resource for',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['s3:Get*', 's3:PutObjectTagging', 's3:PutBucketAcl', 'xray:PutTraceSegments'], Resource: '*' }`,
    },
    {
      title: 'one bucket, one tag, one tag on what is made',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 's3:*', Resource: 'arn:aws:s3:::claims/*' }
                  - { Effect: Allow, Action: 'ec2:StopInstances', Resource: '*', Condition: { StringEquals: { ec2:ResourceTag/team: claims } } }
                  - { Effect: Allow, Action: 'ec2:CreateVolume', Resource: '*', Condition: { StringEquals: { aws:RequestTag/team: claims } } }`,
    },
    {
      title: 'a Deny of writing, and nothing left of an Allow',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::GroupPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Action: 's3:PutObject', Resource: '*' }
                  - { Effect: Allow, Action: ['s3:PutObject', 's3:GetObject'], Resource: '*' }`,
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
                  - { Effect: Allow, Action: 's3:PutObject', Resource: !Ref Scope }`,
    },
    {
      title: 'the condition is imported',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 's3:PutObject', Resource: '*', Condition: !ImportValue condition }`,
    },
  ],
});
