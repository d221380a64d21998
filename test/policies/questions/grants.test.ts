/** Who gets in by a resource policy, over all its statements together; and what of a statement is everything. */
import rule from '../../../policies/rules/exposure/bucket-policy-public';
import { isStarAction } from '../../../policies/questions/grants';
import { findingsOf } from '../from-yaml';

function judged(...statements: string[]): string[] {
  return findingsOf(
    rule,
    `
    Parameters: { Open: { Type: String } }
    Resources:
      Bucket: { Type: AWS::S3::Bucket }
      Other: { Type: AWS::S3::Bucket }
      Policy: { Type: AWS::S3::BucketPolicy, Properties: { PolicyDocument: { Statement: [${statements.join(', ')}] } } }`,
  ).map((line) => line.split(' ')[0]!);
}

const allow = (rest = "Action: 's3:GetObject', Resource: 'arn:aws:s3:::claims/*'") =>
  `{ Effect: Allow, Principal: '*', ${rest} }`;
const deny = (rest = "Action: 's3:*', Resource: '*'", condition = OUTSIDERS, principal = "'*'") =>
  `{ Effect: Deny, Principal: ${principal}, ${rest}, Condition: ${condition} }`;
const OUTSIDERS = '{ StringNotEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }';
const ELSEWHERE = '{ StringNotEquals: { aws:SourceVpce: vpce-1 } }';

test.each([
  ['outsiders, by everything', deny(), []],
  ['outsiders, with a star for the action', deny("Action: '*', Resource: '*'"), []],
  ['whoever comes another way', deny(undefined, ELSEWHERE), []],
  ['whoever comes from other addresses', deny(undefined, '{ NotIpAddress: { aws:SourceIp: 192.0.2.0/24 } }'), []],
  [
    'outsiders who come another way',
    deny(undefined, `{ StringNotEquals: { aws:SourceVpce: vpce-1, aws:PrincipalOrgID: o-a1 } }`),
    [],
  ],
  ['outsiders, in capitals and on this path', deny("Action: 'S3:GET*', Resource: 'arn:aws:s3:::claims/*'"), []],
  ['outsiders, on another bucket', deny("Action: 's3:*', Resource: 'arn:aws:s3:::other/*'"), ['fail']],
  ['outsiders, in another act', deny("Action: 's3:PutObject', Resource: '*'"), ['fail']],
  [
    'outsiders, by a pattern that takes one character for the star',
    deny("Action: '*', Resource: 'arn:aws:s3:::claims/?'"),
    ['fail'],
  ],
  ['outsiders, of one account only', deny(undefined, OUTSIDERS, "{ AWS: '111122223333' }"), ['fail']],
  ['plain HTTP', deny(undefined, '{ Bool: { aws:SecureTransport: false } }'), ['fail']],
  ['outsiders, on a resource that a parameter names', deny("Action: 's3:*', Resource: !Ref Open"), ['unknown']],
  ['outsiders, in acts that a parameter names', deny("Action: !Ref Open, Resource: '*'"), ['unknown']],
  ['under a condition that is imported', deny(undefined, '!ImportValue c'), ['unknown']],
  ['nobody knows, as the effect is a parameter', deny().replace('Deny', '!Ref Open'), ['unknown', 'unknown']],
])('a star is allowed to read and closed to %s', (_, closing, verdicts) => {
  expect(judged(allow(), closing)).toEqual(verdicts);
});

test.each([
  [
    'two acts, of which one is closed',
    "Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::claims/*'",
    deny("Action: 's3:GetObject', Resource: '*'"),
    ['fail'],
  ],
  [
    'two resources, of which one is closed',
    "Action: 's3:GetObject', Resource: ['arn:aws:s3:::claims/*', 'arn:aws:s3:::other/*']",
    deny("Action: '*', Resource: 'arn:aws:s3:::claims/*'"),
    ['fail'],
  ],
  [
    'all acts but one, of which every other is closed',
    "NotAction: 's3:PutObject', Resource: '*'",
    deny("Action: '*', Resource: '*'"),
    [],
  ],
  [
    'all acts but one, of which one service is closed',
    "NotAction: 's3:PutObject', Resource: '*'",
    deny("Action: 's3:*', Resource: '*'"),
    ['fail'],
  ],
  [
    'all resources but one, closed on all',
    "Action: 's3:GetObject', NotResource: 'arn:aws:s3:::x'",
    deny("Action: '*', Resource: '*'"),
    [],
  ],
  ['no resource on either side', "Action: 's3:GetObject'", deny("Action: 's3:*'"), []],
  [
    'a resource, closed where none is written',
    "Action: 's3:GetObject', Resource: 'arn:aws:s3:::x'",
    deny("Action: 's3:*'"),
    ['fail'],
  ],
  [
    'the same reference on both sides',
    "Action: 's3:GetObject', Resource: !GetAtt Bucket.Arn",
    deny("Action: '*', Resource: !GetAtt Bucket.Arn"),
    [],
  ],
  [
    'a hidden act, closed by a pattern',
    "Action: !Ref Open, Resource: '*'",
    deny("Action: 's3:*', Resource: '*'"),
    ['unknown'],
  ],
  ['a hidden act, closed by everything', "Action: !Ref Open, Resource: '*'", deny("Action: '*', Resource: '*'"), []],
  [
    'a resource of a wrong shape',
    "Action: 's3:GetObject', Resource: { a: b }",
    deny("Action: '*', Resource: 'arn:aws:s3:::x'"),
    ['unknown'],
  ],
])('a star is allowed %s', (_, rest, closing, verdicts) => {
  expect(judged(allow(rest), closing)).toEqual(verdicts);
});

