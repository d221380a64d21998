/** Ways to more rights: what a role with these statements can do, and by which path. */
import { ESCALATION_PATHS } from '../../../policies/questions/escalation/paths';
import policyEscalates from '../../../policies/rules/access/policy-escalates';
import { findingsOf } from '../from-yaml';

/** Verdict and first path for one role; the template also holds an administrator, a helper and what is hidden. */
function judge(statements: string, properties = ''): string {
  const said = findingsOf(
    policyEscalates,
    `
    Parameters: { Open: { Type: String } }
    Resources:
      Vendor:
        Type: AWS::IAM::Role
        Properties:
          ${properties || 'Path: /'}
          Policies: [{ PolicyDocument: { Version: '2012-10-17', Statement: ${statements} } }]
      Admin:
        Type: AWS::IAM::Role
        Properties:
          ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']
          AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: Lambda.amazonaws.com }, Action: sts:AssumeRole } }
      Helper:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole } }
      Boundary:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: ['lambda:*', 'iam:*', 'ssm:*'], Resource: '*' }
              - { Effect: Deny, Action: 'iam:Put*', Resource: '*' }
              - { Effect: Deny, Action: 'ssm:*', Resource: 'arn:aws:ssm:*:*:document/x' }
      Function: { Type: AWS::Lambda::Function }
      Topic: { Type: AWS::SNS::Topic }`,
  ).filter((line) => line.includes(' Vendor['));
  const [line = 'silent'] = said;
  return line.replace(/ Vendor\[[^\]]*\]/, '').replace(/ lets its holder .*/, '');
}

const allow = (action: string, resource = "'*'", condition = '') =>
  `{ Effect: Allow, Action: ${action}, Resource: ${resource}${condition && `, Condition: ${condition}`} }`;
const deny = (action: string, resource = "'*'", condition = '') =>
  `{ Effect: Deny, Action: ${action}, Resource: ${resource}${condition && `, Condition: ${condition}`} }`;

test.each(ESCALATION_PATHS.map(({ needs, service }) => [needs.join(' with '), needs, service] as const))(
  '%s is found, and with one of them less it is not the same path',
  (joined, needs) => {
    const actions = (list: readonly string[]) => `[${list.map((action) => `'${action}'`).join(', ')}]`;
    expect(judge(allow(actions(needs)))).toMatch(/^fail: /);
    const named = needs.filter((action) => action !== 'iam:passrole');
    expect(judge(`[${named.map((action) => allow(action)).join(', ')}, ${allow('iam:PassRole')}]`)).toMatch(/^fail: /);
    for (const left of needs) {
      expect(judge(allow(actions([...needs.filter((one) => one !== left), 's3:listbucket'])))).not.toBe(
        `fail: ${joined}`,
      );
    }
  },
);

test('every path has its own needs, in lower case', () => {
  const sets = ESCALATION_PATHS.map(({ needs, service }) => `${[...needs].sort().join(' ')} ${service ?? ''}`);
  expect(new Set(sets).size).toBe(sets.length);
  for (const { needs, service } of ESCALATION_PATHS) {
    expect(needs.includes('iam:passrole')).toBe(service !== undefined);
    for (const action of needs) expect(action).toMatch(/^[a-z0-9-]+:[a-z0-9]+$/);
  }
});

