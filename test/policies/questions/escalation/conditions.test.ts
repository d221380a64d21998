/** Ways to more rights: conditions that shut a way, leave it open, or that nobody can tell. */
import { allow, judge } from './vendor-role';

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
