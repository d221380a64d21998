import { sourceLine } from '../../lib/reports/source-line';

/** The text above the carets. */
function marked(line: string, column: number): string {
  const [source, carets] = sourceLine(line, 7, column) as [string, string];
  const start = carets.indexOf('^');
  return source.slice(start, carets.length);
}

test.each([
  ['      ConnectionLogOptions: { Enabled: false }', 'Enabled', 'false'],
  ['      Enabled: false # for now', 'Enabled', 'false'],
  ['      "Enabled": "no, not yet",', '"Enabled"', '"no, not yet"'],
  ['  Rules: [{ A: 1 }, { B: [2, 3] }], Next: 1', 'Rules', '[{ A: 1 }, { B: [2, 3] }]'],
  ['      Properties:', 'Properties', 'Properties:'],
  ['    - arn:aws:s3:::bucket/*', 'arn', 'arn:aws:s3:::bucket/*'],
  ['  "Type": { "Ref": "X" }, "Y": 1', '"Type"', '{ "Ref": "X" }'],
  ['{"A":{"B":1,"C":2}}', '"B"', '1'],
])('of %j at %s the carets stand under %s', (line, at, value) => {
  expect(marked(line, line.indexOf(at) + 1)).toBe(value);
});

test('a minified line is shown around its value', () => {
  const line = `{${'"Padding":1,'.repeat(5000)}"Enabled":false,${'"More":2,'.repeat(5000)}`;
  const [source, carets] = sourceLine(line, 1, line.indexOf('"Enabled"') + 1) as [string, string];
  expect(source.length).toBeLessThan(130);
  expect(marked(line, line.indexOf('"Enabled"') + 1)).toBe('false');
  expect(carets.length).toBeLessThan(130);
});

test('control characters cannot move the cursor', () => {
  expect(sourceLine('a: \u001b[2Jx', 1, 1)[0]).toBe('1 | a: ·[2Jx');
});

test('a column beyond the line is no reason to stop', () => {
  expect(() => sourceLine('a', 1, 99)).not.toThrow();
});
