import { activateRequest } from '../../../lib/governance/grants';
import { asked, BY_SECURITY, outcomeOf, requestOf } from '../../support/governed';
import { NOW, parse } from '../../support/manifests';

const APPROVED = { approvals: BY_SECURITY };

const verdictOf = (text: string, by: string, now = NOW) =>
  activateRequest(parse(text, now).manifest, { id: 'more', by }, now);

const activated = (text: string, by = 'ben@acme.example', now = NOW) => outcomeOf(text, verdictOf(text, by, now), now);

const grantOf = (text: string, by?: string, now = NOW) =>
  parse(activated(text, by, now) as string, now).manifest.grants[0]!;

test('the request becomes a grant that says who asked, approved and activated (R10)', () => {
  const { requests, grants } = parse(activated(asked(APPROVED)) as string).manifest;
  expect(requests).toEqual([]);
  expect(grants).toEqual([
    {
      id: 'more',
      jobFunction: 'clerk',
      boundary: 'letters',
      verbs: ['list', 'read'],
      requestedBy: 'ana@acme.example',
      approvedBy: 'tom@client.example',
      reason: 'Backlog',
      expires: '2026-12-05',
      request: 'more',
      activated: { by: 'ben@acme.example', on: '2026-11-21' },
    },
  ]);
});

test('several approvers are all named (R10)', () => {
  const both = `${BY_SECURITY}, { by: dora@client.example, role: data-owner, on: 2026-11-20 }`;
  expect(grantOf(asked({ boundary: 'claims', approvals: both })).approvedBy).toEqual([
    'tom@client.example',
    'dora@client.example',
  ]);
});

test('whoever asked may activate what others approved: the two say different things (R10)', () => {
  expect(grantOf(asked(APPROVED), 'Ana@acme.example').activated).toEqual({ by: 'Ana@acme.example', on: '2026-11-21' });
});

test.each<[string, Parameters<typeof asked>[0], [string, string][], string]>([
  ['its days, from the activation', { days: 14 }, [], '2026-12-05'],
  ['the longest of its stage, where the request came in a later one', { days: 90 }, [], '2026-12-21'],
  ['what the manifest sets instead', { days: 14 }, [['  needs:', '  daysMax: { pilot: 3 }\n  needs:']], '2026-11-24'],
  [
    'what the manifest sets for every grant',
    { days: 14 },
    [['jobFunctions:', 'stages: { pilot: { grantDays: 5 } }\njobFunctions:']],
    '2026-11-26',
  ],
  [
    'more days in a later stage',
    { days: 90 },
    [
      ['stage: pilot', 'stage: limited'],
      ['expires: 2027-01-10', 'expires: 2027-06-01'],
    ],
    '2027-02-19',
  ],
  ['the end of the engagement', {}, [['ends: 2027-12-31', 'ends: 2026-12-01']], '2026-12-01'],
  ['the day on which the first training runs out', {}, [['expires: 2027-01-10', 'expires: 2026-11-30']], '2026-11-30'],
])('a grant ends with %s (R10)', (_title, parts, changes, expires) => {
  expect(grantOf(asked({ ...APPROVED, ...parts }, ...changes)).expires).toBe(expires);
});

test.each<[string, string, string, string[]]>([
  ['a request that nobody approved', asked(), 'ben@acme.example', ['grants/not-approved @ more']],
  [
    'one that a quorum did not approve',
    asked({ ...APPROVED, verbs: 'delete' }),
    'ben@acme.example',
    ['grants/not-approved @ more'],
  ],
  ['by somebody who is not in the manifest', asked(APPROVED), 'eve@acme.example', ['grants/activator-unknown @ clerk']],
  [
    'by somebody of another job function',
    asked(APPROVED),
    'dan@acme.example',
    ['grants/activator-job-function @ typist'],
  ],
  ['by whoever approved it at the client', asked(APPROVED), 'tom@client.example', ['grants/activator-unknown @ clerk']],
  [
    'by somebody who has left',
    asked(APPROVED, ['ben@acme.example, jobFunction', 'ben@acme.example, left: 2026-11-20, jobFunction']),
    'ben@acme.example',
    ['grants/activator-not-present @ 2026-11-20'],
  ],
  [
    'by somebody who has not joined yet',
    asked(APPROVED, ['ben@acme.example, jobFunction', 'ben@acme.example, joined: 2026-11-22, jobFunction']),
    'ben@acme.example',
    ['grants/activator-not-present @ 2026-11-22'],
  ],
  [
    'before the engagement',
    asked(APPROVED, ['starts: 2026-11-01', 'starts: 2026-11-22']),
    'ben@acme.example',
    ['grants/engagement-not-begun @ 2026-11-22'],
  ],
])('%s is not activated (R10)', (_title, text, by, expected) => {
  expect(activated(text, by)).toEqual(expected);
});

