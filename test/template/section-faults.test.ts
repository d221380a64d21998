/** What is not well-formed outside of `Resources`: each is named, with its place, and nothing throws. */
import { Template } from '../../lib/template';

const TOPIC = 'Resources: { A: { Type: AWS::SNS::Topic } }';

function faultsOf(text: string): string[] {
  const template = Template.parse({ file: 'sections.yaml', text: `${text}\n${TOPIC}` });
  return template.sectionFaults.map(({ name, kind, saw, place }) => {
    const { line, column } = template.locate(place);
    return `${kind} ${name} ${line}:${column}: ${saw}`;
  });
}

test.each([
  ['parameters in a list', 'Parameters: []', 'section Parameters 1:1: a list instead of a map'],
  ['a parameter that is a text', 'Parameters:\n  P: String', 'parameter P 2:3: a text instead of a map'],
  ['a parameter without type', 'Parameters:\n  P: { Default: a }', 'parameter P 2:3: no `Type`'],
  ['a type that is a list', 'Parameters:\n  P: { Type: [a] }', 'parameter P 2:8: `Type` that is a list'],
  ['a mapping that is a text', 'Mappings:\n  M: a', 'mapping M 2:3: a text instead of a map'],
  ['a mapping of one level', 'Mappings:\n  M: { a: b }', 'mapping M 2:8: a that is a text instead of a map'],
  ['a condition that is a list', 'Conditions:\n  C: [a]', 'condition C 2:3: a list instead of a map'],
  [
    'two functions at once',
    'Conditions:\n  C: { Fn::Not: [], Fn::Or: [] }',
    'condition C 2:3: a map that is no function',
  ],
  ['a function that decides nothing', 'Conditions:\n  C: { Ref: P }', 'condition C 2:3: Ref, which decides nothing'],
  [
    'a condition that is not there',
    'Conditions:\n  C: { Fn::Not: [{ Condition: D }] }',
    'condition C 2:3: condition D, which is not in this template',
  ],
  [
    'a parameter that is not there',
    'Conditions:\n  C: { Fn::Equals: [!Ref A, a] }',
    'condition C 2:3: Ref: A, which is no parameter',
  ],
  ['a circle', 'Conditions:\n  C: { Condition: C }', 'condition C 2:3: a condition that names itself'],
  ['an output without value', 'Outputs:\n  O: {}', 'output O 2:3: no `Value`'],
  ['a rule without assertions', 'Rules:\n  R: {}', 'rule R 2:3: no `Assertions`'],
  ['assertions in a map', 'Rules:\n  R: { Assertions: {} }', 'rule R 2:8: `Assertions` that are a map'],
  ['a macro without name', 'Transform: [{ Parameters: {} }]', 'section Transform 1:1: a macro named by nothing'],
])('%s', (_, text, fault) => expect(faultsOf(text)).toEqual([fault]));

test.each([
  ['nothing else', ''],
  ['empty sections', 'Parameters:\nOutputs:\nTransform:'],
  ['a section that a macro writes', 'Outputs: { O: {}, Fn::Transform: { Name: X } }'],
  ['a mapping that a macro adds to', 'Mappings: { M: { Fn::Transform: { Name: X }, a: { b: c } } }'],
  ['a pseudo parameter in a condition', 'Conditions: { C: !Equals [!Ref AWS::Region, eu-central-1] }'],
  [
    'conditions of a loop',
    'Transform: AWS::LanguageExtensions\nConditions: { Fn::ForEach::L: [X, [a], { "Is${X}": { Fn::Not: [!Condition C] } }], C: !Equals [a, b] }',
  ],
])('no fault: %s', (_, text) => expect(faultsOf(text)).toEqual([]));
