/** What another account must prove before a role counts as guarded, and which services act for others. */
import guarded from '../../../policies/rules/access/role-trust-external-id-missing';
import services from '../../../policies/rules/access/service-trust-unbounded';
import { findingsOf } from '../from-yaml';

function verdictsOf(rule: typeof guarded, ...statements: string[]): string[] {
  return findingsOf(
    rule,
    `
    Parameters: { Open: { Type: String } }
    Resources:
      Helper: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [${statements.join(', ')}] } } }`,
  ).map((line) => line.split(' ')[0]!);
}

const trust = (condition: string) =>
  `{ Effect: Allow, Principal: { AWS: '444455556666' }, Action: sts:AssumeRole, Condition: ${condition} }`;

test.each([
  ['{ StringEquals: { sts:ExternalId: claims } }', []],
  ['{ StringEqualsIgnoreCase: { sts:ExternalId: claims } }', []],
  ['{ StringEqualsIfExists: { sts:ExternalId: claims } }', ['fail']],
  ["{ StringEquals: { sts:ExternalId: '' } }", ['fail']],
  ["{ StringLike: { sts:ExternalId: ['claims', '**'] } }", ['fail']],
  ['{ StringLike: { sts:ExternalId: !Ref Open } }', ['unknown']],
  ['{ NumericLessThanIfExists: { aws:MultiFactorAuthAge: 3600 } }', ['fail']],
  ["{ StringEquals: { aws:PrincipalAccount: '444455556666' } }", ['fail']],
  ['{ StringEquals: { aws:PrincipalOrgID: o-a1 } }', []],
])('a trust under %s: %s', (condition, verdicts) => {
  expect(verdictsOf(guarded, trust(condition))).toEqual(verdicts);
});

test.each([
  ["{ AWS: '444455556666' }", '{ StringNotEquals: { sts:ExternalId: claims } }', []],
  ["{ AWS: 'arn:aws:iam::444455556666:role/x' }", '{ StringNotEquals: { sts:ExternalId: claims } }', ['fail']],
  ["'*'", '{ StringNotLikeIfExists: { sts:ExternalId: claims } }', []],
  ["'*'", '{ StringNotEquals: { sts:ExternalId: claims, aws:RequestedRegion: x } }', ['fail']],
  ["'*'", '{ Bool: { aws:MultiFactorAuthPresent: false } }', ['fail']],
])('a Deny for %s under %s: %s', (principal, condition, verdicts) => {
  const open = "{ Effect: Allow, Principal: { AWS: '444455556666' }, Action: sts:AssumeRole }";
  const deny = `{ Effect: Deny, Principal: ${principal}, Action: sts:AssumeRole, Condition: ${condition} }`;
  expect(verdictsOf(guarded, open, deny)).toEqual(verdicts);
});

test.each([
  ...['bedrock', 'codebuild', 'ecs-tasks', 'kinesisanalytics', 'logs', 'monitoring.rds', 'pipes', 'sagemaker'],
  ...['scheduler', 'ssm', 'states', 'transfer', 'vpc-flow-logs'],
])('%s acts for all its customers', (name) => {
  const statement = `{ Effect: Allow, Principal: { Service: ${name}.amazonaws.com }, Action: sts:AssumeRole }`;
  expect(verdictsOf(services, statement)).toEqual(['fail']);
});
