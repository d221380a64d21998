import { join } from 'node:path';
import { DECISIONS } from '../../lib/commands/marked-assembly';
import { loadManifest } from '../../lib/manifest';
import { BACK_OFFICE, INIT, OVERSIGHT, people, PROCEDURES } from '../support/back-office';
import { Engagement } from '../support/engagement';

const { KATRIN, JONAS, SOFIA, ANA, BEN, CARLA, DINO, TERESA, ELENA } = people;

/**
 * One engagement through the command line, from its first manifest to the stage after the pilot, and on to a second one.
 * The chapters follow one another: each finds the manifest and the ledger as the one before left them.
 */
const told = new Engagement();
const governance = ['check', '--only', 'governance'];
const CLAIMS = 'r-20260907-1';
const LETTERS = 'r-20260907-2';
const TRAINED = 'training: [{ course: Secure work, completed: 2026-09-08, expires: 2027-09-08 }]';

const ask = (job: string, boundary: string, verbs: string, days: string, by: string) =>
  ['request', '--job', job, '--boundary', boundary, '--verbs', verbs, '--days', days]
    .concat(['--reason', 'Backlog of the summer'])
    .concat(['--by', by]);
const sign = (party: string, name: string, by: string) => ['sign', '--party', party, '--name', name, '--by', by];
const promote = (to: string, by: string) => ['promote', '--to', to, '--by', by];

test('an insurer sets up the pilot of its back office, and the first check finds nothing', async () => {
  told.on('2026-09-01');
  expect(await told.does(...INIT)).toContain('wrote enclave.yaml');
  await told.does('check');
  await told.edit(KATRIN, 'People, work and data of the back office', ...BACK_OFFICE);
  await told.does(...governance);
});

