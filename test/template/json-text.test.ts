/** JSON that stands in a text, with parts in it that nobody knows. */
import { describe as say } from '../../lib/template';
import { probeWorld } from './from-yaml';

const HEAD = 'Parameters: { Open: { Type: String } }';

const readOf = (text: string, path: string) => {
  const parsed = probeWorld(text, HEAD).resource('Probe')!.read('Value').parsed();
  return say(parsed.read(path).value);
};

test.each([
  ['plain JSON', `'{"A": {"B": [1, "x"]}}'`, 'A.B.1', 'x'],
  ['a map, which is no text', '{ A: { B: 1 } }', 'A.B', '1'],
  ['the name of a resource inside a text', `!Sub '{"A": "x-\${Topic}-y"}'`, 'A', 'x-${Ref: Topic}-y'],
  ['a resource alone in a text', `!Sub '{"A": "\${Topic.TopicArn}"}'`, 'A', 'GetAtt: Topic.TopicArn'],
  ['where the stack stands', `!Join ['', ['{"A": "', !Ref AWS::Region, '"}']]`, 'A', 'Ref: AWS::Region'],
  ['parts beside an unknown one', `!Sub '{"A": "\${Topic}", "B": true}'`, 'B', 'true'],
  // Limits: each of these could be, or end, something else.
  [
    'a parameter, which may hold a quote',
    `!Sub '{"A": "\${Open}", "B": 1}'`,
    'B',
    '{"A": "${Ref: Open, a parameter without default}", "B": 1}',
  ],
  ['an unknown part outside of texts', `!Sub '{"A": \${AWS::AccountId}}'`, 'A', '{"A": ${Ref: AWS::AccountId}}'],
  ['an unknown name', `!Sub '{"\${Topic}": 1}'`, 'A', '{"${Ref: Topic}": 1}'],
  ['what is no JSON', 'text', 'A', 'not set'],
  ['nothing', 'null', 'A', 'not set'],
])('%s', (_, text, path, words) => {
  expect(readOf(text, path)).toBe(words);
});

test('what is read in a text stands where the text stands', () => {
  const value = probeWorld(`'{"A": 1}'`).resource('Probe')!.read('Value');
  expect(value.parsed().read('A').position.line).toBe(value.position.line);
});
