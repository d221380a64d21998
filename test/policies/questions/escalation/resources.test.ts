/** Ways to more rights: what a statement must reach, so that it leads further. */
import { allow, judge } from './vendor-role';

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
