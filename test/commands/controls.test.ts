import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../bin/enclave';
import { concern } from '../../lib/commands/concern';
import { control } from '../../lib/commands/control';
import { sign } from '../../lib/commands/sign';
import type { UserError } from '../../lib/common/user-error';
import { fakeIo } from '../support/fake-io';
import { shortManifestWith } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';
import { OWNERS } from '../governance/controls/governed';

const CONCERN =
  'concerns: [{ id: leaver, text: A leaver could get in, raisedBy: Board, controls: [leavers-shut-out] }]';
const MANIFEST = shortManifestWith(['engagement:', `${OWNERS}\n${CONCERN}\nengagement:`]);

const PROOF = {
  claim: 'All that clerk may do, by all policies together, was granted',
  verdict: 'pass',
  explanation: [],
  witness: null,
};

function reportOf(target: string, findings: readonly object[] = []): string {
  const summary = { pass: 1, fail: 0, unknown: 0, excepted: 0, baseline: 0, opinions: 0 };
  return JSON.stringify({
    schemaVersion: '1',
    targets: [{ name: target, file: 'enclave.yaml', resources: 1 }],
    profile: 'modern',
    summary,
    findings,
    proofs: [{ ...PROOF, target }],
  });
}

const FINDING = {
  rule: 'policy-allows-everything',
  topic: 'access',
  verdict: 'fail',
  severity: 'error',
  tier: 'core',
  target: 'acme',
  resource: { logicalId: 'Role', type: 'AWS::IAM::Role', file: 'a.json', line: 1, column: 1 },
  property: 'Policies',
  saw: '*',
  want: 'less',
  why: 'w',
  fix: 'f',
  controls: {},
  fingerprint: '0',
};

/** A folder with a manifest and the report of a check on the day before. */
function folderWith(report: string | undefined = reportOf('acme'), manifest = MANIFEST): string {
  const folder = temporaryFolder({ 'enclave.yaml': manifest });
  if (report === '') return folder;
  mkdirSync(join(folder, 'enclave-out'));
  const file = join(folder, 'enclave-out/findings.json');
  writeFileSync(file, report);
  utimesSync(file, new Date('2026-11-20T08:00:00Z'), new Date('2026-11-20T08:00:00Z'));
  return folder;
}

const HERE = { manifest: '.' };

async function codeOf(deed: Promise<unknown>): Promise<string | undefined> {
  return deed.then(
    () => undefined,
    (error: unknown) => (error as UserError).problems[0]!.code,
  );
}

test('the table names owner, person, backup and state of every control (R19)', async () => {
  const io = fakeIo(folderWith());
  expect(await control(undefined, HERE, io)).toBe(0);
  expect(io.stdout()).toMatch(/^least-access +client +kim@client\.example +lee@client\.example +in part$/m);
  expect(io.stdout()).toMatch(/^people-trained +vendor +ben@acme\.example +ana@acme\.example +in part$/m);
  expect(io.stdout()).toMatch(/^45 controls: \d+ holds, \d+ in part, /m);
});

test('one control prints its four answers with the latest evidence, its time and its hash (R21, R23)', async () => {
  const io = fakeIo(folderWith());
  expect(await control('least-access', HERE, io)).toBe(0);
  const text = io.stdout();
  for (const title of [
    'What governs this',
    'How requests are evaluated',
    'Who approves',
    'How we verify that it works',
  ])
    expect(text).toContain(title);
  expect(text).toMatch(/holds +proof All that\n +proven$/m);
  expect(text).toMatch(
    /check of 2026-11-20T08:00:00\.000Z \(time of the file\): enclave-out\/findings\.json, sha256 [0-9a-f]{64}$/m,
  );
  expect(text).toContain('pci-dss-4: 7.2.1?, 7.2.2?');
});

test('as data: the same, for whoever reads it by program (R21)', async () => {
  const io = fakeIo(folderWith());
  await control('logs-reviewed', { ...HERE, format: 'json' }, io);
  const { vendor, check, control: one } = JSON.parse(io.stdout()) as Record<string, Record<string, unknown>>;
  expect([vendor, check!['at'], one!['id'], one!['state']]).toEqual([
    'acme',
    '2026-11-20T08:00:00.000Z',
    'logs-reviewed',
    'unproven',
  ]);
});

test('a control that fails, or that nobody owns, is a finding (R19)', async () => {
  const failing = fakeIo(folderWith(reportOf('acme', [FINDING])));
  expect(await control('least-access', HERE, failing)).toBe(1);
  expect(failing.stdout()).toMatch(/fails +rule policy-allows-everything\n +1 open findings/);
  const unowned = fakeIo(folderWith('', shortManifestWith()));
  expect(await control(undefined, HERE, unowned)).toBe(1);
  expect(unowned.stdout()).toContain('no check at hand');
});