describe('where the resource decides', () => {
  test.each([
    // Identities and policies of the account, by whatever name; not those that nobody can change, nor another kind.
    ['iam:CreatePolicyVersion', "'arn:aws:iam::*:policy/claims-*'", 'fail'],
    ['iam:CreatePolicyVersion', "'arn:aws:iam::aws:policy/claims-*'", 'silent'],
    ['iam:CreatePolicyVersion', "'arn:aws:iam::111122223333:role/claims'", 'silent'],
    ['iam:SetDefaultPolicyVersion', "'arn:aws:iam::111122223333:policy/claims'", 'fail'],
    ['iam:PutRolePolicy', "'arn:aws:iam::111122223333:role/claims'", 'fail'],
    ['iam:PutRolePolicy', "'arn:aws:iam::111122223333:r*'", 'fail'],
    ['iam:PutRolePolicy', "'arn:aws:iam::111122223333:*'", 'fail'],
    ['iam:PutRolePolicy', "'arn:aws:iam::111122223333:user/claims'", 'silent'],
    ['iam:PutRolePolicy', "'arn:aws:iam::111122223333:role/aws-service-role/x/y'", 'silent'],
    ['iam:PutRolePolicy', "'arn:aws:iam::111122223333:role/aws-reserved/sso/y'", 'silent'],
    ['iam:PutRolePolicy', "'arn:aws:glue:eu-central-1:111122223333:catalog'", 'silent'],
    ['iam:PutRolePolicy', "'arn:*'", 'fail'],
    ['iam:PutRolePolicy', "'arn:aws:s3*'", 'silent'],
    ['iam:PutRolePolicy', 'nothing', 'silent'],
    ['iam:PutRolePolicy', "'arn::iam::111122223333:role/claims'", 'silent'],
    ['iam:PutRolePolicy', '!GetAtt Helper.Arn', 'fail'],
    ['iam:PutRolePolicy', '!GetAtt Helper.Path', 'unknown'],
    ['iam:PutRolePolicy', '!Ref Open', 'unknown'],
    ['iam:PutRolePolicy', "!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Open}'", 'fail'],
    ['iam:PutRolePolicy', "!Sub 'arn:aws:iam::${Open}:role/claims'", 'fail'],
    ['iam:PutRolePolicy', "!Sub 'arn:aws:iam::111122223333:role/${Helper}'", 'fail'],
    ['iam:PutGroupPolicy', "'arn:aws:iam::111122223333:group/claims'", 'fail'],
    ['iam:AddUserToGroup', "'arn:aws:iam::111122223333:group/claims'", 'fail'],
    ['iam:UpdateSAMLProvider', "'arn:aws:iam::111122223333:saml-provider/claims'", 'fail'],
    ['iam:UpdateSAMLProvider', "'arn:aws:iam::111122223333:user/claims'", 'silent'],
    ['iam:DeleteUserPermissionsBoundary', "'arn:aws:iam::111122223333:user/claims'", 'fail'],
    // Oneself: what is one's own already is no way up, but giving oneself a policy is.
    ['iam:CreateAccessKey', "'arn:aws:iam::*:user/${aws:username}'", 'silent'],
    ['iam:UpdateLoginProfile', "'arn:aws:iam::*:user/${aws:userid}'", 'silent'],
    ['iam:CreateLoginProfile', "'arn:aws:iam::*:user/claims'", 'fail'],
    ['iam:PutUserPolicy', "'arn:aws:iam::*:user/${aws:username}'", 'fail'],
    // Roles: all of them, or one of this template that may do everything.
    ['sts:AssumeRole', "'arn:aws:iam::111122223333:role/*'", 'fail'],
    ['sts:AssumeRole', "'arn:aws:iam::111122223333:role/claims-*'", 'silent'],
    ['sts:AssumeRole', '!GetAtt Admin.Arn', 'fail'],
    ['sts:AssumeRole', '!GetAtt Helper.Arn', 'silent'],
    ['sts:AssumeRole', '!Ref Topic', 'silent'],
    ['sts:AssumeRole', "!Sub 'arn:aws:iam::111122223333:role/${Open}'", 'unknown'],
    // What runs already: any one of its kind.
    ['lambda:UpdateFunctionCode', "'arn:aws:lambda:*:*:function:*'", 'fail'],
    ['lambda:UpdateFunctionCode', "'arn:aws:lambda:*'", 'fail'],
    ['lambda:UpdateFunctionCode', "'arn:aws:lambda:*:*:*'", 'fail'],
    ['lambda:UpdateFunctionCode', "'arn:aws:lambda:*:*:function:claims-*'", 'silent'],
    ['lambda:UpdateFunctionCode', "'arn:aws:s3:::*'", 'silent'],
    ['lambda:UpdateFunctionCode', "'arn:aws:s3:*'", 'silent'],
    ['lambda:UpdateFunctionCode', "'x:aws:lambda:*:*:function:*'", 'silent'],
    ['lambda:UpdateFunctionCode', '!GetAtt Function.Arn', 'silent'],
    ['lambda:UpdateFunctionCode', "!Sub '${Function.Arn}:*'", 'silent'],
    ['lambda:UpdateFunctionCode', '!Ref Open', 'unknown'],
    ['lambda:UpdateFunctionCode', "!Sub 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:*'", 'fail'],
    ['lambda:UpdateFunctionCode', "!Sub 'arn:aws:lambda:eu-central-1:111122223333:function:${Open}'", 'unknown'],
    [
      'lambda:UpdateFunctionCode',
      "!Sub 'arn:aws:lambda:eu-central-1:111122223333:function:${Function.Version}'",
      'unknown',
    ],
    ['lambda:UpdateFunctionCode', "!Sub 'arn:aws:lambda:${Open}:111122223333:function:*'", 'fail'],
    ['cloudformation:UpdateStack', "'arn:aws:cloudformation:*:*:stack/*/*'", 'fail'],
    ['ssm:StartSession', "['arn:aws:ssm:*:*:document/*', 'arn:aws:ec2:*:*:instance/i-1']", 'silent'],
    ['ssm:StartSession', "['arn:aws:ssm:*:*:document/x', 'arn:aws:ec2:*:*:instance/*']", 'fail'],
    ["['ec2-instance-connect:SendSSHPublicKey', 'ec2:DescribeInstances']", "'arn:aws:ec2:*:*:instance/*'", 'fail'],
    ['batch:SubmitJob', "'arn:aws:batch:*:*:job-definition/*'", 'fail'],
  ])('%s on %s: %s', (action, resource, verdict) => {
    expect(judge(allow(action, resource))).toMatch(new RegExp(`^${verdict}`));
  });

  test.each([
    ['!GetAtt Admin.Arn', 'lambda:CreateFunction', 'lambda:InvokeFunction', 'fail'],
    ['!GetAtt Helper.Arn', 'lambda:CreateFunction', 'lambda:InvokeFunction', 'silent'],
    ['!GetAtt Admin.Arn', 'ec2:RunInstances', 's3:GetObject', 'silent'],
    ["'arn:aws:iam::111122223333:role/admin'", 'ec2:RunInstances', 's3:GetObject', 'silent'],
    ["'arn:aws:iam::111122223333:role/*'", 'ec2:RunInstances', 's3:GetObject', 'fail'],
  ])('handing on %s with %s and %s: %s', (role, one, other, verdict) => {
    const statements = [allow('iam:PassRole', role), allow(one, '!Ref Topic'), allow(other, '!Ref Topic')];
    expect(judge(`[${statements.join(', ')}]`)).toMatch(new RegExp(`^${verdict}`));
  });

  test.each([
    ["{ Effect: Allow, Action: iam:PutRolePolicy, NotResource: 'arn:aws:iam::*:role/admin' }", 'fail'],
    ["{ Effect: Allow, Action: iam:PutRolePolicy, NotResource: '*' }", 'silent'],
    ['{ Effect: Allow, Action: iam:PutRolePolicy }', 'silent'],
    ["{ Effect: Allow, NotAction: 'iam:*', Resource: 'arn:aws:lambda:*:*:function:claims' }", 'silent'],
    ["{ Effect: Allow, NotAction: !Ref Open, Resource: '*' }", 'unknown'],
    ["{ Effect: !Ref Open, Action: iam:PutRolePolicy, Resource: '*' }", 'unknown'],
    ["{ Effect: Allow, Action: !Ref Open, Resource: '*' }", 'unknown'],
  ])('%s: %s', (statement, verdict) => {
    expect(judge(statement)).toMatch(new RegExp(`^${verdict}`));
  });
});

