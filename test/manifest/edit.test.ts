import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseText } from 'yaml';
import { UserError } from '../../lib/common/user-error';
import { type Edit, editManifest } from '../../lib/manifest/edit';
import { SHORT_MANIFEST } from '../support/manifests';

const EXAMPLES = join(__dirname, '../../examples');
const examples = readdirSync(EXAMPLES)
  .map((name) => join(name, 'enclave.yaml'))
  .filter((name) => readdirSync(join(EXAMPLES, name, '..')).includes('enclave.yaml'))
  .map((name): [string, string] => [name, readFileSync(join(EXAMPLES, name), 'utf8')]);

const REQUEST = {
  id: 'more',
  jobFunction: 'clerk',
  verbs: ['list', 'read'],
  reason: 'Said: "now", and # soon',
  days: 10,
  left: undefined,
};
const REQUEST_LINES = [
  '  - id: more',
  '    jobFunction: clerk',
  '    verbs: [list, read]',
  `    reason: 'Said: "now", and # soon'`,
  '    days: 10',
];
const APPROVAL = { by: 'owner@client.example', role: 'owner', on: '2026-11-21' };
const APPROVAL_LINE = '- { by: owner@client.example, role: owner, on: 2026-11-21 }';

const edit = (text: string, ...edits: Edit[]) => editManifest({ file: 'enclave.yaml', text }, edits);
const add = (path: Edit['path'], entry: Extract<Edit, { kind: 'add' }>['entry'] = REQUEST): Edit => ({
  kind: 'add',
  path,
  entry,
});
const remove = (...path: Edit['path']): Edit => ({ kind: 'remove', path });

/** What was taken from a text and put into it, when all else stayed as it was. */
function changed(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let [top, bottom] = [0, 0];
  while (top < old.length && old[top] === now[top]) top += 1;
  while (bottom < Math.min(old.length, now.length) - top && old.at(-1 - bottom) === now.at(-1 - bottom)) bottom += 1;
  return { gone: old.slice(top, old.length - bottom), come: now.slice(top, now.length - bottom) };
}

describe.each(examples)('in %s', (_name, text) => {
  test('a request, an approval and their removal change their own lines alone (R11)', () => {
    const asked = edit(text, add(['requests']));
    const isRequest = changed(text, asked);
    expect(isRequest.gone).toEqual([]);
    expect(isRequest.come.filter((line) => line !== '')).toEqual(['requests:', ...REQUEST_LINES]);
    const approved = edit(asked, add(['requests', 0, 'approvals'], APPROVAL));
    expect(changed(asked, approved)).toEqual({ gone: [], come: ['    approvals:', `      ${APPROVAL_LINE}`] });
    const taken = edit(approved, remove('requests', 0));
    expect(changed(approved, taken)).toEqual({
      gone: ['requests:', ...REQUEST_LINES, '    approvals:', `      ${APPROVAL_LINE}`],
      come: ['requests: []'],
    });
    expect(edit(taken, add(['requests']))).toBe(asked);
  });

  test('a grant comes below the others, and goes with its lines alone (R11)', () => {
    const { grants } = parseText(text) as { grants: unknown[] };
    const granted = edit(text, add(['grants'], { id: 'more', verbs: ['read'] }));
    expect(changed(text, granted).gone).toEqual([]);
    expect(parseText(changed(text, granted).come.join('\n'))).toEqual([{ id: 'more', verbs: ['read'] }]);
    expect(edit(granted, remove('grants', grants.length))).toBe(text);
    const without = edit(text, remove('grants', 0));
    expect(changed(text, without).come).toEqual(grants.length === 1 ? ['grants: []'] : []);
  });
});

