import { IDENTITY_POLICY_TYPES } from '../../../lib/template';
import { named } from '../../questions/permissions/action-kinds';
import { judgeStatements } from '../../questions/permissions/judge-statements';
import { openTo } from '../../questions/permissions/open-to';
import { defineRule } from '../../rule';

/** What answers with a key, a password, a token or a session; a registry token opens only what other actions allow. */
const KIND = named(
  'iam:CreateAccessKey',
  'iam:UpdateAccessKey',
  'iam:CreateLoginProfile',
  'iam:UpdateLoginProfile',
  'iam:CreateServiceSpecificCredential',
  'iam:ResetServiceSpecificCredential',
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:GetFederationToken',
  'redshift:GetClusterCredentials',
  'redshift:GetClusterCredentialsWithIAM',
  'redshift-serverless:GetCredentials',
  'rds-db:connect',
  'dsql:DbConnectAdmin',
  'lightsail:GetInstanceAccessDetails',
  'lightsail:GetRelationalDatabaseMasterUserPassword',
  'sso:GetRoleCredentials',
  'ec2:GetPasswordData',
);

export default defineRule({
  id: 'policy-hands-out-credentials',
  topic: 'access',
  severity: 'error',
  title: 'Policy allows fetching credentials of anybody',
  why: 'The credentials outlive the session, work from anywhere, and belong to somebody else.',
  fix: 'Name in `Resource` the users, roles or databases whose credentials the job needs.',
  controls: { 'nist-800-53-r5': ['ac-6', 'ia-5'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  check(resource, _world, report) {
    judgeStatements(resource, report, {
      want: 'the ARNs of those whose credentials the job needs',
      wrong: openTo(KIND),
    });
  },

  bad: [
    {
      title: 'access keys of every user',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['iam:TagRole', 'iam:CreateAccessKey'], Resource: '*' }`,
    },
    {
      title: 'every role',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::RolePolicy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: 'sts:*', Resource: '*' } } }`,
    },
    {
      title: 'sessions of every database user, and all actions but a few',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, NotAction: ['s3:*', 'iam:*', 'sts:*'], Resource: '*' }`,
    },
    ...[
      'iam:CreateAccessKey',
      'iam:UpdateAccessKey',
      'iam:CreateLoginProfile',
      'iam:UpdateLoginProfile',
      'iam:CreateServiceSpecificCredential',
      'iam:ResetServiceSpecificCredential',
      'sts:AssumeRole',
      'sts:AssumeRoleWithSAML',
      'sts:AssumeRoleWithWebIdentity',
      'sts:GetFederationToken',
      'redshift:GetClusterCredentials',
      'redshift:GetClusterCredentialsWithIAM',
      'redshift-serverless:GetCredentials',
      'rds-db:connect',
      'dsql:DbConnectAdmin',
      'lightsail:GetInstanceAccessDetails',
      'lightsail:GetRelationalDatabaseMasterUserPassword',
      'sso:GetRoleCredentials',
      'ec2:GetPasswordData',
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
      title: 'own keys, one role, a token for the registry of containers',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: 'iam:CreateAccessKey', Resource: 'arn:aws:iam::111122223333:user/\${aws:username}' }
                  - { Effect: Allow, Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::111122223333:role/reader' }
                  - { Effect: Allow, Action: ['ecr:GetAuthorizationToken', 'sts:GetCallerIdentity', 'iam:ListAccessKeys'], Resource: '*' }`,
    },
    {
      title: 'a Deny, and an Allow for tagged users',
      template: `
        Resources:
          Holder:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Action: 'iam:UpdateAccessKey', Resource: '*' }
                  - { Effect: Allow, Action: 'iam:CreateAccessKey', Resource: '*', Condition: { StringEquals: { iam:ResourceTag/team: claims } } }`,
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
                  - { Effect: Allow, Action: 'sts:AssumeRole', Resource: !Ref Scope }`,
    },
  ],
});
