import { lapseAccess } from '../../../lib/governance/grants';
import { GOVERNED } from '../../support/governed';
import { parse } from '../../support/manifests';

const BECAUSE = /^not used since \S+, and the review due on 2026-12-01 was missed$/;

interface Case {
  /** Day of the last review; thirty days later the next one is due. */
  readonly reviewed?: string;
  readonly activated?: string;
  readonly used?: readonly [person: 'ana' | 'ben' | 'dan', on: string][];
  readonly left?: string;
  readonly today?: string;
}

function lapsed({ reviewed = '2026-11-01', activated, used = [], left, today = '2026-12-02' }: Case): unknown[] {
  const request = activated === undefined ? '' : `, request: r, activated: { by: ben@acme.example, on: ${activated} }`;
  const grant = `  - { id: r, jobFunction: clerk, boundary: letters, verbs: [read], requestedBy: ana@acme.example, approvedBy: tom@client.example, reason: Work, expires: 2026-12-15${request} }\n`;
  const reviews = `reviews: { cadenceDays: 30, held: [{ on: ${reviewed}, reviewer: tom@client.example, result: clean }] }\n`;
  const text = used.reduce(
    (before, [name, on]) => before.replace(`email: ${name}@acme.example,`, `$& lastUsed: ${on},`),
    GOVERNED.replace('grants: []\n', `grants:\n${grant}${reviews}`).replace(
      'email: ben@acme.example,',
      left === undefined ? '$&' : `$& left: ${left},`,
    ),
  );
  const now = new Date(`${today}T00:00:00Z`);
  return lapseAccess(parse(text, now).manifest, 'tom@client.example', now).records.map(
    ({ details }) => details.because,
  );
}

const LOGS: Case['used'] = [['dan', '2026-12-01']];

test('what nobody of the job function used lapses on the day after the missed review, and says why (R13)', () => {
  expect(lapsed({ used: LOGS, today: '2026-12-01' })).toEqual([]);
  expect(lapsed({ used: LOGS })).toEqual([expect.stringMatching(BECAUSE)]);
  expect(lapsed({ used: [...LOGS, ['ana', '2026-10-31']] })).toEqual([
    'not used since 2026-11-01, and the review due on 2026-12-01 was missed',
  ]);
});

test.each<[string, Case]>([
  ['one of them used it since the last review', { used: [['ana', '2026-11-01']] }],
  ['the review was held', { reviewed: '2026-11-20', used: LOGS }],
  ['it began after the review was due', { activated: '2026-12-02', used: LOGS }],
  ['nobody’s use is recorded: then nothing is known', {}],
])('it stays where %s (R13)', (_title, one) => {
  expect(lapsed(one)).toEqual([]);
});

test('use before the access began, and by somebody who has left, is no use of it (R13)', () => {
  expect(lapsed({ activated: '2026-11-20', used: [['ana', '2026-11-19']] })).toEqual([
    'not used since 2026-11-20, and the review due on 2026-12-01 was missed',
  ]);
  expect(lapsed({ activated: '2026-11-20', used: [['ana', '2026-11-20']] })).toEqual([]);
  expect(lapsed({ used: [['ben', '2026-11-10']], left: '2026-11-15' })).toEqual([expect.stringMatching(BECAUSE)]);
});