test('evidence that is none, or of another enclave, is a mistake where somebody named it, and no evidence otherwise (R23)', async () => {
  const other = fakeIo(folderWith(reportOf('beta')));
  await control(undefined, HERE, other);
  expect(other.stdout()).toContain('no check at hand');
  const named = { ...HERE, evidence: 'enclave-out/findings.json' };
  expect(await codeOf(control(undefined, named, other))).toBe('control/evidence-other');
  expect(await codeOf(control(undefined, named, fakeIo(folderWith('{}'))))).toBe('control/evidence');
  expect(await codeOf(control(undefined, named, fakeIo(folderWith(''))))).toBe('file/missing');
  expect(await codeOf(control('least-acces', HERE, other))).toBe('control/unknown');
});

test('a concern is answered by id and by words, or honestly by nothing (R22)', async () => {
  const io = fakeIo(folderWith());
  expect(await concern('leaver', HERE, io)).toBe(0);
  expect(io.stdout()).toMatch(/^leaver: A leaver could get in\nleavers-shut-out .*\n.*\n {2}named by the manifest$/);
  const words = fakeIo(folderWith());
  expect(await concern('Could somebody eavesdrop?', HERE, words)).toBe(0);
  expect(words.stdout()).toMatch(/^transit-encrypted .*\n.*\n {2}matched: eavesdrop$/m);
  const unsure = fakeIo(folderWith());
  expect(await concern('Will our customers be happier?', HERE, unsure)).toBe(1);
  expect(unsure.stdout()).toMatch(/^perhaps one of these; /m);
  const outside = fakeIo(folderWith());
  expect(await concern('Are their invoices taxed?', { ...HERE, format: 'json' }, outside)).toBe(1);
  expect(JSON.parse(outside.stdout())).toMatchObject({ sure: false, outside: { matter: 'money' }, controls: [] });
  const nothing = fakeIo(folderWith());
  expect(await concern('The coffee is too expensive', HERE, nothing)).toBe(1);
  expect(nothing.stdout()).toMatch(/no control speaks of this: it is about the workplace \(coffee\)\n {2}mend/);
});

test('both parties sign, manifest and ledger say so, and the agreement is evidence (R20)', async () => {
  const folder = folderWith();
  const io = fakeIo(folder);
  expect(await sign({ ...HERE, party: 'client', name: 'Kim Lee', by: 'kim@client.example' }, io)).toBe(0);
  expect(io.stdout()).toContain('the vendor has not signed yet');
  await sign({ ...HERE, party: 'vendor', name: 'Ben Cruz', by: 'ben@acme.example' }, io);
  expect(io.stdout()).toMatch(/both parties have signed$/);
  const text = readFileSync(join(folder, 'enclave.yaml'), 'utf8');
  expect(text.startsWith(MANIFEST)).toBe(true);
  expect(readFileSync(join(folder, 'ledger.jsonl'), 'utf8').match(/"action":"sign"/g)).toHaveLength(2);
  const after = fakeIo(folder);
  await control('controls-agreed', HERE, after);
  expect(after.stdout()).toMatch(/recorded +record agreement\n +in the manifest of 2026-11-21/);
  expect(after.stdout()).toMatch(/recorded +ledger sign\n +in the ledger on 2026-11-21/);
});

test('a changed set is signed anew, and says what changed (R20)', async () => {
  const folder = folderWith();
  await sign({ ...HERE, party: 'client', name: 'Kim Lee', by: 'kim@client.example' }, fakeIo(folder));
  const file = join(folder, 'enclave.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('backup: lee@', 'backup: max@'));
  const io = fakeIo(folder);
  await sign({ ...HERE, party: 'vendor', name: 'Ben Cruz', by: 'ben@acme.example' }, io);
  expect(io.stdout()).toMatch(/^earlier signatures fall away: changed: access-approved, /);
  expect(io.stdout()).toMatch(/the client has not signed yet$/);
});

test('a signature that cannot stand is refused, and nothing is written (R20)', async () => {
  const refused = (options: object, manifest = MANIFEST) =>
    codeOf(
      sign(
        { ...HERE, party: 'client', name: 'Kim', by: 'kim@client.example', ...options },
        fakeIo(folderWith('', manifest)),
      ),
    );
  expect(await refused({ by: 'ana@acme.example' })).toBe('sign/other-party');
  expect(await refused({}, shortManifestWith())).toBe('sign/unowned');
  expect(await refused({ party: 'assessor' })).toBe('grants/choice');
  expect(await refused({ name: undefined })).toBe('grants/not-interactive');
});

test('the command line knows all three, and prints their exit codes', async () => {
  const folder = folderWith();
  const codes = [];
  for (const argv of [
    ['control'],
    ['control', 'least-access'],
    ['concern', 'leaver'],
    ['concern', 'zebra'],
    ['control', 'x'],
  ])
    codes.push(await run(argv, fakeIo(folder)));
  codes.push(await run(['sign', '--party', 'vendor', '--name', 'Ben', '--by', 'ben@acme.example'], fakeIo(folder)));
  expect(codes).toEqual([0, 0, 0, 1, 2, 0]);
});
