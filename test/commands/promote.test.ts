import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promote, type PromoteOptions } from '../../lib/commands/promote';
import type { GateResult } from '../../lib/commands/gate-results';
import { type UserError } from '../../lib/common/user-error';
import { loadManifest } from '../../lib/manifest';
import { checkedFiles } from '../support/checked';
import { fakeIo } from '../support/fake-io';
import { NOW } from '../support/manifests';
import { PILOT_DONE } from '../support/pilot-done';
import { temporaryFolder } from '../support/temporary';

const BY = 'owner@client.example';

function promoted(text: string, options: Partial<PromoteOptions> = {}) {
  const folder = temporaryFolder({ 'enclave.yaml': text });
  const io = fakeIo(folder);
  const outcome = promote('enclave.yaml', { to: 'limited', by: BY, format: 'json', ...options }, io);
  const file = join(folder, 'enclave.yaml');
  return { outcome, io, file, text: readFileSync(file, 'utf8') };
}

const changed = (from: string, to: string) => {
  expect(PILOT_DONE).toContain(from);
  return PILOT_DONE.replace(from, to);
};

const shutGates = (text: string, options: Partial<PromoteOptions> = {}) => {
  const { io, outcome, text: after } = promoted(text, options);
  const { gates } = JSON.parse(io.stdout()) as { gates: GateResult[] };
  const shut = gates.filter(({ passed }) => !passed).map(({ gate }) => gate);
  expect(outcome).toBe(shut.length > 0 ? 1 : 0);
  if (shut.length > 0) expect(after).toBe(text);
  return shut;
};

test('a pilot that has shown what is asked for is promoted, and the manifest says who, when and through which gates (R31)', () => {
  const { outcome, file, text } = promoted(PILOT_DONE);
  expect(outcome).toBe(0);
  const { engagement } = loadManifest(file, NOW).manifest;
  expect(engagement.stage).toBe('limited');
  expect(engagement.promotions).toMatchObject([{ from: 'pilot', to: 'limited', by: BY, on: '2026-11-21' }]);
  expect(engagement.promotions[0]!.gates.length).toBeGreaterThanOrEqual(8);
  expect(text).toContain('stage: limited # the first of three');
  expect(text).toContain('# Agreed on in summer.');
  const ledger = readFileSync(join(dirname(file), 'ledger.jsonl'), 'utf8')
    .trim()
    .split('\n');
  expect(JSON.parse(ledger.at(-1)!)).toMatchObject({ action: 'promote', by: BY, subject: 'limited' });
  const lines = PILOT_DONE.replace('stage: pilot', 'stage: limited').split('\n');
  expect(text.split('\n').filter((line) => !lines.includes(line))).toEqual([
    '  promotions:',
    expect.stringMatching(/^ {4}- \{ from: pilot, to: limited/),
  ]);
});

test('what was promoted passes `check` in its new stage (R31)', async () => {
  const { text } = promoted(PILOT_DONE);
  const { outcome } = await checkedFiles({ 'enclave.yaml': text }, ['enclave.yaml'], { only: ['governance'] });
  expect(outcome).toBe(0);
});

test.each([
  [
    'no review was held (R13, R31)',
    'reviews: { held: [{ on: 2026-11-12, reviewer: kim@client.example, result: clean }] }',
    'reviews: {}',
    ['evidence'],
  ],
  ['the findings of the review are open (R31)', 'result: clean', 'result: findings', ['evidence']],
  ['the review is from before the pilot (R31)', 'on: 2026-11-12, reviewer', 'on: 2026-08-23, reviewer', ['evidence']],
  [
    'a drill failed (R29)',
    'notifiedAfterMinutes: 9, passed: true',
    'notifiedAfterMinutes: 9, passed: false',
    ['drills'],
  ],
  ['the drill broke the promise (R28, R29)', 'notifiedAfterMinutes: 9', 'notifiedAfterMinutes: 16', ['drills']],
  [
    'a breach is open (R30, R31)',
    '  escalation:',
    '  occurred: [{ incident: data-leak, opened: 2026-11-18 }]\n  escalation:',
    ['breaches'],
  ],
  ['somebody was not trained (R42)', 'expires: 2027-08-20', 'expires: 2026-11-20', ['training']],
  [
    'nobody called a reference (R38, R39)',
    'referenceCalls: [{ client: Alpine Mutual, on: 2026-07-08, notes: Would sign again }]',
    'referenceCalls: []',
    ['due-diligence'],
  ],
  ['the certificate ran out (R37)', 'expires: 2028-01-31', 'expires: 2026-11-20', ['due-diligence']],
  ['people decided to escalate (R33)', 'outcome: move-forward', 'outcome: escalate', ['decision']],
  [
    'the stage would be outgrown (R09, R31)',
    'dueDiligence:',
    'stages: { limited: { people: 1 } }\ndueDiligence:',
    ['size'],
  ],
  [
    'a job function has no runbook (R40, R41)',
    ', runbook: { reference: "https://wiki.client.example/letters", reviewed: 2026-10-01 }',
    '',
    ['procedures'],
  ],
])('a gate is shut, and nothing is written, because %s', (_, from, to, gates) => {
  expect(shutGates(changed(from, to))).toEqual(gates);
});

test('findings of a review that were closed open the gate (R31)', () => {
  expect(shutGates(changed('result: clean', 'result: findings, closed: 2026-11-16'))).toEqual([]);
});

test('an exception with an owner and a day opens a gate that its rule shut (R31)', () => {
  const text = `${changed(', runbook: { reference: "https://wiki.client.example/letters", reviewed: 2026-10-01 }', '')}exceptions: [{ rule: runbook-missing, resource: jobFunctions.clerk, property: runbook, reason: Being written, owner: ${BY}, expires: 2026-12-31 }]\n`;
  expect(shutGates(text)).toEqual([]);
});

test('each shut gate names rule, line and mend', () => {
  const { io } = promoted(changed('expires: 2028-01-31', 'expires: 2026-11-20'), { format: 'text' });
  expect(io.stdout()).toMatch(/shut {2}due-diligence/);
  expect(io.stdout()).toMatch(/enclave\.yaml:\d+:\d+ {2}certification-expired/);
  expect(io.stdout()).toMatch(/mend {2}Ask for the new certificate/);
  expect(io.stdout()).toContain('1 of 11 gates shut; nothing was written');
});

test.each([
  ['a stage is skipped', { to: 'expanded' as const }, 'promote/stage-order'],
  ['the vendor promotes itself (R31)', { by: 'ana@acme.example' }, 'promote/by'],
  ['nobody is named', { by: 'somebody' }, 'promote/by'],
])('it is a mistake when %s', (_, options, code) => {
  try {
    promoted(PILOT_DONE, options);
  } catch (error) {
    expect((error as UserError).problems.map((problem) => problem.code)).toEqual([code]);
    return;
  }
  throw new Error('it was accepted');
});
