import { attachedPoliciesOf } from '../../../lib/template';
import { managedPolicyOf } from '../../questions/managed-policies';
import { defineRule } from '../../rule';

const WANT = 'a managed policy of your own';

export default defineRule({
  id: 'aws-policy-attached',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Managed policy of AWS is attached',
  why: 'AWS changes it without asking you, and it names no resource, because it must fit every account.',
  fix: 'Replace it by an `AWS::IAM::ManagedPolicy` of your own that names actions and resources.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group', 'AWS::SSO::PermissionSet'],

  check(principal, _world, report) {
    for (const arn of attachedPoliciesOf(principal)) {
      const { owner } = managedPolicyOf(arn.value);
      if (owner === 'aws') report.fail(arn, { want: WANT });
      else if (owner === 'unknown') report.unknown(arn, { want: WANT });
    }
  },

  bad: [
    {
      title: 'by its ARN, below a path',
      template: `
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'] }`,
    },
    {
      title: 'in whatever partition, with a name that a parameter gives',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Clerks:
            Type: AWS::IAM::Group
            Properties: { ManagedPolicyArns: [!Sub 'arn:\${AWS::Partition}:iam::aws:policy/\${Policy}'] }`,
    },
    {
      title: 'in a permission set',
      template: `
        Resources:
          Reader:
            Type: AWS::SSO::PermissionSet
            Properties: { ManagedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }`,
    },
    {
      title: 'in a user',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties: { ManagedPolicyArns: ['arn:aws-cn:iam::aws:policy/ReadOnlyAccess'] }`,
    },
  ],
  good: [
    {
      title: 'policies of one account',
      template: `
        Resources:
          Reader:
            Type: AWS::IAM::Role
            Properties:
              ManagedPolicyArns:
                - !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:policy/reader'
                - arn:aws:iam::111122223333:policy/reader`,
    },
    {
      title: 'a policy of this template',
      template: `
        Resources:
          Read: { Type: AWS::IAM::ManagedPolicy }
          Reader:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: [!Ref Read] }`,
    },
  ],
  unknown: [
    {
      title: 'the policy is imported',
      template: `
        Resources:
          Reader:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: [!ImportValue reader-policy] }`,
    },
    {
      title: 'the account is a parameter',
      template: `
        Parameters:
          Account: { Type: String }
        Resources:
          Reader:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: [!Sub 'arn:aws:iam::\${Account}:policy/reader'] }`,
    },
  ],
});
