/** What each rule about manifests shows of the requirements: what it saw, and where. */
import { judgeManifest, placeOf } from '../../../lib/governance/judge-manifest';
import { EXAMPLE_DAY } from '../../../lib/governance/manifest-rule';
import { manifestRules } from '../../../lib/governance/rules';
import { manifestWithParts } from '../../support/manifest-excerpt';

const NOW = new Date(`${EXAMPLE_DAY}T12:00:00Z`);

const saidAbout = (excerpt: string) =>
  judgeManifest(manifestWithParts(excerpt, NOW), manifestRules, EXAMPLE_DAY).observations.map(
    (one) => `${one.rule.id} @ ${placeOf(one)}: ${one.saw}`,
  );

const PEOPLE = (ana: string) => `people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk, ${ana} }]`;
const LIMITED = `
engagement:
  stage: limited
  ends: 2027-12-31
  decision: { outcome: move-forward, decidedBy: [owner@client.example], on: 2026-12-15, reasons: [The pilot held] }
jobFunctions: [{ id: clerk, runbook: { reference: "https://wiki.client.example/letters", reviewed: 2026-10-01 } }]
procedures:
  - { id: access-request, reference: "https://wiki.client.example/access-request", owner: owner@client.example, reviewed: 2026-10-01 }
  - { id: data-handling, reference: "https://wiki.client.example/data-handling", owner: owner@client.example, reviewed: 2026-10-01 }
  - { id: incident, reference: "https://wiki.client.example/incident", owner: owner@client.example, reviewed: 2026-10-01 }
  - { id: offboarding, reference: "https://wiki.client.example/offboarding", owner: owner@client.example, reviewed: 2026-10-01 }
dueDiligence:
  certifications: [{ standard: SOC 2 Type II, scope: Security, expires: 2028-01-31 }]
  questionnaire: { reference: VRM-7, completed: 2026-07-01 }
  referenceCalls: [{ client: Alpine Mutual, on: 2026-07-08, notes: Would sign again }]
controlOwners:
  client: { accountable: kim@client.example, backup: owner@client.example }
  vendor: { accountable: ben@acme.example, backup: ana@acme.example }
incidents:
  types: [{ id: data-leak, notifyWithinMinutes: 15 }]
  contacts: { client: [soc@client.example, ciso@client.example], vendor: [desk@acme.example, boss@acme.example] }
  escalation: [{ afterMinutes: 10, to: [ciso@client.example] }]
reviews: { held: [{ on: 2026-12-20, reviewer: kim@client.example, result: clean }] }
drills: [{ incident: data-leak, on: 2026-12-12, notifiedAfterMinutes: 9, passed: true }]
`;
const limitedWith = (from: string, to: string) => {
  expect(LIMITED).toContain(from);
  return LIMITED.replace(from, to);
};

test('a pilot of three trained people, and an engagement past it that has shown everything, are clean', () => {
  expect(saidAbout('vendor: { id: acme, name: Acme Services }')).toEqual([]);
  expect(saidAbout(LIMITED)).toEqual([]);
});

