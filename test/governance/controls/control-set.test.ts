import { dayOf } from '../../../lib/common/clock';
import { shippedControls } from '../../../lib/common/shipped-controls';
import { controlFindings, controlSet, standings } from '../../../lib/governance/controls';
import type { CheckEvidence } from '../../../lib/governance/controls';
import { NOW, parse, SHORT_MANIFEST } from '../../support/manifests';
import { governed, OWN, OWNERS } from './governed';

const TODAY = dayOf(NOW);
const CHECK: CheckEvidence = {
  on: '2026-11-20',
  findings: [],
  proofs: [{ claim: 'All that clerk may do, by all policies together, was granted to it', verdict: 'pass' }],
};

const controlOf = (more: string, id: string) => controlSet(governed(more)).find((one) => one.id === id)!;
const standingOf = (more: string, id: string, check: CheckEvidence | undefined) =>
  standings(governed(more), { ...(check && { check }) }, TODAY).find(({ control }) => control.id === id)!;
const problems = (more: string, check: CheckEvidence | undefined = CHECK, change?: readonly [string, string]) =>
  controlFindings(governed(more, change), { ...(check && { check }) }, TODAY).map(
    ({ rule, path, saw }) => `${rule} ${path.join('.')}: ${saw}`,
  );

test('the set holds every control of the product, then those of the manifest’s own (R19)', () => {
  const set = controlSet(governed(OWN('verification: [v]')));
  expect(set.slice(0, -1).map(({ id }) => id)).toEqual(shippedControls().map(({ id }) => id));
  expect(set.at(-1)).toMatchObject({ id: 'calls-announced', origin: 'own', index: 0, owner: 'vendor' });
});

test('who answers is who the control names, else who answers for the party; shared ones are the client’s (R19)', () => {
  expect(controlOf(OWNERS, 'named-sign-in')).toMatchObject({
    owner: 'shared',
    accountable: 'kim@client.example',
    backup: 'lee@client.example',
  });
  expect(controlOf(OWNERS, 'people-trained')).toMatchObject({ owner: 'vendor', accountable: 'ben@acme.example' });
  const named = `${OWNERS}\ncontrols: [{ id: named-sign-in, owner: client, accountable: lee@client.example }]`;
  const control = controlOf(named, 'named-sign-in');
  expect([control.owner, control.accountable, control.backup, control.split]).toEqual([
    'client',
    'lee@client.example',
    undefined,
    undefined,
  ]);
});

test('the manifest sharpens what the product says, and takes no way to verify away (R21)', () => {
  const shipped = controlOf(OWNERS, 'session-limits');
  const sharper = controlOf(
    'controls: [{ id: session-limits, threshold: 8 or less, verification: [{ review: quarterly }], periodDays: 400, approvers: [kim@client.example] }]',
    'session-limits',
  );
  expect(sharper).toMatchObject({
    statement: shipped.statement,
    threshold: '8 or less',
    periodDays: 30,
    approverRoles: ['security'],
  });
  expect(sharper.verification).toEqual([...shipped.verification, { kind: 'review', name: 'quarterly' }]);
});

test.each<[string, string, string, CheckEvidence | undefined, string]>([
  ['holds in part of which a check proved something', OWNERS, 'least-access', CHECK, 'in part'],
  ['holds where nothing is left open', OWNERS, 'no-escalation', CHECK, 'holds'],
  ['is unproven without a check', OWNERS, 'least-access', undefined, 'unproven'],
  ['is unowned where nobody answers', 'controls: []', 'least-access', CHECK, 'unowned'],
  [
    'fails whose rule found something',
    OWNERS,
    'least-access',
    { ...CHECK, findings: [{ rule: 'policy-allows-everything', verdict: 'fail', excepted: false }] },
    'fails',
  ],
  [
    'does not fail whose finding was accepted',
    OWNERS,
    'least-access',
    { ...CHECK, findings: [{ rule: 'policy-allows-everything', verdict: 'fail', excepted: true }] },
    'in part',
  ],
  [
    'fails whose proof fails',
    OWNERS,
    'least-access',
    { ...CHECK, proofs: [{ ...CHECK.proofs[0]!, verdict: 'fail' }] },
    'fails',
  ],
  [
    'is unknown whose proof nobody can decide',
    OWNERS,
    'least-access',
    { ...CHECK, proofs: [{ ...CHECK.proofs[0]!, verdict: 'unknown' }] },
    'unknown',
  ],
  ['is stale whose check is too old', OWNERS, 'least-access', { ...CHECK, on: '2026-10-01' }, 'stale'],
  [
    'holds by a review in time',
    `${OWNERS}\nreviews: { held: [{ on: 2026-11-01, reviewer: kim@client.example, result: clean }] }`,
    'logs-reviewed',
    CHECK,
    'holds',
  ],
  [
    'is stale by an old review',
    `${OWNERS}\nreviews: { held: [{ on: 2026-08-01, reviewer: kim@client.example, result: clean }] }`,
    'logs-reviewed',
    CHECK,
    'stale',
  ],
  [
    'is unproven by a planned review',
    `${OWNERS}\nreviews: { held: [{ on: 2026-12-01, reviewer: kim@client.example, result: clean }] }`,
    'logs-reviewed',
    CHECK,
    'unproven',
  ],
  [
    'fails by a failed drill',
    `${OWNERS}\nincidents: { types: [{ id: leak }] }\ndrills: [{ incident: leak, on: 2026-11-01, notifiedAfterMinutes: 50, passed: false }]`,
    'incident-drilled',
    CHECK,
    'fails',
  ],
  [
    'is unverifiable in words alone',
    `${OWNERS}\n${OWN('verification: [We look at it]')}`,
    'calls-announced',
    CHECK,
    'unverifiable',
  ],
])('a control %s (R21, R23)', (_title, more, id, check, state) => {
  expect(standingOf(more, id, check).state).toBe(state);
});