describe('where a condition decides', () => {
  test.each([
    ["{ DateGreaterThan: { aws:TokenIssueTime: '2020-01-01T00:00:01Z' } }", 'fail'],
    ["{ DateGreaterThanEquals: { aws:CurrentTime: '2120-01-01T00:00:01Z' } }", 'silent'],
    ["{ DateGreaterThan: { aws:CurrentTime: '2100-01-01T00:00:00Z' } }", 'silent'],
    ["{ DateLessThan: { aws:TokenIssueTime: ['2020-01-01T00:00:01Z'] } }", 'silent'],
    ["{ DateLessThan: { aws:CurrentTime: '2026-01-01T00:00:00Z' } }", 'fail'],
    ['{ DateLessThan: { aws:CurrentTime: !Ref Open } }', 'unknown'],
    ['{ DateLessThan: { aws:CurrentTime: tomorrow } }', 'unknown'],
    ["{ DateEquals: { aws:CurrentTime: '2020-01-01' } }", 'fail'],
    ["{ Bool: { aws:MultiFactorAuthPresent: 'true' } }", 'fail'],
    ['{ IpAddress: { aws:SourceIp: 192.0.2.0/24 } }', 'fail'],
    ['{ StringEquals: { aws:PrincipalTag/team: claims } }', 'unknown'],
    ['{ ArnLike: { AWS:PrincipalArn: arn:aws:iam::111122223333:role/x } }', 'silent'],
    ['{ StringEquals: { aws:ResourceTag/team: claims } }', 'unknown'],
    ['{ StringEquals: { iam:PermissionsBoundary: arn:aws:iam::111122223333:policy/boundary } }', 'silent'],
    ["{ StringLike: { iam:PermissionsBoundary: '*' } }", 'fail'],
    ['{ StringLike: { iam:PermissionsBoundary: !Ref Open } }', 'unknown'],
    ['{ StringNotEquals: { iam:PermissionsBoundary: arn:aws:iam::111122223333:policy/boundary } }', 'fail'],
    ['!ImportValue condition', 'unknown'],
  ])('giving itself a policy under %s: %s', (condition, verdict) => {
    expect(judge(allow('iam:PutRolePolicy', "'*'", condition))).toMatch(new RegExp(`^${verdict}`));
  });

  test.each([
    ['{ ArnEquals: { iam:PolicyARN: arn:aws:iam::111122223333:policy/reader } }', 'silent'],
    ['{ ArnNotEquals: { iam:PolicyARN: arn:aws:iam::111122223333:policy/reader } }', 'fail'],
  ])('attaching under %s: %s', (condition, verdict) => {
    expect(judge(allow('iam:AttachRolePolicy', "'*'", condition))).toMatch(new RegExp(`^${verdict}`));
  });

  test.each([
    ['{ StringEquals: { iam:PassedToService: lambda.amazonaws.com } }', 'fail'],
    ['{ StringLike: { IAM:passedtoservice: "l*.amazonaws.com" } }', 'fail'],
    ['{ StringEquals: { iam:PassedToService: [ec2.amazonaws.com, glue.amazonaws.com] } }', 'silent'],
    ['{ StringEquals: { iam:PassedToService: !Ref Open } }', 'unknown'],
    ['{ StringNotEquals: { iam:PassedToService: ec2.amazonaws.com } }', 'fail'],
    ['{ "ForAllValues:StringEquals": { iam:PassedToService: ec2.amazonaws.com } }', 'fail'],
  ])('handing on under %s: %s', (condition, verdict) => {
    const more = allow("['lambda:CreateFunction', 'lambda:InvokeFunction']");
    expect(judge(`[${allow('iam:PassRole', "'*'", condition)}, ${more}]`)).toMatch(new RegExp(`^${verdict}`));
  });

  test('a machine by its tag is a machine that is named', () => {
    const condition = '{ StringEquals: { ssm:resourceTag/team: claims } }';
    expect(judge(allow('ssm:StartSession', "'*'", condition))).toBe('silent');
  });
});

