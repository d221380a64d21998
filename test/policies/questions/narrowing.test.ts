/** Which conditions of a resource policy leave only callers, places and accounts that they name. */
import { inEveryWorld, statementsOf } from '../../../lib/template';
import { isNarrowed } from '../../../policies/questions/grants';
import { narrowsAccess, narrowsWho, sparesOnlyFixed, sparesOnlyNamed } from '../../../policies/questions/narrowing';
import { fromYaml } from '../from-yaml';

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

const testOf = (operator: string, key: string, value: string) =>
  statement(`{ Condition: { '${operator}': { '${key}': ${value} } } }`).conditions[0]!;

test.each([
  // Who: as in a trust policy.
  ['StringEquals', 'aws:PrincipalOrgID', 'o-a1', true],
  ['StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-a1', false],
  ['StringNotEquals', 'aws:PrincipalOrgID', 'o-a1', false],
  ['ForAllValues:StringEquals', 'aws:PrincipalOrgID', 'o-a1', false],
  ['StringEquals', 'aws:PrincipalTag/team', 'claims', false],
  ['StringLike', 'aws:PrincipalArn', "'arn:aws:iam::*:role/x'", false],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-a1/r-1/*', true],
  // Whence: each key of AWS's own definition of public, and those that services add.
  ['StringEquals', 'aws:SourceAccount', "'111122223333'", true],
  ['StringEquals', 'AWS:SourceOwner', "'111122223333'", true],
  ['StringLike', 'aws:SourceAccount', "'*'", false],
  ['StringEquals', 'aws:SourceAccount', "'${aws:ResourceAccount}'", true],
  ['StringEquals', 'aws:SourceOrgID', "'${aws:ResourceOrgID}'", true],
  ['StringEquals', 'aws:PrincipalOrgID', "'${aws:ResourceOrgID}'", true],
  ['StringEquals', 'aws:PrincipalAccount', "'${aws:ResourceAccount}'", true],
  ['StringEquals', 'kms:CallerAccount', "'${aws:ResourceAccount}'", true],
  ['StringEquals', 'aws:SourceAccount', "'${aws:PrincipalAccount}'", undefined],
  ['StringEquals', 'aws:SourceOrgID', 'o-a1', true],
  ['ForAnyValue:StringLike', 'aws:SourceOrgPaths', "'o-a1/*'", true],
  ['ForAnyValue:StringLike', 'aws:SourceOrgPaths', "'*/r-1/*'", false],
  ['StringEquals', 'aws:SourceVpc', 'vpc-1', true],
  ['StringEquals', 'aws:SourceVpce', 'vpce-1', true],
  ['StringLike', 'aws:SourceVpce', "'vpce-*'", false],
  ['StringEquals', 'aws:VpceAccount', "'111122223333'", true],
  ['StringEquals', 'aws:VpceOrgID', 'o-a1', true],
  ['ForAnyValue:StringLike', 'aws:VpceOrgPaths', "'o-a1/*'", true],
  ['StringEquals', 'aws:userid', 'AIDAEXAMPLE', true],
  // Source: 'The meaning of "public"' leaves out this very pattern.
  ['StringLike', 'aws:userid', "'AROAEXAMPLE:*'", false],
  ['StringEquals', 's3:DataAccessPointAccount', "'111122223333'", true],
  ['StringLike', 's3:DataAccessPointArn', "'arn:aws:s3:eu-central-1:111122223333:accesspoint/*'", true],
  ['StringLike', 's3:DataAccessPointArn', "'arn:aws:s3:*:111122223333:accesspoint/*'", false],
  ['ArnLike', 's3:DataAccessPointArn', "'arn:aws:s3:*:111122223333:accesspoint/*'", true],
  ['StringEquals', 'kms:CallerAccount', "'111122223333'", true],
  ['StringEquals', 'kms:ViaService', 's3.eu-central-1.amazonaws.com', false],
  ['StringEquals', 'lambda:FunctionUrlAuthType', 'AWS_IAM', false],
  ['StringLike', 'aws:Referer', "'https://example.com/*'", false],
  // Endpoints of topics: whoever owns the domain.
  ['StringLike', 'sns:Endpoint', "'*@example.com'", true],
  ['StringLike', 'sns:Endpoint', "'*@*'", false],
  ['StringLike', 'sns:Endpoint', "'*@example.?'", false],
  ['StringLike', 'sns:Endpoint', "'https://*'", false],
  // Sources: an account, or a bucket, whose name says enough.
  ['ArnLike', 'aws:SourceArn', "'arn:aws:sns:*:111122223333:*'", true],
  ['StringLike', 'aws:SourceArn', "'arn:aws:sns:*:111122223333:*'", true],
  ['StringLike', 'aws:SourceArn', "'arn:aws:s*:*:111122223333:*'", false],
  ['ArnLike', 'aws:SourceArn', "'arn:aws:sns:*:*:claims'", false],
  ['ArnLike', 'aws:SourceArn', "'arn:aws:s3:*:*:claims'", true],
  ['ArnLike', 'aws:SourceArn', "'arn:aws:s3:::claims/*'", true],
  ['ArnLike', 'aws:SourceArn', "'arn:aws:s3:::claims-*'", false],
  ['ArnLike', 'aws:SourceArn', "'arn:aws:s3:eu-central-1:111122223333:accesspoint/*'", true],
  ['ArnLike', 'aws:SourceArn', "'arn:aws:sns:*::claims'", true],
  ['ArnEquals', 'aws:SourceArn', '!Ref Topic', true],
  ['ArnEquals', 'aws:SourceArn', '!GetAtt Topic.TopicArn', true],
  ['ArnEquals', 'aws:SourceArn', '!Ref Open', undefined],
  ['ArnLike', 'aws:SourceArn', "!Sub 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/*'", true],
  ['ArnLike', 'aws:SourceArn', "['arn:aws:sns:*:111122223333:*', '*']", false],
  ['ArnLike', 'aws:SourceArn', '{ a: b }', undefined],
  // Addresses: as few as S3 asks for.
  ['IpAddress', 'aws:SourceIp', '192.0.2.0/24', true],
  ['IpAddress', 'aws:SourceIp', '192.0.2.7', true],
  ['IpAddress', 'aws:SourceIp', '10.0.0.0/8', true],
  ['IpAddress', 'AWS:SourceIp', '10.0.0.0/7', false],
  ['IpAddress', 'aws:SourceIp', "['192.0.2.0/24', 0.0.0.0/0]", false],
  ['IpAddress', 'aws:SourceIp', "'2001:db8::/32'", true],
  ['IpAddress', 'aws:SourceIp', "'2001:db8::1'", true],
  ['IpAddress', 'aws:SourceIp', "'2000::/3'", false],
  ['IpAddress', 'aws:SourceIp', '!Ref Open', undefined],
  ['IpAddress', 'aws:SourceIp', "!Sub '${Open}/24'", undefined],
  ['IpAddress', 'aws:SourceIp', 'somewhere', undefined],
  ['IpAddress', 'aws:SourceIp', '{ a: b }', undefined],
  ['IpAddressIfExists', 'aws:SourceIp', '192.0.2.0/24', false],
  ['NotIpAddress', 'aws:SourceIp', '192.0.2.0/24', false],
  ['IpAddress', 'aws:VpcSourceIp', '10.0.0.0/24', false],
  // EFS: only through a mount target.
  ['Bool', 'elasticfilesystem:AccessedViaMountTarget', 'true', true],
  ['Bool', 'elasticfilesystem:AccessedViaMountTarget', "'false'", false],
  ['BoolIfExists', 'elasticfilesystem:AccessedViaMountTarget', 'true', false],
  ['Bool', 'aws:SecureTransport', 'true', false],
])('%s on %s with %s leaves only what is named: %s', (operator, key, value, answer) => {
  expect(narrowsAccess(testOf(operator, key, value))).toBe(answer);
});

test.each([
  ['StringNotEquals', 'aws:SourceVpce', 'vpce-1', true, false],
  ['StringNotEqualsIfExists', 'aws:SourceVpce', 'vpce-1', true, false],
  ['StringNotEquals', 'aws:PrincipalOrgID', 'o-a1', true, true],
  ['ForAnyValue:StringNotLike', 'aws:PrincipalOrgPaths', 'o-a1/*', false, false],
  ['StringEquals', 'aws:SourceVpce', 'vpce-1', false, false],
  ['NotIpAddress', 'aws:SourceIp', '192.0.2.0/24', true, false],
  ['NotIpAddressIfExists', 'aws:SourceIp', '192.0.2.0/24', true, false],
  ['NotIpAddress', 'aws:SourceIp', '0.0.0.0/1', false, false],
  ['IpAddress', 'aws:SourceIp', '192.0.2.0/24', false, false],
  ['Bool', 'aws:PrincipalIsAWSService', 'false', undefined, undefined],
  ['BoolIfExists', 'aws:ViaAWSService', 'false', undefined, undefined],
  ['Bool', 'aws:SecureTransport', 'false', false, false],
])('a Deny by %s on %s with %s spares only what is named: %s, whom: %s', (operator, key, value, fixed, named) => {
  expect(sparesOnlyFixed(testOf(operator, key, value))).toBe(fixed);
  expect(sparesOnlyNamed(testOf(operator, key, value))).toBe(named);
});

test('where a caller stands says nothing about who it is', () => {
  expect(narrowsWho(testOf('StringEquals', 'aws:SourceVpce', 'vpce-1'))).toBe(false);
  expect(narrowsWho(testOf('StringEquals', 'aws:PrincipalAccount', "'111122223333'"))).toBe(true);
});

test.each([
  ['{ Condition: { Bool: { aws:SecureTransport: true }, StringEquals: { aws:SourceVpce: vpce-1 } } }', true],
  ['{ Condition: { Bool: { aws:SecureTransport: true } } }', false],
  ['{ Condition: !Ref Open }', undefined],
  ['{ Effect: Allow }', false],
])('%s is narrowed: %s', (content, answer) => {
  expect(isNarrowed(statement(content))).toBe(answer);
});