test('a worry is answered by controls, and one that names no harm is not (R22, R33)', async () => {
  expect(await told.does('concern', 'Could somebody who left still log in?')).toContain('leavers-shut-out');
  const concerns = `concerns:
  - { id: leaver, text: A leaver could still open claims, raisedBy: Claims department, controls: [leavers-shut-out] }
  - { id: mood, text: Offshoring feels risky, raisedBy: Works council, controls: [data-stays-in] }
`;
  await told.edit(KATRIN, 'What people worry about', [/^connect:/m, `${concerns}connect:`]);
  const mood = ['decision-against', /^\{ id: mood/] as const;
  expect(await told.refuses(['decide'], [...mood])).toContain('escalate');
  await told.refuses(governance, [...mood]);
  await told.edit(KATRIN, 'The works council was asked what it fears', [
    'Offshoring feels risky',
    'Scanned claims could be copied out of the enclave',
  ]);
  expect(await told.does('decide')).toContain('move-forward');
  expect(await told.does('concern', 'leaver')).toMatch(/leavers-shut-out[^]*named by the manifest/);
});

test('both parties sign the controls, once each has an owner (R19, R20)', async () => {
  const [client, vendor] = [sign('client', 'Katrin Adler', KATRIN), sign('vendor', 'Teresa Villanueva', TERESA)];
  await told.refuses(client, ['sign/unowned', /./]);
  const owners = `controlOwners:
  client: { accountable: ${KATRIN}, backup: ${SOFIA} }
  vendor: { accountable: ${TERESA}, backup: ${ANA} }
controls:
  - { id: session-limits, threshold: 8 or less, accountable: ${SOFIA}, backup: ${KATRIN} }
`;
  await told.edit(KATRIN, 'Who answers for what', [/^connect:/m, `${owners}connect:`]);
  await told.refuses(sign('client', 'Teresa Villanueva', TERESA), ['sign/other-party', /bayanihan/]);
  expect(await told.does(...client)).toContain('the vendor has not signed yet');
  expect(await told.does(...vendor)).toContain('both parties have signed');
  await told.does('check', '--out', 'enclave-out');
});

test('access is requested, and whoever asks does not approve (R10)', async () => {
  told.on('2026-09-07');
  await told.refuses(ask('claims-intake', 'claims', 'list,read', '60', ANA), ['grants/too-long', /^pilot/]);
  expect(await told.does(...ask('claims-intake', 'claims', 'list,read,write', '30', ANA))).toContain(CLAIMS);
  expect(await told.does(...ask('letters-desk', 'letters', 'list,read', '30', CARLA))).toContain(LETTERS);
  await told.refuses(['approve', CLAIMS, '--by', ANA], ['grants/self-approval', new RegExp(`^${ANA}`)]);
  await told.refuses(['approve', CLAIMS, '--by', BEN], ['grants/approver-without-role', new RegExp(CLAIMS)]);
  await told.does('approve', CLAIMS, '--by', KATRIN);
  await told.refuses(['activate', CLAIMS, '--by', BEN], ['grants/not-approved', new RegExp(CLAIMS)]);
  await told.does('approve', CLAIMS, '--by', JONAS);
  await told.does('approve', LETTERS, '--by', KATRIN);
});

test('nobody works before everybody of the job function is trained (R42)', async () => {
  told.on('2026-09-08');
  const untrained = ['grants/training-missing', /^\{ name: Ana Reyes/] as const;
  await told.refuses(['activate', CLAIMS, '--by', ANA], [...untrained], [untrained[0], /^\{ name: Ben Cruz/]);
  const training = (expires: string) =>
    `training: [{ course: Secure work, completed: 2026-09-08, expires: ${expires} }]`;
  await told.edit(
    TERESA,
    'Everybody took the course',
    [
      /(?<=email: ben.*)claims-intake \}/,
      `claims-intake, ${training('2026-09-07').replace('2026-09-08', '2025-09-07')} }`,
    ],
    [/(?<=email: ana.*)claims-intake \}/, `claims-intake, ${training('2027-09-08')} }`],
    [/(?<=jobFunction: )letters-desk \}/, `letters-desk, ${training('2027-09-08')} }`],
    [/(?<=jobFunction: )letters-desk \}/, `letters-desk, ${training('2027-09-08')} }`],
  );
  await told.refuses(['activate', CLAIMS, '--by', ANA], [untrained[0], /^\[\{ course: Secure work, completed: 2025/]);
  await told.edit(TERESA, 'Ben took the course again', [
    '2025-09-07, expires: 2026-09-07',
    '2026-09-08, expires: 2027-09-08',
  ]);
  await told.does('activate', CLAIMS, '--by', ANA);
  await told.does('activate', LETTERS, '--by', CARLA);
  const listed = await told.does('list');
  expect(listed).toMatch(/in force {2}\S+ {2}claims-intake may list, read, write claims until 2026-10-08/);
  expect(listed).toMatch(/in force {2}\S+ {2}letters-desk may list, read letters until 2026-10-08/);
  await told.does('check');
});

test('a review is held; then a certificate runs out, which the check finds and the gate minds (R13, R37)', async () => {
  told.on('2026-09-14');
  const review = (on: string) => `{ on: ${on}, reviewer: ${KATRIN}, result: clean }`;
  await told.edit(
    KATRIN,
    'First review, and what is agreed about incidents',
    ['held: []', `held:\n    - ${review('2026-09-14')}`],
    [/^connect:/m, `${OVERSIGHT}connect:`],
  );
  await told.does(...governance);
  told.on('2026-09-16');
  await told.edit(KATRIN, 'The report itself says when it ends', ['expires: 2027-09-15', 'expires: 2026-09-15']);
  const expired = ['certification-expired', /^2026-09-15/] as const;
  expect(await told.refuses(governance, [...expired])).toContain('dueDiligence.certifications.SOC 2 Type II');
  const shut = await told.refuses(
    promote('limited', KATRIN),
    [...expired],
    ['drill-missing', /^data-leak/],
    ['decision-missing', /./],
    ['runbook-missing', /claims-intake/],
    ['runbook-missing', /letters-desk/],
    ['procedure-missing', /./],
  );
  expect(shut).toMatch(/shut {2}due-diligence/);
  await told.edit(KATRIN, 'The new certificate', ['expires: 2026-09-15', 'expires: 2027-09-15']);
  await told.does(...governance);
});

test('an incident is drilled until the promise is kept (R28, R29)', async () => {
  told.on('2026-09-17');
  const drill = (on: string, minutes: number) =>
    `{ incident: data-leak, on: ${on}, notifiedAfterMinutes: ${minutes}, passed: ${minutes <= 15} }`;
  await told.edit(SOFIA, 'The first drill', [/^connect:/m, `drills:\n  - ${drill('2026-09-17', 44)}\nconnect:`]);
  await told.refuses(governance, ['drill-failed', /./]);
  await told.refuses(promote('limited', KATRIN), ['drill-failed', /./]);
  told.on('2026-09-21');
  await told.edit(SOFIA, 'The second drill', ['drills:\n', `drills:\n  - ${drill('2026-09-21', 9)}\n`]);
  await told.does(...governance);
});

test('access that nobody used lapses when its review is missed, and what is used stays (R13)', async () => {
  told.on('2026-09-25');
  await told.edit(KATRIN, 'What the logs show', [/(?<=email: (ana|ben).*claims-intake)/g, ', lastUsed: 2026-09-25']);
  expect(await told.does('lapse', '--by', SOFIA)).toBe('nothing is over');
  told.on('2026-09-29');
  await told.refuses(
    governance,
    ['access-review-due', /./],
    ['dormant-access-kept', /^\{ name: Carla Diaz/],
    ['dormant-access-kept', /^\{ name: Dino Santos/],
  );
  const lapsed = `lapsed ${LETTERS}: not used since 2026-09-14, and the review due on 2026-09-28 was missed`;
  expect(await told.does('lapse', '--by', SOFIA)).toBe(lapsed);
  const listed = await told.does('list');
  expect(listed).toMatch(/in force {2}\S+ {2}claims-intake/);
  expect(listed).not.toMatch(/in force {2}\S+ {2}letters-desk/);
  await told.refuses(['activate', LETTERS, '--by', CARLA], ['grants/unknown-request', /./]);
});

test('the next review has findings, and the gate stays shut until they are closed (R13, R31)', async () => {
  told.on('2026-09-30');
  const review = (closed: string) => `- { on: 2026-09-30, reviewer: ${SOFIA}, result: findings${closed} }`;
  await told.edit(SOFIA, 'The review was held late', ['held:\n', `held:\n    ${review('')}\n`]);
  await told.refuses(promote('limited', KATRIN), ['promote/review-open', /^\{ on: 2026-09-30/]);
  told.on('2026-10-01');
  await told.edit(SOFIA, 'The letters desk works in another system', [
    'result: findings }',
    'result: findings, closed: 2026-10-01 }',
  ]);
});

test('somebody leaves: what they held falls away, and the findings say what is to be handed over (R12, R41)', async () => {
  told.on('2026-10-02');
  await told.refuses(['check', '--out', 'before'], ['grant-near-end', /^2026-10-08/]);
  expect(rosterOf('before')).toContain(ANA);
  await told.edit(TERESA, 'Ana leaves us', [/(?<=email: ana.*claims-intake)/, ', left: 2026-10-02']);
  told.on('2026-10-05');
  const listed = (place: string) => new RegExp(`^${place}`);
  await told.refuses(governance, ['manifest/control-owner-left', listed(ANA)]);
  // Access can still be seen, and taken away, while somebody looks for a successor.
  expect(await told.does('list')).toMatch(/in force {2}\S+ {2}claims-intake/);
  expect(await told.does('lapse', '--by', SOFIA)).toBe('nothing is over');
  await told.edit(KATRIN, 'Dino stands in until there is a successor', [`backup: ${ANA}`, `backup: ${DINO}`]);
  await told.refuses(
    ['check', '--only', 'governance', '--out', 'after'],
    ['leaver-holds-duty', listed(`${ANA}, phone`)],
    ['leaver-holds-duty', listed(`${ANA}, ${TERESA}`)],
    ['job-function-understaffed', /^claims-intake/],
  );
  expect(rosterOf('after')).not.toContain(ANA);
  const again = 'r-20261005-1';
  expect(await told.does(...ask('claims-intake', 'claims', 'list,read,write', '30', BEN))).toContain(again);
  await told.does('approve', again, '--by', KATRIN);
  await told.does('approve', again, '--by', SOFIA);
  await told.refuses(['activate', again, '--by', ANA], ['grants/activator-not-present', /^2026-10-02/]);
  await told.edit(
    TERESA,
    'Elena takes over from Ana',
    [
      /^people:\n/m,
      `people:\n  - { name: Elena Ramos, email: ${ELENA}, jobFunction: claims-intake, joined: 2026-10-05, ${TRAINED} }\n`,
    ],
    [`Ana Reyes, email: ${ANA}, phone`, `Elena Ramos, email: ${ELENA}, phone`],
    [`vendor: [${ANA}, `, `vendor: [${ELENA}, `],
  );
  await told.edit(KATRIN, 'Elena stands in for Teresa', [`backup: ${DINO}`, `backup: ${ELENA}`]);
  await told.does(...sign('client', 'Katrin Adler', KATRIN));
  await told.does(...sign('vendor', 'Teresa Villanueva', TERESA));
  await told.does('activate', again, '--by', ELENA);
  expect(await told.does('revoke', CLAIMS, '--by', JONAS, '--reason', 'Asked for anew')).toContain(`by ${again}`);
  await told.does(...governance);
});

test('people decide to move forward, and the pilot becomes limited (R31, R33)', async () => {
  told.on('2026-10-07');
  await told.refuses(promote('limited', KATRIN), ['decision-missing', /./], ['runbook-missing', /claims-intake/]);
  const decision = `decision: { outcome: escalate, decidedBy: [${KATRIN}], on: 2026-10-07, reasons: [The board wants to see it first] }`;
  await told.edit(
    KATRIN,
    'The board is asked',
    ['  stage: pilot\n', `  stage: pilot\n  ${decision}\n`],
    [
      /(?<=id: (claims-intake|letters-desk))(?= \}$)/gm,
      ', runbook: { reference: "https://wiki.meridian.example/back-office", reviewed: 2026-10-06 }',
    ],
    [/^connect:/m, `${PROCEDURES}connect:`],
  );
  await told.refuses(['decide'], ['decision-against', /^escalate/]);
  await told.refuses(promote('limited', KATRIN), ['decision-against', /^escalate/]);
  await told.edit(
    KATRIN,
    'The board agrees',
    ['outcome: escalate', 'outcome: move-forward'],
    ['The board wants to see it first', 'The pilot held what it promised'],
  );
  expect(await told.does('decide')).toMatch(/^move-forward/);
  await told.refuses(promote('expanded', KATRIN), ['promote/stage-order', /^pilot/]);
  await told.refuses(promote('limited', TERESA), ['promote/by', /./]);
  await told.does('check', '--out', 'enclave-out');
  expect(await told.does(...promote('limited', KATRIN))).toMatch(/open {2}decision/);
  const { engagement } = loadManifest(join(told.folder, 'enclave.yaml'), new Date('2026-10-07')).manifest;
  expect(engagement).toMatchObject({
    stage: 'limited',
    decision: { outcome: 'move-forward', decidedBy: [KATRIN] },
    promotions: [{ from: 'pilot', to: 'limited', by: KATRIN, on: '2026-10-07' }],
  });
  expect(await told.does('ledger', 'show', '--subject', 'limited')).toMatch(/promote {2,}limited {2}katrin\.adler/);
  await told.does(...governance);
  await told.does('synth');
  expect(JSON.parse(told.read(`cdk.out/${DECISIONS}`))).toMatchObject({
    decisions: [{ vendor: 'bayanihan-back-office', outcome: 'move-forward', refused: false }],
  });
});

test('when the last access has ended, its history is whole (R10, R11)', async () => {
  told.on('2026-11-04');
  expect(await told.does('list')).toMatch(/in force {2}r-20261005-1/);
  told.on('2026-11-05');
  expect(await told.does('lapse', '--by', SOFIA)).toBe('lapsed r-20261005-1: expired');
  expect(await told.does('list')).toMatch(/^0 in force, 0 approved, 0 open, 3 ended/m);
  const course = (id: string) => told.does('ledger', 'show', '--subject', id);
  expect(await course(CLAIMS)).toMatch(/request [^]*approve [^]*approve [^]*activate [^]*revoke /);
  expect(await course(LETTERS)).toMatch(/request [^]*approve [^]*activate [^]*lapse /);
  expect(await course('controls')).toMatch(/(sign [^]*){4}/);
  expect(await told.does('ledger', 'verify')).toMatch(/^ledger\.jsonl {2}holds: \d+ entries$/m);
});

test('a second engagement starts from the first, and says how much of it (R32)', async () => {
  const second = INIT.with(2, 'Cordillera Letters').toSpliced(1, 0, 'second').concat('--from', 'enclave.yaml');
  const said = await told.does(...second);
  expect(said).toMatch(/^reused \d\d % of the new manifest from enclave\.yaml: approval, .*1 controls/m);
  expect(said).toMatch(/^left {3}vendor, .*people, .*grants/m);
  expect(told.read('second/enclave.yaml')).not.toContain('bayanihan.example');
  await told.does('check', 'second');
});

/** Whom the VPN of a checked enclave would let in. */
function rosterOf(out: string): string {
  const { Resources } = JSON.parse(told.read(`${out}/cdk.out/enclave-bayanihan-back-office.template.json`)) as {
    Resources: Record<string, { Type: string }>;
  };
  const roster = Object.values(Resources).filter(({ Type }) => /Roster/.test(Type));
  expect(roster).toHaveLength(1);
  return JSON.stringify(roster);
}
