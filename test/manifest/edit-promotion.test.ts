import { parseDocument } from 'yaml';
import { editManifest } from '../../lib/manifest/edit';

const STEP = {
  from: 'pilot',
  to: 'limited',
  by: 'kim@client.example',
  on: '2026-11-21',
  gates: ['A "quoted": gate'],
};
const read = (text: string) => parseDocument(text).toJS() as { engagement: { stage: string; promotions: unknown[] } };

test.each([
  ['a mapping in brackets', 'engagement: { ends: 2027-12-31 }\nnext: 1\n'],
  ['a mapping in brackets with a stage', 'engagement: { stage: pilot, ends: 2027-12-31 } # why\nnext: 1\n'],
  ['lines', 'engagement:\n  ends: 2027-12-31 # last day\n\n# about next\nnext: 1\n'],
  [
    'lines that end in a list',
    'engagement:\n  ends: 2027-12-31\n  decision:\n    reasons:\n      - one\n      - two # reason\nnext: 1\n',
  ],
  ['lines that end in a text block', 'engagement:\n  ends: 2027-12-31\n  note: |\n    a\n    b\nnext: 1\n'],
  ['the end of the file without a line break', 'next: 1\nengagement:\n  ends: 2027-12-31'],
  [
    'promotions in lines',
    'engagement:\n  stage: pilot\n  promotions:\n    - { by: a } # first\n  ends: 2027-12-31\nnext: 1\n',
  ],
  ['promotions in brackets', 'engagement: { stage: pilot, promotions: [{ by: a }], ends: 2027-12-31 }\nnext: 1\n'],
  ['no promotions in brackets', 'engagement: { stage: pilot, promotions: [], ends: 2027-12-31 }\nnext: 1\n'],
])('stage and promotion are written into %s, and all else stays', (_, before) => {
  const after = editManifest({ file: 'enclave.yaml', text: before }, [
    { kind: 'set', path: ['engagement', 'stage'], value: 'limited' },
    { kind: 'add', path: ['engagement', 'promotions'], entry: STEP },
  ]);
  const { engagement, ...rest } = read(after);
  expect(engagement.stage).toBe('limited');
  expect(engagement.promotions.at(-1)).toEqual(STEP);
  const was = read(before);
  expect(engagement.promotions.slice(0, -1)).toEqual(was.engagement.promotions ?? []);
  expect({ ...engagement, stage: 0, promotions: 0 }).toEqual({ ...was.engagement, stage: 0, promotions: 0 });
  expect(rest).toEqual({ next: 1 });
  for (const comment of before.match(/# .*/g) ?? []) expect(after).toContain(comment);
});

test.each([
  ['JSON', '{"engagement":{"stage":"pilot"}}', '{"engagement":{"stage":"limited"}}'],
  [
    'lines of Windows',
    'engagement:\r\n  ends: 2027-12-31\r\n',
    'engagement:\r\n  ends: 2027-12-31\r\n  stage: limited\r\n',
  ],
])('one value is set in %s', (_, text, after) => {
  const edit = { kind: 'set' as const, path: ['engagement', 'stage'], value: 'limited' };
  expect(editManifest({ file: 'enclave.yaml', text }, [edit])).toBe(after);
});

test.each([
  ['an alias', 'other: &s pilot\nengagement: { stage: *s }\n'],
  ['an anchor', 'engagement: { stage: &s pilot }\nother: *s\n'],
  ['a list', 'engagement: { stage: [pilot] }\n'],
])('nothing is set where %s stands', (_, text) => {
  const edit = { kind: 'set' as const, path: ['engagement', 'stage'], value: 'limited' };
  expect(() => editManifest({ file: 'enclave.yaml', text }, [edit])).toThrow(/written in a way that we cannot change/);
});
