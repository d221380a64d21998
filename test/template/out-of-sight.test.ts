/** Macros, and resources that bring a template of their own: what somebody else writes is listed, never guessed. */
import { Template, type TemplateOptions, describe as say } from '../../lib/template';
import { fromYaml, probe } from './from-yaml';

const TOPIC = 'Resources: { A: { Type: AWS::SNS::Topic } }';

test.each([
  ['over conditions', `Conditions: { Fn::Transform: { Name: X } }\n${TOPIC}`, ['Fn::Transform 1']],
  ['a loop of conditions', `Conditions: { Fn::ForEach::Offices: [O, [a], {}] }\n${TOPIC}`, ['Fn::ForEach::Offices 1']],
  ['over mappings', `Mappings: { Fn::Transform: { Name: X } }\n${TOPIC}`, ['Fn::Transform 1']],
  ['inside a mapping', `Mappings: { M: { Fn::ForEach::Offices: [O, [a], {}] } }\n${TOPIC}`, ['Fn::ForEach::Offices 1']],
  ['in a resource', 'Resources:\n  A: { Type: AWS::SNS::Topic, Fn::Transform: { Name: X } }', ['Fn::Transform 2']],
  [
    'among its properties',
    'Resources:\n  A: { Type: T, Properties: { Fn::Transform: { Name: X }, B: 1 } }',
    ['Fn::Transform 2'],
  ],
  [
    'in one property, where its reader meets it',
    'Resources: { A: { Type: T, Properties: { B: { Fn::Transform: {} } } } }',
    [],
  ],
])('a macro %s', (_, text, macros) => {
  const template = Template.parse({ file: 'macro.yaml', text });
  expect(template.macros.map(({ name, place }) => `${name} ${template.locate(place).line}`)).toEqual(macros);
});

test('a key that a macro may add to a mapping is not taken for missing', () => {
  const find = "{ 'Fn::FindInMap': [M, a, b, { DefaultValue: preset }] }";
  expect(say(probe(find, 'Mappings: { M: { a: { c: d } } }'))).toBe('preset');
  expect(say(probe(find, 'Mappings: { M: { Fn::Transform: { Name: X }, a: { c: d } } }'))).toBe(
    'Fn::FindInMap: M, which a macro writes',
  );
});

const inner = (metadata: string, type = 'AWS::CloudFormation::Stack') => `
    Resources:
      Inner: { Type: '${type}', Metadata: ${metadata} }`;
const BUILT = '{ aws:cdk:path: Vendor/Inner.NestedStack/Inner.NestedStackResource }';
const UPLOADED = '{ aws:asset:path: inner.nested.template.json }';

test.each<[string, string, TemplateOptions, string[]]>([
  ['a nested stack', inner('{}'), {}, ['Inner']],
  ['one that CDK built, judged alone', inner(BUILT), {}, ['Inner']],
  ['one that CDK built, by somebody who holds its tree', inner(BUILT), { constructPaths: new Map() }, []],
  ['one whose stack is judged too', inner(BUILT), { judgedBeside: new Set(['Vendor/Inner']) }, []],
  ['one whose file is judged too', inner(UPLOADED), { judgedBeside: new Set(['inner.nested.template.json']) }, []],
  [
    'one beside other stacks',
    inner(BUILT),
    { judgedBeside: new Set(['Vendor/Other']), constructPaths: new Map() },
    ['Inner'],
  ],
  [
    'a stack set, whoever asks',
    inner(BUILT, 'AWS::CloudFormation::StackSet'),
    { constructPaths: new Map() },
    ['Inner'],
  ],
  ['a product', inner('{}', 'AWS::ServiceCatalog::CloudFormationProvisionedProduct'), {}, ['Inner']],
  ['a module', inner('{}', 'Acme::Network::Vpn::MODULE'), {}, ['Inner']],
  ['an ordinary resource', inner('{}', 'AWS::SNS::Topic'), {}, []],
])('%s', (_, text, options, unseen) => {
  expect(
    fromYaml(text, options)
      .nestedUnseen()
      .map(({ logicalId }) => logicalId),
  ).toEqual(unseen);
});
