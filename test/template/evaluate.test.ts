/** What each intrinsic comes down to: known, composed, a symbol, or unresolved with the reason. */
import { asBoolean, asNumber, asText, describe as say } from '../../lib/template';
import { probe, probeWorld } from './from-yaml';

const HEAD = `
  Parameters:
    Given: { Type: String, Default: prod }
    Count: { Type: Number, Default: 3 }
    Listed: { Type: CommaDelimitedList, Default: 'a, b,c' }
    Open: { Type: String }
    OpenList: { Type: 'List<AWS::EC2::Subnet::Id>' }
    Ssm: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /a }
    Several: { Type: CommaDelimitedList, AllowedValues: [a, b], Default: a }
  Mappings:
    Sizes: { prod: { size: 4, zones: [a, b] } }
    Loops: { prod: { size: { 'Fn::FindInMap': [Loops, prod, size] } } }
  Conditions:
    Always: !Equals [a, a]
    Never: !Not [!Condition Always]
    Itself: !Not [!Condition Itself]
    Odd: !Contains [[a], a]
`;

test.each([
  // Refs
  ['!Ref Given', 'known', 'prod'],
  ['!Ref Count', 'known', '3'],
  ['!Ref Listed', 'list', 'a list of 3'],
  ['!Ref Topic', 'reference', 'Ref: Topic'],
  ['!Ref AWS::NoValue', 'absent', 'not set'],
  ['!Ref Open', 'unresolved', 'Ref: Open, a parameter without default'],
  ['!Ref Ssm', 'unresolved', 'Ref: Ssm, a parameter read from SSM at deployment'],
  ['!Ref Several', 'unresolved', 'Ref: Several, a parameter that takes several of its allowed values'],
  ['!Ref AWS::Region', 'unresolved', 'Ref: AWS::Region'],
  ['!Ref Nobody', 'unresolved', 'Ref: Nobody, which is not in this template'],
  ['{ Ref: [a] }', 'unresolved', 'Ref: names nothing'],
  // GetAtt
  ['!GetAtt Topic.TopicArn', 'reference', 'GetAtt: Topic.TopicArn'],
  ["{ 'Fn::GetAtt': Topic.Outputs.Deep }", 'reference', 'GetAtt: Topic.Outputs.Deep'],
  ['!GetAtt [Topic, !Ref Given]', 'reference', 'GetAtt: Topic.prod'],
  ['!GetAtt Nobody.Arn', 'unresolved', 'GetAtt: Nobody.Arn, which is not in this template'],
  ['!GetAtt [Topic, !Ref Open]', 'unresolved', 'Ref: Open, a parameter without default'],
  // Sub and Join
  ["!Sub 'a-${Given}-${!Literal}'", 'known', 'a-prod-${Literal}'],
  ["!Sub '${AWS::Region}-x'", 'composed', '${Ref: AWS::Region}-x'],
  ["!Sub '${Topic}'", 'reference', 'Ref: Topic'],
  ["!Sub '${Topic.Arn}/*'", 'composed', '${GetAtt: Topic.Arn}/*'],
  [
    "!Sub ['${A}-${A}', { A: !Sub '${Open}x' }]",
    'composed',
    '${Ref: Open, a parameter without default}x-${Ref: Open, a parameter without default}x',
  ],
  ['!Sub [[a]]', 'unresolved', 'Fn::Sub: a text that is not literal'],
  ["!Join ['-', [a, !Ref Given, !Ref AWS::NoValue, 1]]", 'known', 'a-prod-1'],
  ["!Join [',', !Ref Listed]", 'known', 'a,b,c'],
  ["!Join ['', [!Ref Topic]]", 'reference', 'Ref: Topic'],
  ["!Join ['', []]", 'known', 'empty text'],
  ["!Join [',', !Ref OpenList]", 'unresolved', 'Ref: OpenList, a parameter without default'],
  ['!Join [!Ref Open, [a, b]]', 'unresolved', 'Fn::Join: a delimiter that is not known'],
  ["!Join ['', [[a], b]]", 'composed', '${a list of 1}b'],
  // Dynamic references
  ["'{{resolve:ssm:/vpn/log}}'", 'unresolved', 'a dynamic reference to ssm'],
  ["'x-{{resolve:secretsmanager:a:SecretString:b}}'", 'composed', 'x-${a dynamic reference to secretsmanager}'],
  ["!Sub '{{resolve:ssm:/${Given}}}'", 'unresolved', 'a dynamic reference to ssm'],
  // Select, Split, FindInMap
  ["!Select [1, !Split ['/', 'a/b/c']]", 'known', 'b'],
  ['!Select [2, !Ref Listed]', 'known', 'c'],
  ['!Select [7, [a]]', 'unresolved', 'Fn::Select: place 7 of a shorter list'],
  ['!Select [0, !GetAZs ""]', 'unresolved', 'Fn::GetAZs: known only in the region'],
  ["!Split [',', !Ref Open]", 'unresolved', 'Ref: Open, a parameter without default'],
  ['!FindInMap [Sizes, !Ref Given, size]', 'known', '4'],
  ['!FindInMap [Sizes, prod, zones]', 'list', 'a list of 2'],
  ['!FindInMap [Sizes, test, size]', 'unresolved', 'Fn::FindInMap: Sizes has no test.size'],
  ['!FindInMap [Sizes, test, size, { DefaultValue: !Ref Count }]', 'known', '3'],
  ['!FindInMap [Sizes, !Ref Open, size]', 'unresolved', 'Ref: Open, a parameter without default'],
  ['!FindInMap [Loops, prod, size]', 'unresolved', 'Fn::FindInMap: Loops.prod.size, which is no literal'],
  ['!FindInMap [Sizes, constructor, name]', 'unresolved', 'Fn::FindInMap: Sizes has no constructor.name'],
  // If
  ['!If [Always, yes-branch, no-branch]', 'known', 'yes-branch'],
  ['!If [Never, a, !Ref AWS::NoValue]', 'absent', 'not set'],
  ['!If [Nobody, a, b]', 'unresolved', 'condition Nobody is not in this template'],
  ['!If [Itself, a, b]', 'unresolved', 'condition Itself names itself'],
  ['!If [Odd, a, b]', 'unresolved', 'condition Odd uses Fn::Contains, which is not a condition function'],
  // The rest
  ['!Base64 hi', 'known', 'aGk='],
  ['!Base64 { Ref: Open }', 'unresolved', 'Ref: Open, a parameter without default'],
  ["!Base64 { 'Fn::Sub': 'run ${Open}' }", 'composed', 'run ${Ref: Open, a parameter without default}'],
  ['!ToJsonString { a: !Ref Given, b: !Ref AWS::NoValue }', 'known', '{"a":"prod"}'],
  ['!ToJsonString { a: !Ref Open }', 'unresolved', 'Fn::ToJsonString: parts that are not known'],
  ['!Length { Ref: Listed }', 'known', '3'],
  ['!Length { Ref: OpenList }', 'unresolved', 'Ref: OpenList, a parameter without default'],
  ['!Cidr [10.0.0.0/30, 4, 8]', 'unresolved', 'Fn::Cidr: ranges that do not fit'],
  ['!Cidr [!Ref Open, 4, 8]', 'unresolved', 'Fn::Cidr: a range that is not known'],
  ['!ImportValue shared-role', 'unresolved', 'Fn::ImportValue: shared-role'],
  ["{ 'Fn::Transform': { Name: AWS::Include } }", 'unresolved', 'Fn::Transform: expanded at deployment'],
  [
    "{ 'Fn::Transform': { Name: Mine }, Enabled: true }",
    'unresolved',
    'Fn::Transform, which is expanded at deployment',
  ],
  [
    "{ 'Fn::ForEach::Zones': [Z, [a], { '${Z}': 1 }] }",
    'unresolved',
    'Fn::ForEach::Zones, which is expanded at deployment',
  ],
  ["{ 'Fn::Invented': a }", 'unresolved', 'Fn::Invented, which is not a function we know'],
  ["{ 'Fn::toString': a }", 'unresolved', 'Fn::toString, which is not a function we know'],
  ['null', 'absent', 'not set'],
  ['{ a: 1, b: !Ref AWS::NoValue }', 'map', 'a map with a'],
])('%s is %s: %s', (value, kind, words) => {
  const read = probe(value, HEAD);
  expect([read.kind, say(read)]).toEqual([kind, words]);
});