test('a check of a part is no evidence for a rule that it did not ask (R23)', () => {
  const { evidence } = standingOf(OWNERS, 'session-limits', { ...CHECK, proofs: [] });
  expect(evidence.find(({ name }) => name === 'vpn-session-overlong')).toMatchObject({ state: 'none' });
});

test('a pilot that has not spoken of controls is told nothing; a later stage is (R19)', () => {
  expect(controlFindings(parse(SHORT_MANIFEST).manifest, {}, TODAY)).toEqual([]);
  const limited = SHORT_MANIFEST.replace('{ ends:', '{ stage: limited, ends:');
  expect(controlFindings(parse(limited).manifest, {}, TODAY).map(({ rule }) => rule)).toEqual([
    'control-unowned',
    'control-unowned',
  ]);
});

test('what nobody owns is told once for each party, with every id (R19)', () => {
  const [client, vendor] = problems('controls: [{ id: people-trained }]');
  expect(client).toMatch(
    /^control-unowned controlOwners.client: nobody answers for access-approved, .*vendor-suspended$/,
  );
  expect(vendor).toBe(
    'control-unowned controlOwners.vendor: nobody answers for certifications-current, people-trained',
  );
});

test('owned, backed and verified controls have nothing to tell (R19, R21)', () => {
  expect(problems(OWNERS)).toEqual([]);
});

test.each<[string, string, string]>([
  [
    'hangs on one person',
    `${OWNERS}\ncontrols: [{ id: logs-locked, accountable: lee@client.example }]`,
    'control-unbacked controls.0.backup: lee@client.example alone',
  ],
  [
    'of a party hangs on one person',
    OWNERS.replace(', backup: ana@acme.example', ''),
    'control-unbacked controlOwners.vendor.backup: nobody stands in for certifications-current, people-trained',
  ],
  [
    'is verified in words alone',
    `${OWNERS}\n${OWN('verification: [v], metric: m, threshold: "0"')}`,
    'control-unverifiable controls.0.verification: 1 ways to verify, none that can be run',
  ],
  [
    'is not measured (R27)',
    `${OWNERS}\n${OWN('verification: [{ review: quarterly }]')}`,
    'control-unmeasured controls.0.metric: nothing that is counted',
  ],
  [
    'has a metric without threshold (R27)',
    `${OWNERS}\n${OWN('verification: [{ review: quarterly }], metric: m')}`,
    'control-unmeasured controls.0.metric: a metric without a threshold',
  ],
  [
    'answers no concern (R22)',
    `${OWNERS}\nconcerns: [{ id: worry, text: Why?, raisedBy: Board }]`,
    'concern-unanswered concerns.0: worry: Why?',
  ],
])('a control that %s is told', (_title, more, problem) => {
  expect(problems(more)).toContain(problem);
});

test('controls whose evidence is too old are told together for each party, with the day and the period (R23)', () => {
  const [told, ...others] = problems(
    `${OWNERS}\nreviews: { held: [{ on: 2026-08-01, reviewer: kim@client.example, result: clean }] }`,
  );
  expect(told).toMatch(/^control-stale controlOwners\.client: .*\blogs-reviewed \(last on 2026-08-01, every 92 days\)/);
  expect(others).toEqual([]);
});

test('without any evidence the beginning of the engagement counts (R23)', () => {
  const begun = (day: string) => problems(OWNERS, CHECK, ['{ ends:', `{ starts: ${day}, ends:`]);
  expect(begun('2026-11-01')).toEqual([]);
  expect(begun('2026-08-01')).toEqual([
    expect.stringMatching(/^control-stale controlOwners\.client: .*\blogs-reviewed \(nothing since 2026-08-01, /),
  ]);
});

test('what a rule or a proof verifies is not told as old: the check that asks judges it (R23)', () => {
  const old = problems(OWNERS, undefined, ['{ ends:', '{ starts: 2025-08-01, ends:']).join();
  expect(old).toContain('logs-reviewed');
  expect(old).not.toContain('session-limits');
});
