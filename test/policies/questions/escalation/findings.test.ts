/** Ways to more rights: how and where a finding says them. */
import policyEscalates from '../../../../policies/rules/access/policy-escalates';
import { findingsOf } from '../../from-yaml';

test('one finding says the first way and how many more there are', () => {
  const role = (actions: string) => `
    Resources:
      Vendor:
        Type: AWS::IAM::Role
        Properties:
          Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: ${actions}, Resource: '*' } } }]`;
  const place = 'fail Vendor[Policies.0.PolicyDocument.Statement]: ';
  expect(findingsOf(policyEscalates, role('iam:PutRolePolicy'))).toEqual([
    `${place}iam:putrolepolicy: its holder writes a policy into a role that allows everything`,
  ]);
  expect(findingsOf(policyEscalates, role("['iam:PutRolePolicy', 'sts:AssumeRole']"))).toEqual([
    `${place}iam:putrolepolicy: its holder writes a policy into a role that allows everything; 1 way more`,
  ]);
  expect(findingsOf(policyEscalates, role("['iam:PutRolePolicy', 'sts:AssumeRole', 'ssm:*']"))).toEqual([
    `${place}iam:putrolepolicy: its holder writes a policy into a role that allows everything; 3 ways more`,
  ]);
});

test('a path is said where its statements stand, and not where another statement has the same place', () => {
  const template = `
    Resources:
      Vendor: { Type: AWS::IAM::Role }
      Pass:
        Type: AWS::IAM::Policy
        Properties:
          Roles: [!Ref Vendor]
          PolicyDocument: { Statement: [{ Effect: Allow, Action: iam:PassRole, Resource: '*' }] }
      Take:
        Type: AWS::IAM::Policy
        Properties:
          Roles: [!Ref Vendor]
          PolicyDocument: { Statement: [{ Effect: Allow, Action: sts:AssumeRole, Resource: '*' }, { Effect: Allow, Action: s3:GetObject, Resource: '*' }] }`;
  expect(findingsOf(policyEscalates, template)).toEqual([
    'fail Take[PolicyDocument.Statement.0]: sts:assumerole: its holder takes another role',
  ]);
});