test('without current training nothing is activated, whoever of the job function lacks it (R42)', () => {
  const never = asked(APPROVED, [', training: [{ course: Privacy, completed: 2026-06-01, expires: 2027-06-01 }]', '']);
  expect(activated(never)).toEqual(['grants/training-missing @ { name: Ben']);
  const over = asked(APPROVED, ['expires: 2027-01-10', 'expires: 2026-11-20']);
  expect(activated(over)).toEqual(['grants/training-missing @ [{ course: Privacy']);
  const still = asked(APPROVED, ['expires: 2027-01-10', 'expires: 2026-11-21']);
  expect(grantOf(still).expires).toBe('2026-11-21');
  const later = asked(APPROVED, ['completed: 2026-01-10', 'completed: 2026-11-22']);
  expect(activated(later)).toEqual(['grants/training-missing @ [{ course: Privacy']);
});

test('where the manifest requires courses, training in others activates nothing, and their end is the end of the access (R42)', () => {
  const requiring = (course: string) =>
    asked(
      APPROVED,
      ['people:\n', `training: { required: [${course}] }\npeople:\n`],
      ['expires: 2027-01-10', 'expires: 2026-11-30'],
    );
  expect(grantOf(requiring('Privacy')).expires).toBe('2026-11-30');
  expect(activated(requiring('Fire drill'))).toEqual([
    'grants/training-missing @ [{ course: Privacy',
    'grants/training-missing @ [{ course: Privacy',
  ]);
});

test('training of those who left, and of other job functions, is not asked for (R42)', () => {
  const left = asked(APPROVED, [
    'email: ana@acme.example, jobFunction: clerk, training: [{ course: Privacy, completed: 2026-01-10, expires: 2027-01-10 }]',
    'email: ana@acme.example, jobFunction: clerk, left: 2026-11-20',
  ]);
  expect(typeof activated(left)).toBe('string');
});

test('an approval holds for thirty days, and its last day counts (R10)', () => {
  const lastDay = new Date('2026-12-20T23:59:59Z');
  expect(grantOf(asked(APPROVED), undefined, lastDay).activated!.on).toBe('2026-12-20');
  expect(activated(asked(APPROVED), undefined, new Date('2026-12-21T00:00:00Z'))).toEqual([
    'grants/approval-lapsed @ [{ by: tom@client.example',
  ]);
});

test.each<[string, string, string, string]>([
  [
    'one minute before midnight in Manila it is afternoon in UTC',
    '2026-11-21T23:59:00+08:00',
    '2026-11-21',
    '2026-12-05',
  ],
  [
    'one minute after midnight in Manila it is still the day before in UTC',
    '2026-11-22T00:01:00+08:00',
    '2026-11-21',
    '2026-12-05',
  ],
  ['in the last second of a day in UTC', '2026-11-21T23:59:59.999Z', '2026-11-21', '2026-12-05'],
  ['in the first of the next', '2026-11-22T00:00:00Z', '2026-11-22', '2026-12-06'],
  ['in the first night in Kiritimati it is the day before', '2026-11-22T00:30:00+14:00', '2026-11-21', '2026-12-05'],
  ['late at night in Pago Pago it is the next day', '2026-11-21T23:30:00-11:00', '2026-11-22', '2026-12-06'],
  ['before half past five in Kolkata it is the day before', '2026-11-22T05:29:59+05:30', '2026-11-21', '2026-12-05'],
  ['in the evening in New York it is the next day in UTC', '2026-11-21T20:00:00-05:00', '2026-11-22', '2026-12-06'],
])('days are those of UTC wherever somebody works: %s (R10)', (_title, moment, on, expires) => {
  expect(grantOf(asked(APPROVED), undefined, new Date(moment))).toMatchObject({ activated: { on }, expires });
});

test('a change to summer time, or back, makes no grant longer or shorter (R10)', () => {
  const over = (on: string) => {
    const now = new Date(`${on}T12:00:00Z`);
    const approvals = `{ by: tom@client.example, role: security, on: ${on} }`;
    const training: [string, string][] = [
      ['expires: 2027-01-10', 'expires: 2028-01-10'],
      ['expires: 2027-06-01', 'expires: 2028-06-01'],
    ];
    return grantOf(asked({ days: 2, approvals }, ...training), undefined, now).expires;
  };
  // Clocks change in Europe on 28 March and 31 October 2027, in North America on 14 March and 7 November.
  expect(['2027-03-27', '2027-10-30', '2027-03-13', '2027-11-06'].map(over)).toEqual([
    '2027-03-29',
    '2027-11-01',
    '2027-03-15',
    '2027-11-08',
  ]);
});

test('a second request with the id of a grant is a mistake that the manifest shows (R10)', () => {
  const text = activated(asked(APPROVED)) as string;
  expect(() => parse(text.replace('requests: []', requestOf(APPROVED).trimEnd()))).toThrow('manifest/duplicate');
});
