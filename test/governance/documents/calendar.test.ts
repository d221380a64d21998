import { dueDays, reviewCalendar } from '../../../lib/governance/documents/calendar';
import { manifestWith, referenceManifest } from '../../constructs/fixtures';

const engagement = { starts: '2026-09-01', ends: '2027-03-31' };

/** The lines of a calendar as a reader has them: what was folded is one line again. */
function linesOf(text: string): string[] {
  return text.replace(/\r\n /g, '').split('\r\n');
}

test('reviews are due every quarter from the last one held to the end of the engagement (R13)', () => {
  const reviews = { held: [{ on: '2026-11-10', reviewer: 'nadia@client.example', result: 'clean' as const }] };
  const days = dueDays(manifestWith({ engagement, reviews })).filter(({ key }) => key === 'review');
  expect(days.map(({ on }) => on)).toEqual(['2027-02-08']);
});

test('they are due from the first day where none was held, and nowhere without a first day', () => {
  const reviewsOf = (manifest: ReturnType<typeof manifestWith>) =>
    dueDays(manifest).filter(({ key }) => key === 'review');
  expect(reviewsOf(manifestWith({ engagement })).map(({ on }) => on)).toEqual(['2026-11-30', '2027-02-28']);
  expect(reviewsOf(manifestWith())).toEqual([]);
});

test('a day is a day: a change of the clocks moves nothing', () => {
  const reviews = {
    cadenceDays: 1,
    held: [{ on: '2027-03-26', reviewer: 'nadia@client.example', result: 'clean' as const }],
  };
  const days = dueDays(manifestWith({ engagement, reviews })).filter(({ key }) => key === 'review');
  expect(days.map(({ on }) => on)).toEqual(['2027-03-27', '2027-03-28', '2027-03-29', '2027-03-30', '2027-03-31']);
});

test('ends of grants, of training, of certificates and of gaps are in it, in the order of days', () => {
  const days = dueDays(referenceManifest()).map(({ on }) => on);
  expect(days).toEqual([...days].sort());
  const text = linesOf(reviewCalendar(referenceManifest()).text).join('\n');
  expect(text).toContain(
    'SUMMARY:Bayanihan Back Office Inc.: last day of the access of document-clerk to claim-documents',
  );
  expect(text).toContain(
    'DTSTART;VALUE=DATE:20270824\nSUMMARY:Bayanihan Back Office Inc.: Maria Santos: Handling personal data',
  );
  expect(text).toContain('SUMMARY:Bayanihan Back Office Inc.: ISO/IEC 27001:2022 expires');
});

test('a procedure is to be read again a year after it was read, a runbook as well; without a day nobody can say (R40)', () => {
  const procedures = [{ id: 'incident', reference: 'x', owner: 'kim@client.example', reviewed: '2026-10-01' }];
  const dueOf = (runbook: string | { reference: string; reviewed: string }) =>
    dueDays(manifestWith({ engagement, procedures, jobFunctions: [{ id: 'clerk', runbook }] }))
      .filter(({ what }) => what.includes('read again'))
      .map(({ key, on, what }) => [key, on, what]);
  const incident = ['procedure.incident', '2027-10-01', 'last day to read again: incident'];
  expect(dueOf('https://wiki.client.example')).toEqual([incident]);
  expect(dueOf({ reference: 'https://wiki.client.example', reviewed: '2026-08-01' })).toEqual([
    ['runbook.clerk', '2027-08-01', 'last day to read again: runbook of clerk'],
    incident,
  ]);
});

test('no line is longer than 75 bytes, each ends as RFC 5545 has it, and no two entries share an id', () => {
  const { text } = reviewCalendar(referenceManifest());
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  const ids = linesOf(text).filter((line) => line.startsWith('UID:'));
  expect(new Set(ids).size).toBe(ids.length);
});

test('commas and semicolons of a name are escaped, and letters of several bytes are never cut', () => {
  const vendor = { id: 'acme', name: `Ä, Ö; ${'ü'.repeat(80)}` };
  const { text } = reviewCalendar(manifestWith({ vendor }));
  expect(linesOf(text).join('\n')).toContain(`SUMMARY:Ä\\, Ö\\; ${'ü'.repeat(80)}: last day of the engagement`);
});
