import { IDENTITY_POLICY_TYPES } from '../../../lib/template';
import { named } from '../../questions/permissions/action-kinds';
import { judgeStatements } from '../../questions/permissions/judge-statements';
import { openTo } from '../../questions/permissions/open-to';
import { defineRule } from '../../rule';

/** What gives out content in bulk, or shares a copy of it. */
const KIND = named(
  's3:GetObject',
  's3:GetObjectVersion',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
  'ssm:GetParameterHistory',
  'secretsmanager:GetSecretValue',
  'secretsmanager:BatchGetSecretValue',
  'dynamodb:Scan',
  'dynamodb:Query',
  'dynamodb:ExportTableToPointInTime',
  'rds:CopyDBSnapshot',
  'rds:CreateDBSnapshot',
  'rds:ModifyDBSnapshotAttribute',
  'rds:StartExportTask',
  'ec2:ModifySnapshotAttribute',
  'ebs:GetSnapshotBlock',
);

export default defineRule({
  id: 'policy-reads-all-data',
  topic: 'access',
  severity: 'error',
  title: 'Policy allows reading all data of a service',
  why: 'One session copies every customer record, secret or snapshot of the account, not only what the job is about.',
  fix: 'Name in `Resource` the buckets, tables, secrets or parameters the job reads.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-4', 'ac-6'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  check(resource, _world, report) {
    judgeStatements(resource, report, { want: 'the ARNs of the data the job reads', wrong: openTo(KIND) });
  },

  bad: [
    {
      title: 'every object, among other actions',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['s3:ListBucket', 's3:GetObject'], Resource: '*' }`,
    },
    {
      title: 'a family that holds the secrets',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 'secretsmanager:Get*', Resource: '*' }`,
    },
    {
      title: 'every parameter outside of one path',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 'ssm:GetParameter*', NotResource: 'arn:aws:ssm:*:*:parameter/claims/*' }`,
    },
    ...[
      's3:GetObject',
      's3:GetObjectVersion',
      'ssm:GetParameter',
      'ssm:GetParameters',
      'ssm:GetParametersByPath',
      'ssm:GetParameterHistory',
      'secretsmanager:GetSecretValue',
      'secretsmanager:BatchGetSecretValue',
      'dynamodb:Scan',
      'dynamodb:Query',
      'dynamodb:ExportTableToPointInTime',
      'rds:CopyDBSnapshot',
      'rds:CreateDBSnapshot',
      'rds:ModifyDBSnapshotAttribute',
      'rds:StartExportTask',
      'ec2:ModifySnapshotAttribute',
      'ebs:GetSnapshotBlock',
    ].map((action) => ({
      title: `${action} on everything`,
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::RolePolicy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: ${action}, Resource: '*' } } }`,
    })),
  ],
  good: [
    {
      title: 'one bucket, one table by its keys, and what says nothing of the content',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 's3:Get*', Resource: 'arn:aws:s3:::claims/*' }
                  - { Effect: Allow, Action: 'dynamodb:Query', Resource: '*', Condition: { 'ForAnyValue:StringEquals': { dynamodb:LeadingKeys: acme } } }
                  - { Effect: Allow, Action: ['s3:ListBucket', 'ssm:DescribeParameters', 'secretsmanager:ListSecrets'], Resource: '*' }`,
    },
    {
      title: 'a Deny',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::Policy
            Properties: { PolicyDocument: { Statement: { Effect: Deny, Action: 's3:GetObject', Resource: '*' } } }`,
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
                  - { Effect: Allow, Action: 's3:GetObject', Resource: !Ref Scope }`,
    },
    {
      title: 'the action is a parameter',
      template: `
        Parameters:
          Action: { Type: String }
        Resources:
          Holder:
            Type: AWS::IAM::Policy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: !Ref Action, Resource: '*' } } }`,
    },
  ],
});
