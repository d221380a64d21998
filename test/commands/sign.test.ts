import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { run } from '../../bin/enclave';
import { realDisk } from '../../lib/governance/ledger/disk';
import { recordChange } from '../../lib/governance/ledger/record-change';
import { OWNERS } from '../governance/controls/governed';
import { fakeIo } from '../support/fake-io';
import { NOW, shortManifestWith } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';

const MANIFEST = shortManifestWith(['engagement:', `${OWNERS} # who answers\nengagement:`]);
const KIM = ['--party', 'client', '--name', 'Kim "#" Lee: x', '--by', 'kim@client.example'];
const BEN = ['--party', 'vendor', '--name', 'Ben Cruz', '--by', 'ben@acme.example'];

const folderWith = (text: string) => temporaryFolder({ 'enclave.yaml': text });
const textOf = (folder: string) => readFileSync(join(folder, 'enclave.yaml'), 'utf8');
const ledgerOf = (folder: string) => readFileSync(join(folder, 'ledger.jsonl'), 'utf8');

async function sign(folder: string, ...argv: readonly string[]) {
  const io = fakeIo(folder);
  const code = await run(['sign', ...argv], io);
  return { code, stdout: io.stdout(), stderr: io.stderr() };
}

/** Lines that a text lost, and lines that it got. */
function changed(before: string, after: string) {
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  return { gone: old.filter((line) => !now.includes(line)), come: now.filter((line) => !old.includes(line)) };
}

const agreementOf = (text: string) =>
  (parseYaml(text) as { agreement: { signatures: { party: string }[]; controls: object } }).agreement;

test.each<[string, string]>([
  ['JSON on one line', JSON.stringify(parseYaml(MANIFEST))],
  ['JSON in lines', `${JSON.stringify(parseYaml(MANIFEST), null, 2)}\n`],
  ['lines', MANIFEST],
  ['lines of Windows', MANIFEST.replaceAll('\n', '\r\n')],
  ['lines without a last line break', MANIFEST.trimEnd()],
  ['lines behind a byte order mark', `\ufeff${MANIFEST}`],
])('both parties sign a manifest in %s, and sign anew what changed (R20)', async (_title, text) => {
  const folder = folderWith(text);
  expect((await sign(folder, ...KIM)).code).toBe(0);
  const half = textOf(folder);
  expect(await sign(folder, ...BEN)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('both parties') as string,
  });
  expect(agreementOf(textOf(folder)).signatures.map(({ party }) => party)).toEqual(['client', 'vendor']);
  expect(changed(half, textOf(folder)).gone.length).toBeLessThanOrEqual(text.startsWith('{') ? 1 : 0);
  const other = textOf(folder).replace('lee@client.example', 'max@client.example');
  writeFileSync(join(folder, 'enclave.yaml'), other);
  expect(await sign(folder, ...KIM)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^earlier signatures fall away: changed: /) as string,
  });
  expect(agreementOf(textOf(folder)).signatures.map(({ party }) => party)).toEqual(['client']);
  expect(textOf(folder).startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
  if (text.includes('\r\n')) expect(textOf(folder)).not.toMatch(/[^\r]\n/);
  expect(await run(['ledger', 'verify'], fakeIo(folder))).toBe(0);
});

test('comments in the agreement stay with what did not change, and a second signature is one line (R20)', async () => {
  const folder = folderWith(`${MANIFEST}# nothing after this\n`);
  await sign(folder, ...KIM);
  const commented = textOf(folder).replace('  signatures:\n', '  # who\n  signatures: # so far\n');
  writeFileSync(join(folder, 'enclave.yaml'), commented);
  await sign(folder, ...BEN);
  expect(changed(commented, textOf(folder))).toEqual({
    gone: [],
    come: ['    - { party: vendor, name: Ben Cruz, by: ben@acme.example, on: 2026-11-21 }'],
  });
  const sharper = textOf(folder).replace(
    'engagement:',
    'controls: [{ id: session-limits, threshold: 8 or less }]\nengagement:',
  );
  writeFileSync(join(folder, 'enclave.yaml'), sharper);
  await sign(folder, ...BEN);
  const { gone, come } = changed(sharper, textOf(folder));
  expect(gone.map((line) => line.trim().split(' ')[0])).toEqual(['digest:', 'session-limits:', '-']);
  expect(come.map((line) => line.trim().split(' ')[0])).toEqual(['digest:', 'session-limits:']);
  expect(textOf(folder)).toContain('  # who\n  signatures: # so far\n');
});

