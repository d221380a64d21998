/** A check is evidence of the manifest it was made from, at the time it was made, and of nothing else. */
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../lib/commands/check';
import { readCheckEvidence } from '../../lib/commands/check-evidence';
import { control } from '../../lib/commands/control';
import { findManifests } from '../../lib/commands/targets';
import type { UserError } from '../../lib/common/user-error';
import type { FindingsReport } from '../../lib/reports/findings-report';
import { OWNERS } from '../governance/controls/governed';
import { fakeIo } from '../support/fake-io';
import { NOW, shortManifestWith } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';

const MANIFEST = shortManifestWith(['engagement:', `${OWNERS}\nengagement:`]);
const HERE = { manifest: '.' };
const REPORT = 'enclave-out/findings.json';

/** The report of one real check, for every test that does not ask about the check itself. */
let kept: string;
beforeAll(async () => {
  const folder = temporaryFolder({ 'enclave.yaml': MANIFEST });
  expect(await check(['enclave.yaml'], { out: 'enclave-out' }, fakeIo(folder))).toBe(0);
  kept = readFileSync(join(folder, REPORT), 'utf8');
});

/** A folder with a manifest and a report, which was written into its file long after the check. */
function folderWith(report: string, manifest = MANIFEST, more: Record<string, string> = {}): string {
  const folder = temporaryFolder({ 'enclave.yaml': manifest, ...more });
  mkdirSync(join(folder, 'enclave-out'));
  writeFileSync(join(folder, REPORT), report);
  utimesSync(join(folder, REPORT), new Date('2026-11-20T08:00:00Z'), new Date('2026-11-20T08:00:00Z'));
  return folder;
}

const changed = (change: (report: FindingsReport) => unknown): string => {
  const report = JSON.parse(kept) as FindingsReport;
  change(report);
  return JSON.stringify(report);
};

async function shown(folder: string, id = 'least-access') {
  const io = fakeIo(folder);
  const outcome = await control(id, { ...HERE, format: 'json' }, io);
  const { check: of, control: one } = JSON.parse(io.stdout()) as {
    check: { at: string; clock: string; outdated?: string } | null;
    control: { state: string; newest?: string; verification: { state: string; says: string; on?: string }[] };
  };
  return { outcome, of, one };
}

test('a check says when it was made, by what, and of which manifest (R23)', () => {
  const { checked } = JSON.parse(kept) as FindingsReport;
  expect(checked).toEqual({
    at: NOW.toISOString(),
    tool: { name: 'vendor-enclave', version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string },
    manifests: [{ file: 'enclave.yaml', vendor: 'acme', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }],
  });
});

test('its time is that of the check, whenever its file was written or copied (R23)', async () => {
  const { of, one } = await shown(folderWith(kept));
  expect([of!.at, of!.clock, of!.outdated]).toEqual([NOW.toISOString(), 'report', undefined]);
  expect(one.newest).toBe('2026-11-21');
  expect(one.verification).toContainEqual(expect.objectContaining({ state: 'holds' }));
});

test('after the manifest has changed nothing holds by it, and what to do is said (R23, R24)', async () => {
  const { outcome, of, one } = await shown(folderWith(kept, MANIFEST.replace('Daily work', 'Other work')));
  const outdated = `the manifest has changed since the check of ${NOW.toISOString()}: run \`enclave check\` again`;
  expect([outcome, of!.at, of!.outdated]).toEqual([0, NOW.toISOString(), outdated]);
  expect([one.state, one.newest]).toEqual(['unproven', undefined]);
  const byCheck = one.verification.filter(({ says }) => says === outdated);
  expect(byCheck.length).toBeGreaterThan(2);
  expect(new Set(byCheck.map(({ state }) => state))).toEqual(new Set(['none']));
  const io = fakeIo(folderWith(kept, MANIFEST.replace('Daily work', 'Other work')));
  await control(undefined, HERE, io);
  expect(io.stdout()).toContain(`\nno evidence of today: ${outdated}`);
  expect(io.stdout()).not.toMatch(/ holds$/m);
});

