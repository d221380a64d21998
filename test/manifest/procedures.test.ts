import { complaintsOf, parse, SHORT_MANIFEST, shortManifestWith } from '../support/manifests';

const listed = (...entries: string[]) =>
  `${SHORT_MANIFEST}procedures:\n${entries.map((entry) => `  - { ${entry} }\n`).join('')}`;
const INCIDENT = 'id: incident, reference: docs/incident.md, owner: kim@client.example, reviewed: 2026-11-21';
const withRunbook = (runbook: string) => shortManifestWith(['{ id: clerk }', `{ id: clerk, runbook: ${runbook} }`]);

test('a manifest names its procedures and when each was read, today at the latest (R40)', () => {
  expect(parse(listed(INCIDENT)).manifest.procedures).toEqual([
    { id: 'incident', reference: 'docs/incident.md', owner: 'kim@client.example', reviewed: '2026-11-21' },
  ]);
  expect(parse(SHORT_MANIFEST).manifest.procedures).toEqual([]);
});

test('a runbook is an address, or an address and the day it was read (R40)', () => {
  const runbookOf = (text: string) => parse(withRunbook(text)).manifest.jobFunctions[0]!.runbook;
  expect(runbookOf('Handbook')).toBe('Handbook');
  expect(runbookOf('{ reference: Handbook, reviewed: 2026-11-21 }')).toEqual({
    reference: 'Handbook',
    reviewed: '2026-11-21',
  });
});

test.each([
  ['read tomorrow', listed(INCIDENT.replace('2026-11-21', '2026-11-22')), 'manifest/day-in-future @ 2026-11-22'],
  ['the same again', listed(INCIDENT, INCIDENT), 'manifest/duplicate @ incident'],
  ['nobody who keeps it', listed(INCIDENT.replace(' owner: kim@client.example,', '')), /^manifest\/missing @ /],
  [
    'a runbook read tomorrow',
    withRunbook('{ reference: H, reviewed: 2026-11-22 }'),
    'manifest/day-in-future @ 2026-11-22',
  ],
  ['a runbook without a place', withRunbook('{ reviewed: 2026-11-21 }'), /^manifest\/runbook @ /],
  ['a runbook of another kind', withRunbook('[a]'), /^manifest\/runbook @ /],
])('%s is told at its place', (_title, text, expected) => {
  const complaints = complaintsOf(text);
  expect(complaints).toHaveLength(1);
  expect(complaints[0]).toMatch(expected);
});
