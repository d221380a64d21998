/** Reading the text: what is a template, what is not, and where everything stands. */
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../lib/common/user-error';
import { Template } from '../../lib/template';
import { firstWorld, fromYaml } from './from-yaml';

function codesOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ code }) => code);
    throw error;
  }
  return [];
}

const parse = (text: string, file = 'stack.yaml') => Template.parse({ file, text });

test.each([
  ['YAML that is broken', 'Resources: [', 'stack.yaml', 'yaml/syntax'],
  ['JSON that is broken', '{"Resources": {,}}', 'stack.json', 'template/json-syntax'],
  ['a tab as indentation', 'Resources:\n\tA: 1', 'stack.yaml', 'yaml/tab'],
  ['a text', 'hello', 'stack.yaml', 'template/no-resources'],
  ['a map without Resources', 'Outputs: {}', 'stack.yaml', 'template/no-resources'],
  ['Resources that are a list', 'Resources: []', 'stack.json', 'template/no-resources'],
  ['a JSON number', '1', 'stack.json', 'template/no-resources'],
  [
    'something inherited that looks like Resources',
    '{"__proto__": {"Resources": {}}}',
    'stack.json',
    'template/no-resources',
  ],
])('refuses %s', (_, text, file, code) => {
  expect(codesOf(() => parse(text, file))).toContain(code);
});

test('names the place of a JSON mistake', () => {
  expect(() => parse('{\n  "Resources": {,}\n}', 'stack.json')).toThrow('stack.json:2:17');
});

test('refuses files that are missing, empty, binary or too large, each with its own code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'template-'));
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const large = file('large.yaml', 'Resources: {}');
  truncateSync(large, 21 * 1024 * 1024);
  expect(codesOf(() => Template.load(join(folder, 'missing.yaml')))).toEqual(['file/missing']);
  expect(codesOf(() => Template.load(file('empty.yaml', ' \n')))).toEqual(['file/empty']);
  expect(codesOf(() => Template.load(file('binary.yaml', Buffer.from([82, 0, 1]))))).toEqual(['file/binary']);
  expect(codesOf(() => Template.load(large))).toEqual(['file/too-large']);
});

const YAML = `Resources:
  Vpn:
    Type: AWS::EC2::ClientVpnEndpoint
    Properties:
      ConnectionLogOptions:
        Enabled: false
      Dns: [ 10.0.0.2, !Ref Missing ]
      Chosen: !If [ Nowhere, { A: 1 }, { A: 2 } ]
`;

const JSON_TEXT = `{
  "Resources": {
    "Vpn": {
      "Type": "AWS::EC2::ClientVpnEndpoint",
      "Properties": { "ConnectionLogOptions": {
        "Enabled": false }, "Dns": ["10.0.0.2"] } } } }`;

test.each([
  ['YAML', 'vpn.yaml', YAML, 'ConnectionLogOptions.Enabled', [6, 9]],
  ['YAML', 'vpn.yaml', YAML, 'Dns.1', [7, 29]],
  ['YAML', 'vpn.yaml', YAML, 'ConnectionLogOptions.CloudwatchLogGroup', [5, 7]],
  ['YAML', 'vpn.yaml', YAML, 'ClientCidrBlock', [2, 3]],
  ['JSON', 'vpn.json', JSON_TEXT, 'ConnectionLogOptions.Enabled', [6, 9]],
  ['JSON', 'vpn.json', JSON_TEXT, 'Dns.0', [6, 37]],
  ['JSON', 'vpn.json', JSON_TEXT, 'ClientCidrBlock', [3, 5]],
])(
  '%s in %s gives the place of the key, of the item, or of the nearest parent',
  (_, file, text, path, [line, column]) => {
    const vpn = firstWorld(parse(text, file)).resource('Vpn')!;
    expect(vpn.read(path).position).toEqual({ file, line, column });
  },
);

test('a resource stands where its logical id stands', () => {
  const { file, line, column } = firstWorld(parse(YAML, 'vpn.yaml')).resource('Vpn')!.ref();
  expect({ file, line, column }).toEqual({ file: 'vpn.yaml', line: 2, column: 3 });
});

