/** Loops are written out where their collection is known; where it is not, they are said to be unseen. */
import { describe as say } from '../../lib/template';
import { firstWorld, fromYaml, inWorlds } from './from-yaml';

const HEAD = `
    Transform: AWS::LanguageExtensions
    Parameters:
      Listed: { Type: CommaDelimitedList, Default: 'a,b' }
      Open: { Type: CommaDelimitedList }
      One: { Type: String, Default: x }
    Mappings: { M: { live: { names: [p, q] } } }`;

const idsOf = (resources: string) => {
  const template = fromYaml(`${HEAD}\n    Resources:\n      ${resources}`);
  return [...template.resources.keys(), ...template.macros.map(({ name }) => `unseen ${name}`)];
};

test.each([
  ['a list', '[A, B]', ['TA', 'TB']],
  ['a parameter with a default', '!Ref Listed', ['Ta', 'Tb']],
  ['a mapping', '!FindInMap [M, live, names]', ['Tp', 'Tq']],
  ['a list of parameters and lists', '[!Ref One, !Ref Listed]', ['Tx', 'Ta', 'Tb']],
  ['nothing', '[]', []],
  ['a parameter without default', '!Ref Open', ['unseen Fn::ForEach::L']],
  ['a list with a part that is not known', '[a, !Ref AWS::Region]', ['unseen Fn::ForEach::L']],
  ['a condition', '!If [C, [a], [b]]', ['unseen Fn::ForEach::L']],
  ['a text', 'a', ['unseen Fn::ForEach::L']],
])('over %s', (_, collection, ids) => {
  expect(idsOf(`Fn::ForEach::L: [X, ${collection}, { 'T\${X}': { Type: AWS::SNS::Topic } }]`)).toEqual(ids);
});

test.each([
  ['no list', 'Fn::ForEach::L: a'],
  ['a list that is too short', 'Fn::ForEach::L: [X, [a]]'],
  ['a name that is none', "Fn::ForEach::L: [[X], [a], { 'T': { Type: T } }]"],
])('a loop that is %s stays', (_, loop) => {
  expect(idsOf(loop)).toEqual(['unseen Fn::ForEach::L']);
});

test('the variable is filled in everywhere, with `&` without what no id may hold', () => {
  const world = firstWorld(
    fromYaml(`${HEAD}
    Resources:
      Fn::ForEach::L:
        - X
        - [10.0.0.1, b]
        - 'T&{X}':
            Type: AWS::SNS::Topic
            Properties:
              Name: 'n-\${X}'
              Plain: !Ref X
              Joined: !Join ['.', [!Ref X, fifo]]
              Sub: !Sub '\${X}-\${One}'
              Tags: { 'k\${X}': v }
              Other: !GetAtt ['T&{X}', Arn]`),
  );
  const read = (id: string) =>
    ['Name', 'Plain', 'Joined', 'Sub', 'Tags', 'Other'].map((path) => say(world.resource(id)!.read(path).value));
  expect(read('T10001')).toEqual([
    'n-10.0.0.1',
    '10.0.0.1',
    '10.0.0.1.fifo',
    '10.0.0.1-x',
    'a map with k10.0.0.1',
    'GetAtt: T10001.Arn',
  ]);
  expect(read('Tb')).toEqual(['n-b', 'b', 'b.fifo', 'b-x', 'a map with kb', 'GetAtt: Tb.Arn']);
});

test('every turn of a loop leads to the lines of the loop', () => {
  const topic = firstWorld(
    fromYaml(`Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::L:
    - X
    - [a, b]
    - T\${X}:
        Type: AWS::SNS::Topic
        Properties:
          Name: !Ref X`),
  ).resource('Tb')!;
  expect([topic.position.line, topic.read('Name').position, topic.read('Gone').position.line]).toEqual([
    6,
    { file: 'test.yaml', line: 9, column: 11 },
    6,
  ]);
});

test('loops inside loops, and inside properties', () => {
  const ids = idsOf(`Fn::ForEach::L:
        - X
        - [a, b]
        - Fn::ForEach::M:
            - Y
            - [c, d]
            - 'T\${X}\${Y}': { Type: T, Properties: { Fn::ForEach::P: [Z, [e], { 'P\${Z}': '\${X}\${Y}\${Z}' }] } }`);
  expect(ids).toEqual(['Tac', 'Tad', 'Tbc', 'Tbd']);
  const template = fromYaml(`${HEAD}
    Resources:
      T: { Type: T, Properties: { Fn::ForEach::P: [Z, [e, f], { 'P\${Z}': '\${Z}' }] } }`);
  expect(['Pe', 'Pf'].map((path) => inWorlds(template, 'T', path))).toEqual([['e'], ['f']]);
});

test('conditions in a loop can be named', () => {
  const template = fromYaml(`${HEAD}
    Conditions:
      Fn::ForEach::L: [X, [a, b], { 'Is\${X}': !Equals [!Ref X, a] }]
    Resources:
      T: { Type: T, Properties: { V: !If [Isa, 1, 2], W: !If [Isb, 1, 2] } }`);
  expect(inWorlds(template, 'T', 'V')).toEqual(['1']);
  expect(inWorlds(template, 'T', 'W')).toEqual(['2']);
});

test('loops that multiply without end stay loops', () => {
  const many = JSON.stringify(Array.from({ length: 1000 }, (_, index) => `i${index}`));
  const inner = `{ Fn::ForEach::B: [Y, ${many}, { 'T\${X}\${Y}': { Type: T } }] }`;
  expect(idsOf(`Fn::ForEach::A: [X, ${many}, ${inner}]`)).toEqual(['unseen Fn::ForEach::A']);
});

test('without language extensions a loop stays one', () => {
  const template = fromYaml("Resources: { Fn::ForEach::L: [X, [a], { 'T': { Type: T } }] }");
  expect([template.resources.size, template.macros.length]).toEqual([0, 1]);
});
