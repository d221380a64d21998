import fc from 'fast-check';
import { parse } from 'yaml';
import { UserError } from '../../lib/common/user-error';
import { type Edit, editManifest, type Written } from '../../lib/manifest/edit';

const set = (value: Written, path: Edit['path'] = ['agreement']): Edit => ({ kind: 'set', path, value });
const edit = (text: string, change: Edit) => editManifest({ file: 'enclave.yaml', text }, [change]);

const KIM = { party: 'client', name: 'Kim "#" Lee: x', on: '2026-11-21' };
const BEN = { party: 'vendor', name: 'Ben, [the] {one}', on: '2026-11-22' };
const HALF = { digest: 'sha256:00', controls: { a: '0123456789012345', b: '12e4567890123456' }, signatures: [KIM] };
const WHOLE = { ...HALF, signatures: [KIM, BEN] };
const ANEW = { digest: 'sha256:11', controls: { a: '0123456789012345', c: '5' }, signatures: [BEN] };

const LINES = [
  'agreement:',
  '  digest: sha256:00',
  '  controls: { a: "0123456789012345", b: "12e4567890123456" }',
  '  signatures:',
  `    - { party: client, name: 'Kim "#" Lee: x', on: 2026-11-21 }`,
];

test.each<[string, string, string]>([
  ['at the end', 'a: 1\n', `a: 1\n${LINES.join('\n')}\n`],
  ['at the end, apart as the others are', 'a: 1\n\nb: 2\n', `a: 1\n\nb: 2\n\n${LINES.join('\n')}\n`],
  ['at the end of a text without a last line break', 'a: 1\n# two\nb: 2', `a: 1\n# two\nb: 2\n${LINES.join('\n')}`],
  ['between the lines of Windows', 'a: 1\r\n', `a: 1\r\n${LINES.join('\r\n')}\r\n`],
  [
    'under a key that says nothing',
    'agreement: # soon\nb: 2\n',
    `${['agreement: # soon', ...LINES.slice(1)].join('\n')}\nb: 2\n`,
  ],
  [
    'in place of nothing in braces',
    'agreement: {} # soon\nb: 2\n',
    `${['agreement: # soon', ...LINES.slice(1)].join('\n')}\nb: 2\n`,
  ],
])('a part is written %s', (_title, before, after) => {
  expect(edit(before, set(HALF))).toBe(after);
  expect((parse(edit(before, set(HALF))) as { agreement: unknown }).agreement).toEqual(HALF);
});

const COMMENTED = `# first
agreement: # signed
  # over all
  digest: sha256:00 # of 2026
  controls:
    a: "0123456789012345" # the one
    # about b
    b: "12e4567890123456" # the other
  # who
  signatures:
    # for us
    - { party: client, name: 'Kim "#" Lee: x', on: 2026-11-21 } # Kim
# last
z: { y: [1, 2] } # kept
`;

test('a second signature is one line more, and nothing else', () => {
  const line = '    - { party: vendor, name: "Ben, [the] {one}", on: 2026-11-22 }\n';
  expect(edit(COMMENTED, set(WHOLE))).toBe(COMMENTED.replace('# Kim\n', `# Kim\n${line}`));
});

test('a changed set changes the lines of what changed, and comments elsewhere stay', () => {
  const after = edit(COMMENTED, set(ANEW));
  expect((parse(after) as { agreement: unknown }).agreement).toEqual(ANEW);
  const gone = COMMENTED.split('\n').filter((line) => !after.split('\n').includes(line));
  expect(gone.map((line) => line.trim().slice(0, 10))).toEqual(['digest: sh', '# about b', 'b: "12e456', '- { party:']);
  expect(after).toContain('digest: sha256:11 # of 2026\n');
});

test('what says the same already is not touched, however it is written', () => {
  const text =
    'agreement: {signatures: [{on: "2026-11-21", party: client,\n  name: \'Kim "#" Lee: x\'}], digest:  "sha256:00" } # odd\n';
  expect(edit(text, set({ signatures: [KIM], digest: 'sha256:00' }))).toBe(text);
});