test('what failed before the change is unknown after it: neither failed any more nor forgotten (R23)', async () => {
  const failing = changed(({ proofs }) => {
    for (const proof of proofs) if (proof.claim.startsWith('All that clerk')) proof.verdict = 'fail';
  });
  expect((await shown(folderWith(failing))).one.state).toBe('fails');
  const after = await shown(folderWith(failing, `${MANIFEST}# a remark\n`));
  expect([after.outcome, after.one.state]).toEqual([0, 'unknown']);
  expect(after.one.verification).toContainEqual({
    kind: 'proof',
    name: 'All that',
    state: 'unknown',
    says: expect.stringMatching(/^not so: All that clerk .*; the manifest has changed since /) as string,
  });
});

test('line ends and a byte order mark are no change: Git makes them', async () => {
  for (const same of [MANIFEST.replaceAll('\n', '\r\n'), `\ufeff${MANIFEST}`])
    expect((await shown(folderWith(kept, same))).of!.outdated).toBeUndefined();
});

test('the same manifest under another path is the same', async () => {
  const moved = changed(({ checked }) => (checked!.manifests[0]!.file = 'vendors/acme/enclave.yaml'));
  expect((await shown(folderWith(moved))).of!.outdated).toBeUndefined();
});

test('a check from the days to come is evidence of nothing (R23)', async () => {
  const future = changed(({ checked }) => (checked!.at = '2026-11-21T12:00:00.001Z'));
  const { of, one } = await shown(folderWith(future));
  expect([of!.outdated, one.state]).toEqual([expect.stringContaining('yet to come'), 'unproven']);
});

test('a report of an earlier version is read as before, by the time of its file, which is said', async () => {
  const old = changed((report) => delete report.checked);
  const { of, one } = await shown(folderWith(old, MANIFEST.replace('Daily work', 'Other work')));
  expect([of!.at, of!.clock, of!.outdated]).toEqual(['2026-11-20T08:00:00.000Z', 'file', undefined]);
  expect(one.newest).toBe('2026-11-20');
  const io = fakeIo(folderWith(old));
  await control('least-access', HERE, io);
  expect(io.stdout()).toContain('check of 2026-11-20T08:00:00.000Z (time of the file): ');
});

test('a template that bears the name of the vendor is no check of its manifest', () => {
  const folder = folderWith(changed(({ checked }) => (checked!.manifests = [])));
  const io = fakeIo(folder);
  const [loaded] = findManifests(['.'], io);
  expect(readCheckEvidence(undefined, loaded!, io)).toBeUndefined();
  let code;
  try {
    readCheckEvidence(REPORT, loaded!, io);
  } catch (error) {
    code = (error as UserError).problems[0]!.code;
  }
  expect(code).toBe('control/evidence-other');
});

test('a time or a digest that is none makes a report none', () => {
  const io = (report: string) => fakeIo(folderWith(report));
  const read = (world: ReturnType<typeof io>) => () =>
    readCheckEvidence(REPORT, findManifests(['.'], world)[0]!, world);
  expect(read(io(changed(({ checked }) => (checked!.at = 'yesterday'))))).toThrow('control/evidence');
  expect(read(io(changed(({ checked }) => (checked!.manifests[0]!.sha256 = ''))))).toThrow('control/evidence');
});

test('a document that the manifest names belongs to it: when it changes, the evidence is of an earlier enclave (R23)', async () => {
  const document = (path: string) =>
    `openapi: 3.0.3\ninfo: { title: Claims, version: "1" }\npaths: { ${path}: { get: { x-job-functions: [clerk] } } }\n`;
  const backend = 'backend: { lambdaArn: "arn:aws:lambda:eu-central-1:111122223333:function:f" }';
  const naming = `${MANIFEST}apis: [{ id: claims, ${backend}, openapi: claims.yaml }]\n`;
  const folder = temporaryFolder({ 'enclave.yaml': naming, 'claims.yaml': document('/claims') });
  await check(['.'], { out: 'enclave-out', only: ['governance'] }, fakeIo(folder));
  expect((await shown(folder)).of!.outdated).toBeUndefined();
  writeFileSync(join(folder, 'claims.yaml'), document('/everything'));
  expect((await shown(folder)).of!.outdated).toContain('has changed');
});