test('a resource without properties gives its own place', () => {
  const bare = firstWorld(parse('Resources:\n  Vpn:\n    Type: AWS::EC2::VPC')).resource('Vpn')!;
  expect(bare.read('CidrBlock')).toMatchObject({ path: 'CidrBlock', position: { line: 2, column: 3 } });
});

test('every short form of YAML reads like its long form, nested', () => {
  const short = fromYaml(`
    Resources:
      A: { Type: X }
      Probe:
        Type: Test::Probe
        Properties:
          - never
      P:
        Type: Test::Probe
        Properties:
          Ref: { Value: !Ref A }
          GetAtt: { Value: !GetAtt A.Arn }
          GetAttList: { Value: !GetAtt [A, Arn] }
          Sub: { Value: !Sub '\${A}/x' }
          SubMap: { Value: !Sub ['\${B}/x', { B: !Ref A }] }
          Join: { Value: !Join ['', [!Ref A, /x]] }
          Select: { Value: !Select [1, !Split [',', 'a,b']] }
          Base64: { Value: !Base64 hi }
          Length: { Value: !Length [1, 2] }
          Json: { Value: !ToJsonString { a: [1] } }
          Cidr: { Value: !Cidr [10.0.0.0/16, 2, 8] }`);
  const resource = firstWorld(short).resource('P')!;
  const value = (name: string) => resource.read(`${name}.Value`).value;
  const arn = { kind: 'reference', logicalId: 'A', attribute: 'Arn' };
  const reference = { kind: 'reference', logicalId: 'A', attribute: 'Ref' };
  const composed = { kind: 'composed', parts: [reference, '/x'] };
  expect([value('Ref'), value('GetAtt'), value('GetAttList')]).toEqual([reference, arn, arn]);
  expect([value('Sub'), value('SubMap'), value('Join')]).toEqual([composed, composed, composed]);
  expect(value('Select')).toEqual({ kind: 'known', value: 'b' });
  expect(value('Base64')).toEqual({ kind: 'known', value: 'aGk=' });
  expect(value('Length')).toEqual({ kind: 'known', value: 2 });
  expect(value('Json')).toEqual({ kind: 'known', value: '{"a":[1]}' });
  expect(
    resource
      .read('Cidr.Value')
      .each()
      .map((item) => item.value),
  ).toEqual([
    { kind: 'known', value: '10.0.0.0/24' },
    { kind: 'known', value: '10.0.1.0/24' },
  ]);
});

test('malformed resources are kept apart, with what is wrong and where; the rest is read', () => {
  const template = fromYaml(`
    Resources:
      Text: hello
      Untyped:
        Properties: {}
      Listed:
        Type: AWS::EC2::VPC
        Properties: []
      Conditional: { Type: AWS::EC2::VPC, Condition: [a] }
      Odd: { Type: { Ref: X } }
      Good: { Type: AWS::EC2::VPC, Properties: }`);
  expect([...template.resources.keys()]).toEqual(['Good']);
  expect(template.malformed.map(({ logicalId, part, position }) => [logicalId, part, position.line])).toEqual([
    ['Text', '', 2],
    ['Untyped', 'Type', 3],
    ['Listed', 'Properties', 7],
    ['Conditional', 'Condition', 8],
    ['Odd', 'Type', 9],
  ]);
});

test('merge keys are read, as packaging tools resolve them before deployment', () => {
  const template = fromYaml(`
    Resources:
      A: { Type: X, Properties: &shared { Enabled: true } }
      B: { Type: X, Properties: { <<: *shared, Name: b } }`);
  expect(firstWorld(template).resource('B')!.read('Enabled').value).toEqual({ kind: 'known', value: true });
});

test('the construct path comes from the resource, else from whoever loaded the template', () => {
  const text = `
    Resources:
      A: { Type: X, Metadata: { aws:cdk:path: Stack/A/Resource } }
      B: { Type: X }`;
  const paths = new Map([
    ['A', 'never'],
    ['B', 'Stack/B/Resource'],
  ]);
  const world = firstWorld(fromYaml(text, { constructPaths: paths }));
  expect(['A', 'B'].map((id) => world.resource(id)!.constructPath)).toEqual(['Stack/A/Resource', 'Stack/B/Resource']);
});