describe('where a Deny decides', () => {
  test.each([
    ['iam:PutRolePolicy', "'*'", '', 'silent'],
    ["'iam:Put*'", "'arn:aws:*'", '', 'silent'],
    ['iam:PutUserPolicy', "'*'", '', 'fail'],
    ['iam:PutRolePolicy', 'arn:aws:iam::111122223333:role/admin', '', 'fail'],
    ['!Ref Open', "'*'", '', 'fail'],
    ['iam:PutRolePolicy', "'*'", "{ BoolIfExists: { aws:MultiFactorAuthPresent: 'false' } }", 'fail'],
    ['iam:PutRolePolicy', "'*'", '!ImportValue condition', 'fail'],
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

describe('what managed policies of AWS bring', () => {
  test.each([
    ['AdministratorAccess', 'fail'],
    ['PowerUserAccess', 'fail: sts:assumerole'],
    ['IAMFullAccess', 'fail: iam:attachgrouppolicy'],
    ['AmazonEC2FullAccess', 'fail: ec2:modifyinstanceattribute'],
    ['AmazonSSMFullAccess', 'fail: ssm:sendcommand'],
    ['AWSCloudFormationFullAccess', 'fail: cloudformation:updatestack'],
    ['AWSCodeBuildAdminAccess', 'fail: codebuild:startbuild'],
    ['AWSLambda_FullAccess', 'fail: lambda:updatefunctioncode'],
    ['ReadOnlyAccess', 'silent'],
  ])('%s: %s', (name, verdict) => {
    const said = judge(
      "{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }",
      `ManagedPolicyArns: ['arn:aws:iam::aws:policy/${name}']`,
    );
    expect(said).toMatch(new RegExp(`^${verdict}`));
  });

  test('roles for functions only: not for machines, but for functions', () => {
    const attached = "ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSLambda_FullAccess']";
    const denied = deny("['lambda:Update*', 'lambda:CreateFunction']");
    expect(judge(`[${denied}, ${allow('ec2:RunInstances')}]`, attached)).toBe('silent');
    expect(judge(`[${deny("'lambda:Update*'")}]`, attached)).toBe(
      'fail: iam:passrole with lambda:createfunction with lambda:invokefunction',
    );
  });
});

test('one finding says the first way and how many more there are', () => {
  const role = (actions: string) => `
    Resources:
      Vendor:
        Type: AWS::IAM::Role
        Properties:
          Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: ${actions}, Resource: '*' } } }]`;
  const place = 'fail Vendor[Policies.0.PolicyDocument.Statement]: ';
  expect(findingsOf(policyEscalates, role('iam:PutRolePolicy'))).toEqual([
    `${place}iam:putrolepolicy lets its holder give itself any rights`,
  ]);
  expect(findingsOf(policyEscalates, role("['iam:PutRolePolicy', 'sts:AssumeRole']"))).toEqual([
    `${place}sts:assumerole lets its holder take any role, and 1 way more`,
  ]);
  expect(findingsOf(policyEscalates, role("['iam:PutRolePolicy', 'sts:AssumeRole', 'ssm:*']"))).toEqual([
    `${place}sts:assumerole lets its holder take any role, and 3 ways more`,
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
    'fail Take[PolicyDocument.Statement.0]: sts:assumerole lets its holder take any role',
  ]);
});
