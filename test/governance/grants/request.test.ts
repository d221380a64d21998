import { requestAccess } from '../../../lib/governance/grants';
import { asked, GOVERNED, governedWith, outcomeOf } from '../../support/governed';
import { NOW, parse } from '../../support/manifests';

const WANTED = {
  jobFunction: 'clerk',
  boundary: 'letters',
  verbs: ['list' as const, 'read' as const],
  days: 14,
  reason: 'Backlog',
  by: 'ana@acme.example',
  usedIds: [],
};

const requested = (text: string, wanted: Partial<typeof WANTED> = {}, now = NOW) =>
  outcomeOf(text, requestAccess(parse(text, now).manifest, { ...WANTED, ...wanted }, now), now);

test('a request is written into the manifest, and nobody has anything by it (R10)', () => {
  const { requests, grants } = parse(requested(GOVERNED) as string).manifest;
  expect(grants).toEqual([]);
  expect(requests).toEqual([
    {
      id: 'r-20261121-1',
      jobFunction: 'clerk',
      boundary: 'letters',
      verbs: ['list', 'read'],
      requestedBy: 'ana@acme.example',
      requestedOn: '2026-11-21',
      reason: 'Backlog',
      days: 14,
      approvals: [],
    },
  ]);
});

test('an id is never used twice, also when its request is gone (R11)', () => {
  const usedIds = ['r-20261121-1', 'r-20261121-3'];
  const { manifest } = parse(GOVERNED);
  const verdict = requestAccess(manifest, { ...WANTED, usedIds }, NOW);
  expect(verdict).toMatchObject({ records: [{ action: 'request', subject: 'r-20261121-2' }] });
});

test('it says whom it waits for: all lines that fit add up (R10)', () => {
  const { manifest } = parse(GOVERNED);
  const waits = (boundary: string, ...verbs: ('read' | 'delete')[]) => {
    const verdict = requestAccess(manifest, { ...WANTED, boundary, verbs, by: 'x@acme.example' }, NOW);
    return verdict.kind === 'edit' ? verdict.says.at(-1) : verdict.complaints.map(({ saw }) => saw);
  };
  expect(waits('letters', 'read')).toBe('waits for 1 of 1: security');
  expect(waits('claims', 'read')).toBe('waits for 1 of 1: security, 1 of 1: data-owner');
  expect(waits('claims', 'read', 'delete')).toBe('waits for 2 of 2: security, 1 of 1: data-owner');
});

const NO_NEEDS: [string, string] = [/approval:[^]*?(?=jobFunctions:)/.exec(GOVERNED)![0], ''];

test.each<[string, string, Partial<typeof WANTED>, string[]]>([
  ['an unknown job function', GOVERNED, { jobFunction: 'clark' }, ['manifest/unknown-job-function @ [{ id: clerk']],
  ['an unknown boundary', GOVERNED, { boundary: 'leters' }, ['manifest/unknown-boundary @ - { id: letters']],
  ['more days than the stage allows', GOVERNED, { days: 31 }, ['grants/too-long @ pilot']],
  [
    'more days than the manifest allows',
    governedWith(['  needs:', '  daysMax: { pilot: 13 }\n  needs:']),
    {},
    ['grants/too-long @ pilot'],
  ],
  [
    'more days than the manifest lets any grant have',
    governedWith(['jobFunctions:', 'stages: { pilot: { grantDays: 13 } }\njobFunctions:']),
    {},
    ['grants/too-long @ pilot'],
  ],
  ['the same again', asked(), { verbs: ['read', 'list'] as never }, ['grants/requested-twice @ id: more']],
  [
    'access that nobody could approve',
    governedWith(NO_NEEDS, [', owner: owner@client.example', '']),
    {},
    ['grants/nobody-approves @ { stage: pilot'],
  ],
  [
    'access that the owner wants for themselves',
    governedWith(NO_NEEDS),
    { by: 'Owner@client.example' },
    ['grants/out-of-reach @ owner@client.example'],
  ],
  [
    'access for which one person would have to approve twice',
    governedWith(['tom@client.example', 'dora@client.example']),
    { boundary: 'claims', by: 'dora@client.example' },
    ['grants/out-of-reach @ - { role: security'],
  ],
])('%s is refused, with the line that says so (R10)', (_title, text, wanted, expected) => {
  expect(requested(text, wanted)).toEqual(expected);
});

test('three roles of two people are filled where they fit, each person once (R10)', () => {
  const text = governedWith(['dora@client.example, sara@client.example', 'dora@client.example, tom@client.example']);
  expect(typeof requested(text, { boundary: 'claims', verbs: ['delete'] as never })).toBe('string');
  expect(requested(text, { boundary: 'claims', verbs: ['delete'] as never, by: 'dora@client.example' })).toEqual([
    'grants/out-of-reach @ - { role: security',
  ]);
});