test('a party that signs twice stands there once (R20)', async () => {
  const folder = folderWith(MANIFEST);
  await sign(folder, ...KIM);
  await sign(folder, ...BEN);
  await sign(folder, ...KIM.slice(0, 3), 'Kim', ...KIM.slice(4));
  expect(agreementOf(textOf(folder)).signatures).toMatchObject([{ party: 'vendor' }, { party: 'client', name: 'Kim' }]);
});

test('what an interrupted command left is completed before anybody signs (R11)', async () => {
  const folder = folderWith(MANIFEST);
  const file = join(folder, 'enclave.yaml');
  const full = {
    ...realDisk,
    append: fail,
    remove: (name: string) => (name.endsWith('.pending') ? fail() : realDisk.remove(name)),
  };
  const entries = [{ action: 'decide' as const, by: 'kim@client.example', subject: 'x', details: {} }];
  expect(() =>
    recordChange({ manifestFile: file, before: MANIFEST, after: `${MANIFEST}# decided\n`, entries, now: NOW }, full),
  ).toThrow();
  expect([existsSync(`${join(folder, 'ledger.jsonl')}.pending`), textOf(folder)]).toEqual([true, MANIFEST]);
  expect((await sign(folder, ...KIM)).code).toBe(0);
  expect(textOf(folder)).toContain('# decided\n');
  expect(ledgerOf(folder).match(/"action":"\w+"/g)).toEqual([
    '"action":"open"',
    '"action":"decide"',
    '"action":"sign"',
  ]);
});

function fail(): never {
  throw Object.assign(new Error('the power failed'), { code: 'ENOSPC' });
}

test('with a key, whoever signs the controls signs the entry of the ledger too (R11, R20)', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const listed = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const folder = folderWith(`${MANIFEST}ledger: { keys: [{ email: kim@client.example, publicKey: "${listed}" }] }\n`);
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect((await sign(folder, ...KIM, '--key', key)).code).toBe(0);
  expect(JSON.parse(ledgerOf(folder).trim().split('\n').at(-1)!)).toMatchObject({
    action: 'sign',
    signature: { key: expect.stringContaining('sha256:') as string },
  });
  const before = textOf(folder);
  expect(await sign(folder, ...BEN, '--key', key)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('ledger/key-of-another') as string,
  });
  expect(textOf(folder)).toBe(before);
});

test('where the ledger cannot be written, the manifest is not signed either (R11, R20)', async () => {
  const folder = folderWith(MANIFEST);
  mkdirSync(join(folder, 'ledger.jsonl'));
  expect(await sign(folder, ...KIM)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('ledger/no-file') as string,
  });
  expect(textOf(folder)).toBe(MANIFEST);
});

test('an agreement that is written by an alias is refused with what to do, and nothing is written (R20)', async () => {
  const agreement = `{ digest: "sha256:${'0'.repeat(64)}", signatures: [{ party: client, name: K, on: 2026-01-02 }] }`;
  const text = `${MANIFEST}agreement: &all ${agreement}\n`;
  const folder = folderWith(text);
  expect((await sign(folder, ...KIM)).code).toBe(0);
  expect(agreementOf(textOf(folder)).signatures).toHaveLength(1);
  expect(textOf(folder)).toContain('agreement: &all {');
});
