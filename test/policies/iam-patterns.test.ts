/** What stands for everyone and everything in a policy, and which conditions name somebody. */
import { inEveryWorld, statementsOf } from '../../lib/template';
import { isEveryAction, isEveryResource } from '../../policies/everything';
import { narrowsWho } from '../../policies/principals';
import { fromYaml } from './from-yaml';

function statement(content: string) {
  const template = fromYaml(`
    Parameters: { Open: { Type: String } }
    Resources:
      Topic: { Type: AWS::SNS::Topic }
      Probe: { Type: Test::Probe, Properties: { Document: { Statement: ${content} } } }`);
  const read = inEveryWorld(
    template,
    (world) => statementsOf(world.resource('Probe')!.read('Document')).statements[0]!,
  );
  return read.branches[0]!.outcome;
}

test.each([
  ["'*'", true],
  ["'*:*'", true],
  ["'**'", true],
  ["'?*'", true],
  ["'*:Get*'", false],
  ["'s3:*'", false],
  ["!Sub '${Open}:*'", undefined],
  ["!Sub 's3:${Open}'", false],
  ['!Ref Open', undefined],
])('action %s is every action: %s', (action, answer) => {
  expect(isEveryAction(statement(`{ Action: ${action} }`).actions![0]!)).toBe(answer);
});

test.each([
  ["'*'", true],
  ["'arn:*'", true],
  ["'arn:aws:*'", true],
  ["'arn:aws-cn:*:*:*:*'", true],
  ["'arn:aws:s3:::*'", false],
  ["'arn:aws:*:*:111122223333:*'", false],
  ["!Sub 'arn:${AWS::Partition}:s3:::*'", false],
  ["!Sub 'arn:${AWS::Partition}:${Open}'", undefined],
  ['!Ref Topic', false],
  ['!Ref AWS::StackId', false],
  ['!ImportValue scope', undefined],
])('resource %s is every resource: %s', (resource, answer) => {
  expect(isEveryResource(statement(`{ Resource: ${resource} }`).resources![0]!)).toBe(answer);
});

test.each([
  ['StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5', true],
  ['StringEquals', 'AWS:principalorgid', '!Ref Open', true],
  ['StringLike', 'aws:PrincipalOrgID', 'o-*', false],
  ['StringLike', 'aws:PrincipalOrgID', '!Ref Open', undefined],
  ['StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5', false],
  ['StringNotEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5', false],
  ['ForAllValues:StringLike', 'aws:PrincipalOrgPaths', 'o-a1/r-1/*', false],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-a1/r-1/*', true],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', "'*/r-1/*'", false],
  ['StringEquals', 'aws:PrincipalAccount', "['111122223333', !Ref Open]", true],
  ['StringLike', 'aws:PrincipalAccount', "['111122223333', '1*']", false],
  ['ArnLike', 'aws:PrincipalArn', "'arn:aws:iam::111122223333:role/*'", true],
  ['ArnLike', 'aws:PrincipalArn', "!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*'", true],
  ['ArnEquals', 'aws:PrincipalArn', "'arn:aws:iam::*:role/vendor'", false],
  ['ArnLike', 'aws:PrincipalArn', "'*'", false],
  ['StringEquals', 'sts:ExternalId', 'acme', false],
  ['StringEquals', 'aws:SourceVpce', 'vpce-1', false],
  ['IpAddress', 'aws:SourceIp', '192.0.2.0/24', false],
])('%s on %s with %s names somebody: %s', (operator, key, value, answer) => {
  const [condition] = statement(`{ Condition: { '${operator}': { ${key}: ${value} } } }`).conditions;
  expect(narrowsWho(condition!)).toBe(answer);
});