test.each<[string, string, Edit, string]>([
  [
    'entries in braces are followed by one in braces',
    'grants:\n- { id: a } # first\nx: 1\n',
    add(['grants'], { id: 'b' }),
    'grants:\n- { id: a } # first\n- { id: b }\nx: 1\n',
  ],
  [
    'a list in brackets is continued',
    'grants: [{ id: a }, { id: b }]\n',
    add(['grants'], { id: 'c' }),
    'grants: [{ id: a }, { id: b }, { id: c }]\n',
  ],
  [
    'also behind a comma',
    'grants: [\n  { id: a }, # one\n]\n',
    add(['grants'], { id: 'c' }),
    'grants: [\n  { id: a }, # one\n  { id: c }\n]\n',
  ],
  [
    'an empty list keeps its comment',
    'grants: [] # none\nx: 1\n',
    add(['grants'], { id: 'a' }),
    'grants: # none\n  - id: a\nx: 1\n',
  ],
  [
    'a key without a value gets one',
    'a: 1\ngrants:\nx: 1\n',
    add(['grants'], { id: 'a' }),
    'a: 1\ngrants:\n  - id: a\nx: 1\n',
  ],
  [
    'a list within braces stays there',
    'requests:\n  - { id: a, days: 3 }\n',
    add(['requests', 0, 'approvals'], { by: 'x' }),
    'requests:\n  - { id: a, days: 3, approvals: [{ by: x }] }\n',
  ],
  [
    'JSON stays JSON',
    '{"a": 1, "grants": [{"id": "a"}]}\n',
    add(['grants'], { id: 'b' }),
    '{"a": 1, "grants": [{"id": "a"}, {"id":"b"}]}\n',
  ],
  [
    'JSON in lines gets lines',
    '{\n  "a": 1\n}\n',
    add(['requests'], { id: 'b' }),
    '{\n  "a": 1,\n  "requests": [\n    {\n      "id": "b"\n    }\n  ]\n}\n',
  ],
  ['JSON on one line stays on it', '{"a": 1}', add(['requests'], { id: 'b' }), '{"a": 1, "requests": [{"id":"b"}]}'],
  [
    'a comma in a comment parts nothing',
    'grants: [\n  { id: a } # one, of two\n]\n',
    add(['grants'], { id: 'b' }),
    'grants: [\n  { id: a }, # one, of two\n  { id: b }\n]\n',
  ],
  [
    'line ends of Windows stay',
    'a: 1\r\ngrants:\r\n  - id: a\r\n',
    add(['grants'], { id: 'b', days: 3 }),
    'a: 1\r\ngrants:\r\n  - id: a\r\n  - id: b\r\n    days: 3\r\n',
  ],
  [
    'a last line without an end gets one more',
    'grants:\n  - id: a',
    add(['grants'], { id: 'b' }),
    'grants:\n  - id: a\n  - id: b',
  ],
  [
    'text of several lines ends before the new entry',
    'grants:\n  - id: a\n    reason: |\n      Long\n\n      story\n\nx: 1\n',
    add(['grants'], { id: 'b' }),
    'grants:\n  - id: a\n    reason: |\n      Long\n\n      story\n  - id: b\n\nx: 1\n',
  ],
  [
    'what is said of the next part stays with it',
    'grants:\n  - id: a\n\n# The way in\nconnect: 1\n',
    add(['grants'], { id: 'b' }),
    'grants:\n  - id: a\n  - id: b\n\n# The way in\nconnect: 1\n',
  ],
  [
    'a new part stands apart where the others do',
    'grants:\n  - id: a\n\n# The way in\nconnect: 1\n',
    add(['requests'], { id: 'b' }),
    'grants:\n  - id: a\n\nrequests:\n  - id: b\n\n# The way in\nconnect: 1\n',
  ],
  [
    'the comment above and behind an entry goes with it',
    'grants:\n  # All of them\n  - id: a\n  # Why b\n  - id: b # b\n  - id: c\n',
    remove('grants', 1),
    'grants:\n  # All of them\n  - id: a\n  - id: c\n',
  ],
  [
    'what stands above the first may speak of all',
    'grants:\n  # All of them\n  - id: a\n  - id: b\n',
    remove('grants', 0),
    'grants:\n  # All of them\n  - id: b\n',
  ],
  [
    'of two blank lines one stays',
    'grants:\n  - id: a\n\n  - id: b\n\n  - id: c\n',
    remove('grants', 1),
    'grants:\n  - id: a\n\n  - id: c\n',
  ],
  [
    'the only entry leaves an empty list',
    'grants: # who\n  - id: a # a\nx: 1\n',
    remove('grants', 0),
    'grants: [] # who\nx: 1\n',
  ],
  [
    'the first in brackets goes with its comma',
    'grants: [{ id: a }, { id: b }]\n',
    remove('grants', 0),
    'grants: [{ id: b }]\n',
  ],
  [
    'the last in brackets goes with the comma before it',
    'grants: [{ id: a }, { id: b }]\n',
    remove('grants', 1),
    'grants: [{ id: a }]\n',
  ],
  [
    'an anchor that others use stays usable',
    'grants:\n  - id: a\n    verbs: &v [read]\n  - id: b\n    verbs: *v\n',
    remove('grants', 1),
    'grants:\n  - id: a\n    verbs: &v [read]\n',
  ],
])('%s (R11)', (_title, before, change, after) => {
  expect(edit(before, change)).toBe(after);
});

test.each<[string, string, Edit]>([
  ['a list that is an alias', 'mine: &g [{ id: a }]\ngrants: *g\n', add(['grants'])],
  [
    'an entry that another takes something from',
    'grants:\n  - id: a\n    verbs: &v [read]\n  - id: b\n    verbs: *v\n',
    remove('grants', 0),
  ],
  ['an entry behind an anchor', 'grants: &all\n  - id: a\n', remove('grants', 0)],
])('%s is refused rather than changed by halves', (_title, text, change) => {
  expect(() => edit(text, change)).toThrow(UserError);
  expect(() => edit(text, change)).toThrow('manifest/edit');
});

test('edits follow one another on the text that the one before left', () => {
  const text = edit(SHORT_MANIFEST, remove('grants', 0), add(['grants'], { id: 'b' }), add(['grants'], { id: 'c' }));
  expect((parseText(text) as { grants: unknown }).grants).toEqual([{ id: 'b' }, { id: 'c' }]);
});
