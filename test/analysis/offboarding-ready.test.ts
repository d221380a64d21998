import { offboardingReady } from '../../lib/analysis/access/offboarding-ready';
import { manifestWith } from '../constructs/fixtures';
import { changes, changesOfEnclave } from '../support/proofs';

const LIST = 'EnclaveOffboardedPolicy';

describe('of the reference enclave', () => {
  changesOfEnclave(offboardingReady, [
    [
      'a role that does not bear the list',
      'EnclaveRoleclaimsadjusterRole',
      '"ManagedPolicyArns"',
      '"Other"',
      /does not bear/,
    ],
    ['a list that allows', LIST, '"Effect":"Deny"', '"Effect":"Allow"', /says more than agreed/],
    ['a list for some calls', LIST, '"Action":"*"', '"Action":"s3:*"', /does not say/],
    ['a list for some resources', LIST, '"Resource":"*"', '"Resource":"arn:aws:s3:::one/*"', /does not say/],
    ['a list of another key', LIST, 'aws:SourceIdentity', 'aws:username', /does not say/],
    ['a list that minds capitals', LIST, 'StringEqualsIgnoreCase', 'StringEquals', /does not say/],
    ['somebody on the list of the template', LIST, '"(nobody)"', '"eve@evil.example"', /does not say/],
    ['a list of another name', LIST, '-offboarded"', '-other"', /0 policies are the list/],
    ['a list that changes with its roles', LIST, '"Path"', '"Roles":["one"],"Path"', /changes with Roles/],
    [
      'an emergency role that takes any policy away',
      'EnclaveBreakGlassPolicy',
      '"ArnLike":{"iam:PolicyARN"',
      '"ArnLike":{"aws:PrincipalArn"',
      /may take the list away/,
    ],
    [
      'an emergency role that takes this policy away',
      'EnclaveBreakGlassPolicy',
      ':policy/enclave/bayanihan/*',
      ':policy/*',
      /may take the list away/,
    ],
    [
      'an emergency role that writes policies',
      'EnclaveBreakGlassPolicy',
      '"cloudformation:CancelUpdateStack"',
      '"iam:*","cloudformation:CancelUpdateStack"',
      /may write the list|may take/,
    ],
    [
      'an assessor who writes policies',
      'EnclaveAssessorEvidence',
      '"Action":[',
      '"Action":["iam:CreatePolicyVersion",',
      /may write the list/,
    ],
  ]);
});

describe('of a template that somebody else wrote', () => {
  changes(
    offboardingReady(manifestWith()),
    `
    Parameters: { Any: { Type: String } }
    Resources:
      List:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          ManagedPolicyName: enclave-acme-offboarded
          Path: /enclave-offboarding/acme/
          PolicyDocument:
            Statement:
              - Effect: Deny
                Action: "*"
                Resource: "*"
                Condition: { StringEqualsIgnoreCase: { aws:SourceIdentity: (nobody) } }
      Clerk:
        Type: AWS::IAM::Role
        Properties:
          Tags: [{ Key: vendor-enclave:component, Value: role/clerk }]
          ManagedPolicyArns: [!Ref List]
    `,
    [
      ['as it should be', 'ManagedPolicyArns', 'ManagedPolicyArns', 'pass', /borne by the roles of 1 job functions/],
      ['a list given at deployment', '(nobody)', '!Ref Any', 'unknown', /a statement is hidden/],
      ['a policy given at deployment', '[!Ref List]', '[!Ref Any]', 'unknown', /a policy it bears is hidden/],
      ['no role', 'role/clerk', 'role/other', 'fail', /no role is tagged/],
      ['another policy', '[!Ref List]', '["arn:aws:iam::aws:policy/ReadOnlyAccess"]', 'fail', /does not bear/],
    ],
  );
});
