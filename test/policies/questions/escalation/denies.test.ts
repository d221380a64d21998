/** Ways to more rights: what a Deny or a boundary takes away. */
import policyEscalates from '../../../../policies/rules/access/policy-escalates';
import { findingsOf } from '../../from-yaml';
import { allow, deny, judge } from './vendor-role';

describe('where a Deny decides', () => {
  test.each([
    ['iam:PutRolePolicy', "'*'", '', 'silent'],
    ["'iam:Put*'", "'arn:aws:*'", '', 'silent'],
    ['iam:PutUserPolicy', "'*'", '', 'fail'],
    ['iam:PutRolePolicy', 'arn:aws:iam::111122223333:role/admin', '', 'fail'],
    ['!Ref Open', "'*'", '', 'fail'],
    ['iam:PutRolePolicy', "'*'", "{ BoolIfExists: { aws:MultiFactorAuthPresent: 'false' } }", 'fail'],
    ['iam:PutRolePolicy', "'*'", '!ImportValue condition', 'fail'],
    ['iam:PutRolePolicy', "'*'", "{ DateLessThan: { aws:CurrentTime: '2099-01-01T00:00:00Z' } }", 'fail'],
    ['iam:PutRolePolicy', "'*'", '{ StringNotEquals: { iam:PermissionsBoundary: !Ref Boundary } }', 'silent'],
    ['iam:PutRolePolicy', "'*'", '{ StringEquals: { iam:PermissionsBoundary: !Ref Boundary } }', 'fail'],
    ['iam:PutRolePolicy', "'*'", '{ StringNotEquals: { aws:PrincipalTag/team: claims } }', 'fail'],
  ])('%s on %s under %s: %s', (action, resource, condition, verdict) => {
    expect(judge(`[${allow('iam:PutRolePolicy')}, ${deny(action, resource, condition)}]`)).toMatch(
      new RegExp(`^${verdict}`),
    );
  });

  test('one that spares a resource stops nothing there', () => {
    const spare = "{ Effect: Deny, Action: '*', NotResource: 'arn:aws:iam::111122223333:role/claims' }";
    expect(judge(`[${allow('iam:PutRolePolicy')}, ${spare}]`)).toMatch(/^fail/);
  });

  test.each([
    ['lambda.amazonaws.com', 'fail'],
    ['ec2.amazonaws.com', 'silent'],
  ])('one that spares roles for %s: %s', (service, verdict) => {
    const allowed = allow("['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']");
    const denied = deny('iam:PassRole', "'*'", `{ StringNotEquals: { iam:PassedToService: ${service} } }`);
    expect(judge(`[${allowed}, ${denied}]`)).toMatch(new RegExp(`^${verdict}`));
  });
});

test('two Denies that leave nothing together are seen for each of many roles', () => {
  const role = (name: string) => `
      ${name}:
        Type: AWS::IAM::Role
        Properties:
          Policies:
            - PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - ${allow('iam:PutRolePolicy')}
                  - ${deny("'iam:*'", "'*'", "{ Bool: { aws:MultiFactorAuthPresent: 'true' } }")}
                  - ${deny("'iam:*'", "'*'", "{ BoolIfExists: { aws:MultiFactorAuthPresent: 'false' } }")}`;
  const many = Array.from({ length: 15 }, (_, number) => role(`Role${number}`)).join('');
  expect(findingsOf(policyEscalates, `\n    Resources:${many}`)).toEqual([]);
});

describe('where a boundary decides', () => {
  test.each([
    ['!Ref Boundary', 'lambda:UpdateFunctionCode', 'fail'],
    ['!Ref Boundary', 'iam:PutRolePolicy', 'silent'],
    ['!Ref Boundary', 'codebuild:StartBuild', 'silent'],
    ['!Ref Boundary', 'ssm:StartSession', 'fail'],
    ['arn:aws:iam::aws:policy/AdministratorAccess', 'iam:PutRolePolicy', 'fail'],
    ['arn:aws:iam::aws:policy/PowerUserAccess', 'iam:PutRolePolicy', 'silent'],
    ['arn:aws:iam::aws:policy/PowerUserAccess', 'ssm:StartSession', 'fail'],
    ['arn:aws:iam::aws:policy/IAMFullAccess', 'ssm:StartSession', 'silent'],
    ['arn:aws:iam::aws:policy/IAMFullAccess', 'iam:PutRolePolicy', 'fail'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'iam:PutRolePolicy', 'silent'],
    ["!Sub 'arn:aws:iam::aws:policy/${Open}'", 'iam:PutRolePolicy', 'unknown'],
    ['!ImportValue boundary', 'iam:PutRolePolicy', 'unknown'],
    ['arn:aws:iam::111122223333:policy/AdministratorAccess', 'iam:PutRolePolicy', 'unknown'],
  ])('%s holds %s: %s', (boundary, action, verdict) => {
    expect(judge(allow(action), `PermissionsBoundary: ${boundary}`)).toMatch(new RegExp(`^${verdict}`));
  });
});
