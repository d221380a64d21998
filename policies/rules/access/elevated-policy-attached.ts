import { attachedPoliciesOf } from '../../../lib/template';
import { managedPolicyOf } from '../../questions/managed-policies';
import { defineRule } from '../../rule';

/** How AWS calls the policies that allow a whole service, or more: `AmazonS3FullAccess`, `AWSLambda_FullAccess`. */
const ELEVATED = /(FullAccess(V\d)?|FullControl|AdminAccess|Administrator(Access)?|PowerUser(Access)?)$/;

/** These begin so and end with the service they are for. */
const PREFIXED = /^(AdministratorAccess|PowerUserAccess)-/;

const WANT = 'a policy that names the actions and resources the job needs';

export default defineRule({
  id: 'elevated-policy-attached',
  topic: 'access',
  severity: 'error',
  title: 'Managed policy of AWS that allows a whole service or more is attached',
  why: 'It covers every resource of the account, and with it the holder can undo what protects them.',
  fix: 'Replace the ARN in `ManagedPolicyArns` by a policy that names the actions and resources the job needs.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-6.1'] },
  appliesTo: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group', 'AWS::SSO::PermissionSet'],

  check(principal, _world, report) {
    for (const arn of attachedPoliciesOf(principal)) {
      const policy = managedPolicyOf(arn.value);
      if (policy.owner === 'unknown') report.unknown(arn, { want: WANT });
      if (policy.owner !== 'aws') continue;
      if (policy.name === undefined) report.unknown(arn, { want: WANT });
      else if (ELEVATED.test(policy.name) || PREFIXED.test(policy.name)) report.fail(arn, { want: WANT });
    }
  },

  bad: [
    {
      title: 'everything',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }`,
    },
    {
      title: 'everything but IAM',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/PowerUserAccess'] }`,
    },
    {
      title: 'the whole of a service, after an underscore',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSLambda_FullAccess'] }`,
    },
    {
      title: 'a second version',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSIoTFleetHubFullAccessV2'] }`,
    },
    {
      title: 'full control',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonExampleFullControl'] }`,
    },
    {
      title: 'an administrator by job',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/job-function/SystemAdministrator'] }`,
    },
    {
      title: 'an administrator of one service',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSCodeBuildAdminAccess'] }`,
    },
    {
      title: 'a power user of one service',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSKeyManagementServicePowerUser'] }`,
    },
    {
      title: 'an administrator for one service',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess-Amplify'] }`,
    },
    {
      title: 'in a permission set, in whatever partition',
      template: `
        Resources:
          Admin:
            Type: AWS::SSO::PermissionSet
            Properties: { ManagedPolicies: [!Sub 'arn:\${AWS::Partition}:iam::aws:policy/AdministratorAccess'] }`,
    },
    {
      title: 'in a group',
      template: `
        Resources:
          Admins:
            Type: AWS::IAM::Group
            Properties: { ManagedPolicyArns: ['arn:aws-cn:iam::aws:policy/IAMFullAccess'] }`,
    },
    {
      title: 'in a user, as one text',
      template: `
        Resources:
          Admin:
            Type: AWS::IAM::User
            Properties: { ManagedPolicyArns: 'arn:aws:iam::aws:policy/AmazonS3FullAccess' }`,
    },
  ],
  good: [
    {
      title: 'policies of AWS that read, or that one service needs',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', 'arn:aws:iam::aws:policy/AmazonS3FullAccessLogsOnly'] }`,
    },
    {
      title: 'a policy of one account, whatever it is called',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/AdministratorAccess', 'arn:aws:iam::111122223333:policy/AdministratorAccess-x'] }`,
    },
  ],
  unknown: [
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: [!Ref Policy] }`,
    },
    {
      title: 'the name of the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: [!Sub 'arn:aws:iam::aws:policy/\${Policy}'] }`,
    },
  ],
});