test.each<[string, string]>([
  ['in braces', 'a: 1\nagreement: { digest: "sha256:00", signatures: [{ party: client, name: K, on: 2026-01-02 }] }'],
  ['in braces over lines', 'agreement: {\n  digest: sha256:00, # one, two\n  signatures: []\n}\na: 1\n'],
  ['as JSON', '{"agreement": {"digest": "sha256:00", "signatures": []}, "a": 1}'],
  ['as JSON in lines', `${JSON.stringify({ a: 1, agreement: HALF }, null, 2)}\n`],
  ['as JSON without it', '{\n\t"a": 1\n}\n'],
  ['as JSON of Windows', '{\r\n  "a": 1\r\n}\r\n'],
  ['in lines, first of all', `${LINES.join('\n')}\na: 1\n`],
])('a part %s becomes each other, and back', (_title, text) => {
  const all = [HALF, WHOLE, ANEW, WHOLE, HALF].reduce((one, wanted) => {
    const after = edit(one, set(wanted));
    expect(parse(after)).toEqual({ a: 1, agreement: wanted });
    if (text.startsWith('{')) expect(JSON.parse(after)).toEqual({ a: 1, agreement: wanted });
    if (text.includes('\r\n')) expect(after).not.toMatch(/[^\r]\n/);
    return after;
  }, text);
  for (const comment of text.match(/# .*/g) ?? []) expect(all).toContain(comment);
});

test('JSON in lines gets a line for each value, indented as its neighbours', () => {
  expect(edit('{\n  "a": 1\n}\n', set({ digest: 'x', signatures: [KIM] }))).toBe(
    `${JSON.stringify({ a: 1, agreement: { digest: 'x', signatures: [KIM] } }, null, 2)}\n`,
  );
});

test.each<[string, string, Edit]>([
  ['an alias', 'other: &a { digest: x }\nagreement: *a\n', set(HALF)],
  ['an anchor that others use', 'agreement: &a { digest: x }\nother: *a\n', set(HALF)],
  [
    'a part with parts of its own, for one value',
    'agreement: { digest: { a: 1 } }\n',
    set('x', ['agreement', 'digest']),
  ],
  ['the only key of a part', 'agreement:\n  digest: x\n', { kind: 'remove', path: ['agreement', 'digest'] }],
])('%s is refused rather than changed by halves', (_title, text, change) => {
  expect(() => edit(text, change)).toThrow(UserError);
  expect(() => edit(text, change)).toThrow('manifest/edit');
});

const word = fc.string({ unit: fc.constantFrom(...'ab1 :#,{}[]"\'-?&*!|>%@`\\\n'), maxLength: 6 });
const digests = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), word, { minKeys: 1 });
const signatures = fc.uniqueArray(fc.record({ party: fc.constantFrom('client', 'vendor'), name: word }), {
  minLength: 1,
  maxLength: 3,
});
const agreements = fc.record({ digest: word, controls: digests, signatures });
const around = fc.constantFrom<(part: string) => string>(
  (part) => `# top\na: 1 # one\n${part}\n# end\nz: [1] # two\n`,
  (part) => `a: 1\r\n\r\n${part.replaceAll('\n', '\r\n')}\r\n\r\n# end\r\nz: [1]\r\n`,
  (part) => `a: 1\nz: [1]\n${part}`,
);

test('whatever an agreement says, another takes its place, and the lines around it stay', () => {
  fc.assert(
    fc.property(agreements, agreements, around, fc.boolean(), (one, other, place, flow) => {
      const begun = edit('x: 1\n', set(one)).replace('x: 1\n', '').trimEnd();
      const part = flow ? `agreement: ${JSON.stringify(one)}` : begun;
      const before = place(part);
      fc.pre((parse(before) as { agreement?: unknown }).agreement !== undefined);
      const after = edit(before, set(other));
      expect((parse(after) as { agreement: unknown }).agreement).toEqual(other);
      for (const line of place('').split('\n').filter(Boolean)) expect(after).toContain(line);
    }),
  );
});
