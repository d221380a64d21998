/** Nothing a template says makes us hang or throw: at worst the answer is unresolved. */
import * as fc from 'fast-check';
import { UserError } from '../../lib/common/user-error';
import { RELATIONS, Template, describe as say, inEveryWorld, statementsOf } from '../../lib/template';
import { fromYaml, probe } from './from-yaml';

const DEPTH = 10_000;

function nested(open: string, close: string): string {
  return open.repeat(DEPTH) + '"x"' + close.repeat(DEPTH);
}

function probeJson(value: string, extra = ''): string {
  const text = `{"Resources":{"Probe":{"Type":"Test::Probe","Properties":{"Value":${value}}}}${extra}}`;
  const template = Template.parse({ file: 'hostile.json', text });
  return inEveryWorld(template, (world) => say(world.resource('Probe')!.read('Value').value)).branches[0]!.outcome;
}

test.each([
  ['Join', '{"Fn::Join":["",[', ']]}'],
  ['Base64', '{"Fn::Base64":', '}'],
  ['Select', '{"Fn::Select":[0,[', ']]}'],
  ['Not, in place of a name', '{"Fn::If":[', ',1,2]}'],
  ['ToJsonString', '{"Fn::ToJsonString":', '}'],
])('ten thousand levels of %s', (_, open, close) => {
  expect(probeJson(nested(open, close))).toMatch(/nested too deeply|nests too deeply|not known|without a name/);
});

test('ten thousand levels of plain maps can be written out, and have their place', () => {
  expect(probeJson(`{"Fn::ToJsonString":${nested('{"a":', '}')}}`)).toBe('Fn::ToJsonString: parts that are not known');
  const text = `{"Resources":{"Probe":{"Type":"T","Properties":${nested('{"a":', '}')}}}}`;
  const world = Template.parse({ file: 'deep.json', text }).openWorld();
  expect(world.resource('Probe')!.position).toEqual({ file: 'deep.json', line: 1, column: 15 });
});

test('ten thousand levels of YAML are refused or read, never a crash', () => {
  const text = `Resources: ${'{ a: '.repeat(DEPTH)}1${' }'.repeat(DEPTH)}`;
  try {
    Template.parse({ file: 'deep.yaml', text });
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
  }
});

test('conditions that name one another in a circle, or in a chain without end', () => {
  const circle = '"Conditions":{"A":{"Condition":"B"},"B":{"Fn::Not":[{"Condition":"A"}]}}';
  expect(probeJson('{"Fn::If":["A",1,2]}', `,${circle}`)).toBe('condition A names itself');
  const chain = Array.from({ length: DEPTH }, (_, index) => `"C${index}":{"Condition":"C${index + 1}"}`).join(',');
  expect(probeJson('{"Fn::If":["C0",1,2]}', `,"Conditions":{${chain}}`)).toBe('condition C0 nests too deeply');
});

test('a parameter whose type or default is a map that cannot become a text', () => {
  const odd = '{"toString":"x","constructor":{"prototype":{}}}';
  expect(probeJson('{"Ref":"P"}', `,"Parameters":{"P":{"Type":${odd}}}`)).toBe('Ref: P, a parameter without default');
  const allowed = `,"Parameters":{"P":{"Type":"String","AllowedValues":["a"],"Default":${odd}}}`;
  expect(probeJson('{"Ref":"P"}', allowed)).toBe('a');
});

test('a text that doubles at every level stops growing', () => {
  const doubled = Array.from({ length: 40 }).reduce<string>(
    (inner) => `{"Fn::Sub":["\${A}\${A}",{"A":${inner}}]}`,
    '"xxxxxxxxxx"',
  );
  expect(probeJson(doubled)).toMatch(/a text longer than we follow/);
});

test('anchors that multiply are refused', () => {
  const text = [
    'a: &a [x, x]',
    ...'bcdefghij'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefghi'[i]}, `.repeat(9)}]`),
    'Resources: {}',
  ].join('\n');
  expect(() => Template.parse({ file: 'bomb.yaml', text })).toThrow('yaml/alias-bomb');
});

test('names that JavaScript inherits are not in the template', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    expect(say(probe(`!Ref ${name}`))).toBe(`Ref: ${name}, which is not in this template`);
    expect(say(probe(`!If [${name}, a, b]`))).toBe(`condition ${name} is not in this template`);
    expect(say(probe('{}'))).toBe('a map with nothing in it');
  }
  expect(fromYaml('Resources: { constructor: { Type: T } }').openWorld().resource('constructor')!.type).toBe('T');
});

const WORDS = [
  'Ref',
  'Fn::GetAtt',
  'Fn::Sub',
  'Fn::Join',
  'Fn::If',
  'Fn::Select',
  'Fn::Split',
  'Fn::FindInMap',
  'Fn::Equals',
  'Fn::And',
  'Fn::Not',
  'Fn::Length',
  'Fn::ToJsonString',
  'Fn::Cidr',
  'Fn::Transform',
  'Condition',
  'Statement',
  'Principal',
  'Effect',
  'Roles',
  'A',
  'B',
  'P',
  'C',
  'AWS::NoValue',
  'AWS::Region',
  '${A}',
  '${A.Arn}-${P}',
  '',
] as const;

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom<unknown>(...WORDS, 0, 1, true, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...WORDS), tie('value'), { maxKeys: 2 }),
  ),
})).value;

test('three hundred templates made of nonsense: everything can be asked, nothing throws', () => {
  const template = fc.record({
    Parameters: fc.dictionary(
      fc.constantFrom('P', 'A'),
      fc.record({ Type: fc.constant('String'), Default: json, AllowedValues: json }),
    ),
    Conditions: fc.dictionary(fc.constantFrom('C', 'A', 'B'), json),
    Mappings: json,
    Transform: json,
    Resources: fc.dictionary(
      fc.constantFrom('A', 'B', 'P2', 'Fn::ForEach::X'),
      fc.oneof(
        json,
        fc.record({
          Type: fc.constantFrom('AWS::IAM::Policy', 'AWS::IAM::Role'),
          Condition: fc.constantFrom('C', 'B'),
          Properties: fc.dictionary(fc.constantFrom('Roles', 'PolicyDocument'), json),
        }),
      ),
    ),
  });
  fc.assert(
    fc.property(template, (raw) => {
      const loaded = Template.parse({ file: 'random.json', text: JSON.stringify(raw) });
      inEveryWorld(loaded, (world) => {
        for (const resource of world.ofType('AWS::IAM::Role', 'AWS::IAM::Policy')) {
          world.referrers(resource, RELATIONS.rolePolicies);
          const { statements } = statementsOf(resource.read('PolicyDocument'));
          return [
            say(resource.properties.value),
            resource.ref(),
            ...statements.map(({ property }) => property.position),
          ];
        }
        return [];
      });
    }),
    { numRuns: 300, seed: 20_270_331 },
  );
});