test('pseudo parameters are known where somebody said where the template goes', () => {
  const environment = { region: 'eu-central-1', account: '111122223333' };
  const text = "!Sub '${AWS::Partition}:${AWS::Region}:${AWS::AccountId}:${AWS::URLSuffix}'";
  expect(say(probe(text, '', { environment }))).toBe('aws:eu-central-1:111122223333:amazonaws.com');
});

test('an item that comes to nothing is not in the list, and the others keep their places', () => {
  const list = probeWorld('[a, !Ref AWS::NoValue, c]').resource('Probe')!.read('Value');
  expect(list.each().map(({ path, value }) => [path, say(value)])).toEqual([
    ['Value.0', 'a'],
    ['Value.2', 'c'],
  ]);
  expect(list.get('2').value).toEqual({ kind: 'known', value: 'c' });
  expect(list.get('1').value.kind).toBe('absent');
});

test('what lies below something hidden is hidden for the same reason; below a literal there is nothing', () => {
  const below = (value: string) => say(probeWorld(value, HEAD).resource('Probe')!.read('Value.Deep.Deeper').value);
  expect(below('!Ref Open')).toBe('Ref: Open, a parameter without default');
  expect(below('!Ref Topic')).toBe('Ref: Topic');
  expect(below('text')).toBe('not set');
});

test('an entry may have dots in its name', () => {
  const value = probeWorld('{ s3.amazonaws.com: 1 }').resource('Probe')!.read('Value');
  expect(value.get('s3.amazonaws.com').value).toEqual({ kind: 'known', value: 1 });
});

test.each([
  ['true', true],
  ["'true'", true],
  ["'False'", false],
  ['yes', true],
  ['off', false],
])('asBoolean reads %s as %s', (value, answer) => {
  expect(asBoolean(probe(value))).toEqual({ kind: 'known', value: answer });
});

test('the readers keep the three answers', () => {
  expect(asBoolean(probe('null'))).toEqual({ kind: 'absent' });
  expect(asBoolean(probe('!Ref Open', HEAD))).toEqual({ kind: 'hidden', by: 'Ref: Open, a parameter without default' });
  expect(asBoolean(probe('perhaps'))).toEqual({ kind: 'hidden', by: 'perhaps' });
  expect(asNumber(probe("'365'"))).toEqual({ kind: 'known', value: 365 });
  expect(asNumber(probe('true'))).toEqual({ kind: 'hidden', by: 'true' });
  expect(asNumber(probe("' '"))).toMatchObject({ kind: 'hidden' });
  expect(asText(probe('12'))).toEqual({ kind: 'known', value: '12' });
  expect(asText(probe("!Sub '${Topic}x'"))).toEqual({ kind: 'hidden', by: '${Ref: Topic}x' });
});