test.each([
  ['the same, and another', '!GetAtt Bucket.Arn', '[!GetAtt Other.Arn, !GetAtt Bucket.Arn]', []],
  ['the same with a wildcard', "!Sub '${Bucket.Arn}/claims/x'", "!Sub '${Bucket.Arn}/claims/*'", []],
  ['another one, whose generated name differs', '!GetAtt Bucket.Arn', '!GetAtt Other.Arn', ['fail']],
  ['a text, which no generated name is', '!GetAtt Bucket.Arn', 'arn:aws:s3:::claims', ['fail']],
  ['a reference, for a text', 'arn:aws:s3:::claims', '!GetAtt Bucket.Arn', ['fail']],
  ['a parameter, for a text', 'arn:aws:s3:::claims', '!Ref Open', ['unknown']],
  [
    'the partition of the region, on both sides',
    "!Sub 'arn:${AWS::Partition}:s3:::x'",
    "!Sub 'arn:${AWS::Partition}:s3:::x'",
    [],
  ],
])('a resource by reference is closed on %s', (_, allowed, closed, verdicts) => {
  const closing = `Action: ['s3:Put*', 's3:Get*'], Resource: ${closed}`;
  const everybody = "{ AWS: ['111122223333', '*'] }";
  expect(judged(allow(`Action: 's3:GetObject', Resource: ${allowed}`), deny(closing, OUTSIDERS, everybody))).toEqual(
    verdicts,
  );
});

test('two Denies may close what one alone does not', () => {
  const [one, other] = ["Action: 's3:GetObject', Resource: '*'", "Action: 's3:PutObject', Resource: '*'"];
  expect(judged(allow("Action: ['s3:GetObject', 's3:PutObject'], Resource: '*'"), deny(one), deny(other))).toEqual([]);
});

test.each([
  ["'*'", ['fail']],
  ["['*']", ['fail']],
  ["['111122223333', 'arn:aws:iam::*']", ['fail']],
  ['arn:aws:iam::*', ['fail']],
  ["{ AWS: 'arn:aws:iam::*:root' }", ['fail']],
  ["{ AWS: 'arn:aws-cn:sts::*:assumed-role/a/b' }", ['fail']],
  ["{ Federated: '*' }", ['fail']],
  ["{ Service: '*' }", []],
  ["{ CanonicalUser: '*' }", []],
  ["{ AWS: ['111122223333', !GetAtt Bucket.Arn] }", []],
  ["{ AWS: !Sub 'arn:aws:iam::${Open}:root' }", []],
  ["''", []],
  ['events.amazonaws.com', []],
  ['!Ref Open', ['unknown']],
  ['{ AWS: !Ref Open }', ['unknown']],
])('principal %s is everybody: %s', (principal, verdicts) => {
  expect(judged(`{ Effect: Allow, Principal: ${principal}, Action: 's3:GetObject', Resource: '*' }`)).toEqual(verdicts);
});

test('what is denied, or has no principal, opens nothing', () => {
  expect(
    judged("{ Effect: Deny, Principal: '*', Action: '*', Resource: '*' }", "{ Effect: Allow, Action: '*' }"),
  ).toEqual([]);
});

test.each([
  ['*', true],
  ['**', true],
  ['s3:*', true],
  ['s3-object-lambda:*', true],
  ['s3:Get*', false],
  ['s3:getobject', false],
  ['s3', false],
])('%s is every action: %s', (action, answer) => {
  expect(isStarAction(action)).toBe(answer);
});
