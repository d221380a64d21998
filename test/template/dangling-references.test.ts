/** References to what is not there: one for each resource and name, and none where somebody else may add the name. */
import { Template } from '../../lib/template';

function danglingIn(text: string): string[] {
  const template = Template.parse({ file: 'dangling.yaml', text });
  return template.dangling().map(({ logicalId, path, saw, place }) => {
    const { line, column } = template.locate(place);
    return `${logicalId}[${path}] ${line}:${column} ${saw.split(',')[0]}`;
  });
}

const properties = (text: string) => `Resources:\n  A:\n    Type: T\n    Properties:\n      V: ${text}`;

test.each([
  ['Ref', '!Ref B', 'A[V] 5:7 Ref: B'],
  ['GetAtt with a dot', '!GetAtt B.Arn', 'A[V] 5:7 GetAtt: B'],
  ['GetAtt with a list', '!GetAtt [B, Arn]', 'A[V] 5:7 GetAtt: B'],
  ['Sub', '!Sub "x-${B.Arn}"', 'A[V] 5:7 Sub: B'],
  ['Sub beside a variable of its own', '!Sub ["${B}${C}", { C: x }]', 'A[V] 5:7 Sub: B'],
  ['If', '!If [B, x, y]', 'A[V] 5:7 Fn::If: condition B'],
  ['deep inside a list', '[{ W: !Ref B }]', 'A[V.0.W] 5:13 Ref: B'],
  ['the same name twice', '[!Ref B, !Sub "${B}"]', 'A[V.0] 5:16 Ref: B'],
  ['a name that JavaScript inherits', '!Ref constructor', 'A[V] 5:7 Ref: constructor'],
])('%s', (_, text, expected) => expect(danglingIn(properties(text))).toEqual([expected]));

test('Condition and DependsOn of a resource, and an output', () => {
  const text = `Resources:
  A: { Type: T, Condition: C, DependsOn: [A, B] }
Outputs:
  O: { Value: !Ref B }`;
  expect(danglingIn(text)).toEqual(['A[] 2:3 Condition: condition C', 'A[] 2:3 DependsOn: B', 'O[Value] 4:8 Ref: B']);
});

test.each([
  [
    'parameters, resources, pseudo parameters',
    `Parameters: { P: { Type: String } }\n${properties('[!Ref P, !Ref A, !Ref AWS::Region]')}`,
  ],
  ['literals of Sub', properties('!Sub "${!B}"')],
  ['a resource that is malformed', `${properties('!Ref B')}\n  B: { Properties: [] }`],
  ['a map that only looks like a reference', properties('{ Ref: B, Other: x }')],
  ['a condition of a statement', properties('{ Condition: { Bool: { x: y } } }')],
  ['a macro over all', `Transform: CompanyDefaults\n${properties('!Ref B')}`],
  ['a macro beside the resources', `${properties('!Ref B')}\n  Fn::Transform: { Name: AWS::Include }`],
  [
    'a loop variable',
    `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::L: [X, [a], { "A\${X}": { Type: T, Properties: { V: !Ref X } } }]`,
  ],
  [
    'what a loop makes',
    `Transform: AWS::LanguageExtensions\n${properties('!Ref Ba')}\n  Fn::ForEach::L: [X, [a], { "B\${X}": { Type: T } }]`,
  ],
  ['a resource of a module', `${properties('!GetAtt B.Inner.Arn')}\n  B: { Type: Acme::B::C::MODULE }`],
])('none: %s', (_, text) => expect(danglingIn(text)).toEqual([]));
