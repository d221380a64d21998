/** What stands for everyone and everything in a policy, and which conditions name somebody. */
import { inEveryWorld, statementsOf } from '../../lib/template';
import { isEveryAction, isEveryResource } from '../../policies/questions/everything';
import { narrowsWho } from '../../policies/questions/narrowing';
import { fromYaml } from './from-yaml';

function statement(content: string) {
  const template = fromYaml(`
    Parameters: { Open: { Type: String } }
    Resources:
      Topic: { Type: AWS::SNS::Topic }
      Role: { Type: AWS::IAM::Role }
      Held: { Type: AWS::SSM::Parameter }
      Answer: { Type: Custom::Answer }
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
  ['!GetAtt Held.Value', undefined],
  ['!GetAtt Answer.Arn', undefined],
  ['!GetAtt Topic.Status', undefined],
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
  ['!GetAtt Topic.TopicArn', false],
  ["!Sub '${Topic.TopicArn}/*'", false],
  ["!Sub 'arn:aws:${Topic}'", false],
  ["!Sub 'arn:aws:${Answer.Scope}'", undefined],
  ['!GetAtt Held.Value', undefined],
  ['!GetAtt Answer.Arn', undefined],
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
  ['StringLike', 'aws:PrincipalArn', "'arn:aws:iam::111122223333:role/*'", true],
  ['StringLike', 'aws:PrincipalArn', "'arn:aws:iam*:111122223333:role/vendor'", false],
  ['ArnLike', 'aws:PrincipalArn', "'arn:*:iam::111122223333:role/vendor'", true],
  ['ArnLike', 'aws:PrincipalArn', "!Sub 'arn:aws:iam::${Open}:role/vendor'", undefined],
  ['ArnLike', 'aws:PrincipalArn', "!Sub 'arn:aws:${Open}:111122223333:role/vendor'", undefined],
  ['ArnLike', 'aws:PrincipalArn', "!Sub 'arn:aws:iam::111122223333:role/${Open}'", true],
  ['StringLike', 'aws:PrincipalArn', "!Sub '${Open}*'", undefined],
  ['ArnEquals', 'aws:PrincipalArn', '!GetAtt Role.Arn', true],
  ['StringLike', 'aws:PrincipalArn', "!Sub '${Role.Arn}*'", true],
  ['StringEquals', 'aws:PrincipalOrgID', "'${aws:PrincipalTag/org}'", undefined],
  ['StringEquals', 'aws:PrincipalOrgID', "'${aws:PrincipalOrgID}'", undefined],
  ['StringEquals', 'aws:PrincipalOrgID', "'${aws:ResourceOrgID}'", true],
  ['StringEquals', 'aws:PrincipalAccount', "!Sub '${!aws:ResourceAccount}'", true],
  ['StringLike', 'aws:PrincipalAccount', "'${aws:PrincipalAccount}'", undefined],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', "!Sub '${Open}/r-1/*'", undefined],
  ['StringEquals', 'sts:ExternalId', 'acme', false],
  ['StringEquals', 'aws:SourceVpce', 'vpce-1', false],
  ['IpAddress', 'aws:SourceIp', '192.0.2.0/24', false],
])('%s on %s with %s names somebody: %s', (operator, key, value, answer) => {
  const [condition] = statement(`{ Condition: { '${operator}': { ${key}: ${value} } } }`).conditions;
  expect(narrowsWho(condition!)).toBe(answer);
});
