/** Policy documents in every spelling AWS takes, and what of them is hidden. */
import { describe as say, statementsOf } from '../../lib/template';
import { firstWorld, fromYaml, probeWorld } from './from-yaml';

const read = (document: string, head = '') => statementsOf(probeWorld(document, head).resource('Probe')!.read('Value'));
const words = (properties: readonly { value: Parameters<typeof say>[0] }[] | undefined) =>
  properties?.map(({ value }) => say(value));

test.each([
  ['a single statement', '{ Statement: { Effect: Allow, Action: a } }'],
  ['a list of statements', '{ Statement: [{ Effect: Allow, Action: [a] }] }'],
  ['JSON in a text', `'{"Statement":{"Effect":"Allow","Action":"a"}}'`],
  ['JSON by ToJsonString', '!ToJsonString { Statement: [{ Effect: Allow, Action: a }] }'],
])('%s reads the same', (_, document) => {
  const { statements, hidden } = read(document);
  expect(hidden).toEqual([]);
  expect(statements.map(({ effect, actions, notActions }) => [say(effect.value), words(actions), notActions])).toEqual([
    ['Allow', ['a'], undefined],
  ]);
});

test('each element is there or undefined, text or list, literal or not', () => {
  const [statement] = read(
    "{ Statement: { NotAction: [a, !Ref Topic], Resource: !ImportValue x, NotResource: [], NotPrincipal: '*' } }",
  ).statements;
  expect(words(statement!.notActions)).toEqual(['a', 'Ref: Topic']);
  expect(words(statement!.resources)).toEqual(['Fn::ImportValue: x']);
  expect(statement!.notResources).toEqual([]);
  expect([statement!.actions, statement!.principals]).toEqual([undefined, undefined]);
  expect(statement!.notPrincipals!.map(({ kind }) => kind)).toEqual(['*']);
});

test('principals carry their kind', () => {
  const principals = (text: string) =>
    read(`{ Statement: { Principal: ${text} } }`).statements[0]!.principals!.map(({ kind, property }) => [
      kind,
      say(property.value),
    ]);
  expect(principals("'*'")).toEqual([['*', '*']]);
  expect(principals("{ AWS: ['1', '2'], Service: ec2.amazonaws.com }")).toEqual([
    ['AWS', '1'],
    ['AWS', '2'],
    ['Service', 'ec2.amazonaws.com'],
  ]);
  expect(principals('!ImportValue who')).toEqual([['?', 'Fn::ImportValue: who']]);
});

test('conditions are flat; what hides one is kept', () => {
  const [statement] = read(
    '{ Statement: { Condition: { Bool: { aws:SecureTransport: [false] }, StringEquals: !ImportValue x } } }',
  ).statements;
  expect(statement!.conditions.map(({ operator, key, values }) => [operator, key, words(values)])).toEqual([
    ['Bool', 'aws:SecureTransport', ['false']],
  ]);
  expect(words(statement!.hiddenConditions)).toEqual(['Fn::ImportValue: x']);
});

test.each([
  ['an absent document', 'null', 0, 0],
  ['an imported document', '!ImportValue x', 0, 1],
  ['a text that is no JSON', 'allow everything', 0, 1],
  ['JSON around the name of a resource', `!Sub '{"Statement":{"Resource":"\${Topic}"}}'`, 1, 0],
  ['JSON around a value that may hold a quote', `!Sub '{"Statement":{"Resource":"\${Nobody}"}}'`, 0, 1],
  ['a statement that is imported among others', '{ Statement: [{ Effect: Deny }, !ImportValue x] }', 1, 1],
  ['a document that is a list', '[a]', 0, 1],
])('%s', (_, document, statements, hidden) => {
  const answer = read(document);
  expect([answer.statements.length, answer.hidden.length]).toEqual([statements, hidden]);
});

test('a statement knows its path and place, also from JSON in a text', () => {
  const world = firstWorld(
    fromYaml(`
      Resources:
        Probe:
          Type: Test::Probe
          Properties:
            Value:
              Statement:
                - Effect: Deny
            Text: '{"Statement":[{"Effect":"Allow"}]}'`),
  );
  const at = (path: string) =>
    statementsOf(world.resource('Probe')!.read(path)).statements.map(({ property }) => [
      property.path,
      property.position.line,
    ]);
  expect(at('Value')).toEqual([['Value.Statement.0', 7]]);
  expect(at('Text')).toEqual([['Text.Statement.0', 8]]);
});