test.each([
  [
    'more systems than a pilot may reach (R09)',
    'stages: { pilot: { dataBoundaries: 0 } }',
    'stage-cap-exceeded @ dataBoundaries: 1 data boundaries',
  ],
  [
    'a session beyond the stage (R09)',
    'stages: { pilot: { sessionHours: 8 } }\njobFunctions: [{ id: clerk, sessionHoursMax: 9 }]',
    'stage-cap-exceeded @ jobFunctions.clerk sessionHoursMax: 9 hours',
  ],
  ['a way in too many (R09)', 'stages: { pilot: { waysIn: 0 } }', 'stage-cap-exceeded @ connect: 1 ways in'],
  [
    'a review that is late (R13)',
    'reviews: { held: [{ on: 2026-10-16, reviewer: kim@client.example, result: clean }] }',
    'access-review-due @ reviews held: due on 2027-01-14, not held',
  ],
  [
    'a review that is late by another quarter (R13)',
    'reviews: { held: [{ on: 2026-07-18, reviewer: kim@client.example, result: clean }] }',
    'access-review-overdue @ reviews held: due on 2026-10-16, and 90 more days have passed',
  ],
  [
    'work after the last working day (R12)',
    PEOPLE('left: 2027-01-08, lastUsed: 2027-01-09'),
    'access-used-outside-stay @ people.ana@acme.example lastUsed: used on 2027-01-09',
  ],
  [
    'an assessor of the client’s own (R25)',
    'assessor: { organisation: Audit, contact: audit@client.example, independence: None }',
    'assessor-within-party @ assessor contact: audit@client.example',
  ],
  [
    'conflicting duties in one hand (R10)',
    'conflicts: [{ duties: [requester, reviewer], reason: Two eyes }]\nlogging: { reviewers: [kim@client.example] }',
    'conflicting-duties-held @ logging.reviewers.kim@client.example: kim@client.example is requester and reviewer',
  ],
  [
    'one contact for incidents (R28)',
    limitedWith('soc@client.example, ciso@client.example', 'soc@client.example'),
    'incident-contacts-few @ incidents contacts.client: soc@client.example',
  ],
  [
    'an escalation after the promised minutes (R28)',
    limitedWith('afterMinutes: 10', 'afterMinutes: 15'),
    'escalation-late @ incidents.types.data-leak notifyWithinMinutes: the first escalation after 15 minutes',
  ],
  [
    'a type of incident that was never drilled (R29)',
    limitedWith('drills: [{ incident: data-leak, on: 2026-12-12, notifiedAfterMinutes: 9, passed: true }]', ''),
    'drill-missing @ incidents.types.data-leak id: no drill',
  ],
  [
    'a drill that took too long (R29)',
    limitedWith('notifiedAfterMinutes: 9', 'notifiedAfterMinutes: 17'),
    'drill-failed @ drills.data-leak notifiedAfterMinutes: passed on 2026-12-12, told after 17 minutes',
  ],
  [
    'growth that nobody decided (R33)',
    limitedWith(
      '  decision: { outcome: move-forward, decidedBy: [owner@client.example], on: 2026-12-15, reasons: [The pilot held] }\n',
      '',
    ),
    'decision-missing @ engagement decision: no decision',
  ],
  [
    'a certificate that ran out (R37)',
    limitedWith('2028-01-31', '2027-01-14'),
    'certification-expired @ dueDiligence.certifications.SOC 2 Type II expires: SOC 2 Type II until 2027-01-14',
  ],
  [
    'data that asks for a certificate (R37)',
    limitedWith('SOC 2 Type II, scope', 'ISO 9001, scope'),
    'certification-missing @ dueDiligence certifications: no such certificate',
  ],
  [
    'a procedure that nobody has read for over a year (R40)',
    limitedWith(
      'incident", owner: owner@client.example, reviewed: 2026-10-01',
      'incident", owner: owner@client.example, reviewed: 2026-01-14',
    ),
    'procedure-stale @ procedures.incident reviewed: incident: 2026-01-14',
  ],
  [
    'a runbook that nobody dates (R40)',
    limitedWith(
      '{ reference: "https://wiki.client.example/letters", reviewed: 2026-10-01 }',
      '"https://wiki.client.example/letters"',
    ),
    'procedure-undated @ jobFunctions.clerk runbook: https://wiki.client.example/letters, without a day',
  ],
  [
    'nothing written about leaving (R40)',
    limitedWith('id: offboarding,', 'id: holidays,'),
    'procedure-missing @ procedures offboarding: no procedure offboarding',
  ],
  [
    'no questionnaire (R38)',
    limitedWith('  questionnaire: { reference: VRM-7, completed: 2026-07-01 }\n', ''),
    'due-diligence-incomplete @ dueDiligence questionnaire: no questionnaire',
  ],
  [
    'no reference call (R39)',
    limitedWith('[{ client: Alpine Mutual, on: 2026-07-08, notes: Would sign again }]', '[]'),
    'due-diligence-incomplete @ dueDiligence referenceCalls: no reference call',
  ],
  [
    'no written procedure (R40)',
    limitedWith(', runbook: { reference: "https://wiki.client.example/letters", reviewed: 2026-10-01 }', ''),
    'runbook-missing @ jobFunctions.clerk runbook: no runbook',
  ],
  [
    'a course that ran out (R42)',
    `training: { required: [Secure work] }\n${PEOPLE('training: [{ course: Secure work, completed: 2026-01-14, expires: 2027-01-14 }]')}`,
    'training-missing @ people.ana@acme.example training: what was learnt ran out on 2027-01-14',
  ],
  [
    'nobody learnt anything past the pilot (R42)',
    `${LIMITED}${PEOPLE('training: []')}`,
    'training-missing @ people.ana@acme.example training: no course that is current',
  ],
])('one finding, with its part and what stands there, for %s', (_, excerpt, said) => {
  expect(saidAbout(excerpt)).toEqual([said]);
});

test('access that nobody used lapses with a missed review (R13)', () => {
  const excerpt = `reviews: { held: [{ on: 2026-10-16, reviewer: kim@client.example, result: clean }] }\n${PEOPLE('lastUsed: 2026-10-15')}`;
  expect(saidAbout(excerpt)).toContain(
    'dormant-access-kept @ people.ana@acme.example lastUsed: last used on 2026-10-15',
  );
});

test('one person who knows the work is one too few (R41)', () => {
  const excerpt = `
people:
  - { name: Ana, email: ana@acme.example, jobFunction: clerk }
  - { name: Ben, email: ben@acme.example, jobFunction: clerk, left: 2027-01-14 }
`;
  expect(saidAbout(excerpt)).toEqual(['job-function-understaffed @ jobFunctions.clerk id: one person']);
});

test('a team of the client’s own is held to the same rules, but for what only a vendor can show (R34)', () => {
  const internal = limitedWith('stage: limited', 'stage: limited\n  principalClass: internal');
  expect(saidAbout(internal.replace(/dueDiligence:\n( {2}.*\n)+/, ''))).toEqual([]);
  expect(saidAbout(internal.replace('afterMinutes: 10', 'afterMinutes: 15'))).toHaveLength(1);
});

test('what is worst stands first: over-permission and governance are errors, what comes soon is a warning (R36)', () => {
  const severityOf = (id: string) => manifestRules.find((rule) => rule.id === id)!.severity;
  expect(['stage-cap-exceeded', 'training-missing', 'access-used-outside-stay'].map(severityOf)).toEqual(
    Array(3).fill('error'),
  );
  expect(['training-expiring', 'certification-expiring', 'grant-near-end'].map(severityOf)).toEqual(
    Array(3).fill('warning'),
  );
});
