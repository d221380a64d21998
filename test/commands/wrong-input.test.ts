import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../bin/enclave';
import { OWNERS } from '../governance/controls/governed';
import { fakeIo } from '../support/fake-io';
import { shortManifestWith } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';

const MANIFEST = shortManifestWith([
  'engagement: { ends',
  `${OWNERS}\nengagement: { owner: owner@client.example, ends`,
]);
const BY = ['--by', 'owner@client.example'];
const ASK = ['--job', 'clerk', '--boundary', 'letters', '--verbs', 'write', '--days', '7', '--reason', 'R'];

/** Every command of governance, on the folder it runs in. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  request: ['request', ...ASK, '--by', 'ana@acme.example'],
  approve: ['approve', 'r-1', ...BY],
  'approve --rules': ['approve', '--rules', ...BY],
  reject: ['reject', 'r-1', ...BY, '--reason', 'R'],
  activate: ['activate', 'r-1', '--by', 'ana@acme.example'],
  revoke: ['revoke', 'r-1', ...BY, '--reason', 'R'],
  lapse: ['lapse', ...BY],
  list: ['list'],
  workflow: ['workflow'],
  control: ['control'],
  'control <id>': ['control', 'least-access'],
  concern: ['concern', 'leak'],
  sign: ['sign', '--party', 'client', '--name', 'K', ...BY],
  decide: ['decide'],
  promote: ['promote', '--to', 'limited', ...BY],
  documents: ['documents'],
  'documents --check': ['documents', '--check'],
  'ledger note': ['ledger', 'note', ...BY, '--reason', 'R'],
};
const READERS: Readonly<Record<string, readonly string[]>> = {
  'ledger verify': ['ledger', 'verify'],
  'ledger show': ['ledger', 'show'],
};

async function tried(folder: string, argv: readonly string[]) {
  const io = fakeIo(folder);
  const code = await run(argv, io);
  return { code, said: `${io.stdout()}\n${io.stderr()}` };
}

const codesIn = (said: string) => [...said.matchAll(/^ {2}code {2}(\S+)$/gm)].map(([, code]) => code);

const folderWith = (text?: string) => temporaryFolder(text === undefined ? {} : { 'enclave.yaml': text });

function folderNamedLikeAManifest(): string {
  const folder = folderWith();
  mkdirSync(join(folder, 'enclave.yaml'));
  return folder;
}

describe.each(Object.entries({ ...COMMANDS, ...READERS }))('%s', (_name, argv) => {
  test('a folder without a manifest is told so, with how to begin', async () => {
    const { code, said } = await tried(folderWith(), argv);
    expect([code, codesIn(said)]).toEqual([2, ['target/nothing-here']]);
    expect(said).toContain('enclave init');
  });

  test('a folder of the name of a manifest is named', async () => {
    const { code, said } = await tried(folderNamedLikeAManifest(), argv);
    expect([code, codesIn(said)]).toEqual([2, ['file/directory']]);
  });
});

describe.each(Object.entries(COMMANDS))('%s', (_name, argv) => {
  test.each<[string, string, string]>([
    ['nothing', '', 'file/empty'],
    ['a comment alone', '# soon\n', 'manifest/not-a-mapping'],
    ['a list', '- a\n', 'manifest/not-a-mapping'],
    ['a word that no part has', MANIFEST.replace('people:', 'peple:'), 'manifest/unknown-key'],
    ['half a bracket', 'apiVersion: [\n', 'yaml/syntax'],
    ['bytes that are no text', 'a\u0000b', 'file/binary'],
  ])('a manifest that holds %s is refused at its place', async (_what, text, expected) => {
    const { code, said } = await tried(folderWith(text), argv);
    expect(code).toBe(2);
    expect(codesIn(said)).toContain(expected);
  });

  test('a byte order mark is no mistake', async () => {
    const plain = await tried(folderWith(MANIFEST), argv);
    const marked = await tried(folderWith(`\ufeff${MANIFEST}`), argv);
    expect([marked.code, codesIn(marked.said)]).toEqual([plain.code, codesIn(plain.said)]);
  });

  test('nothing ends as a bug of ours where the ledger is gone, empty, no ledger, or a folder', async () => {
    for (const spoil of [
      (file: string) => rmSync(file),
      (file: string) => writeFileSync(file, ''),
      (file: string) => writeFileSync(file, 'garbage\n'),
      (file: string) => (rmSync(file), mkdirSync(file)),
    ]) {
      const folder = folderWith(MANIFEST);
      await tried(folder, COMMANDS['request']!);
      spoil(join(folder, 'ledger.jsonl'));
      const { code, said } = await tried(folder, argv);
      expect(code).toBeLessThan(3);
      if (code === 2) expect(codesIn(said)).not.toEqual([]);
    }
  });
});

test.each<[string, readonly string[], string]>([
  [
    'a request for a job function that does not exist',
    [...COMMANDS['request']!, '--job', 'clark'],
    'manifest/unknown-job-function',
  ],
  ['an approval of a request that does not exist', COMMANDS['approve']!, 'grants/unknown-request'],
  ['a revoke of what nobody has', COMMANDS['revoke']!, 'grants/unknown-access'],
  ['a control that does not exist', ['control', 'least-acess'], 'control/unknown'],
  ['a concern of no words', ['concern', '  '], 'concern/empty'],
  ['a subject that the ledger does not know', ['ledger', 'show', '--subject', 'x'], 'ledger/unknown-subject'],
  ['a day that is none', ['list', '--at', '2026-02-30'], 'manifest/day'],
  ['evidence that is not there', ['control', '--evidence', 'nope.json'], 'file/missing'],
  ['a manifest that is not there', ['list', 'nope.yaml'], 'file/missing'],
  ['a ledger of a manifest that is not there', ['ledger', 'verify', 'nope.yaml'], 'file/missing'],
])('%s is a mistake of the user, and said as one', async (_what, argv, expected) => {
  const { code, said } = await tried(folderWith(MANIFEST), argv);
  expect([code, codesIn(said)]).toEqual([2, [expected]]);
});

test('a slip in an edit by hand is told, and not put on record', async () => {
  const folder = folderWith(MANIFEST);
  await tried(folder, COMMANDS['request']!);
  writeFileSync(join(folder, 'enclave.yaml'), MANIFEST.replace('people:', 'peple:'));
  expect((await tried(folder, COMMANDS['ledger note']!)).code).toBe(2);
  const { said } = await tried(folder, ['ledger', 'show', '--format', 'json']);
  expect(said).not.toContain('"edit"');
});

test('a manifest that is gone is still judged by the ledger it left', async () => {
  const folder = folderWith(MANIFEST);
  await tried(folder, COMMANDS['request']!);
  rmSync(join(folder, 'enclave.yaml'));
  const { code, said } = await tried(folder, ['ledger', 'verify']);
  expect([code, codesIn(said)]).toEqual([1, ['ledger/manifest-missing']]);
});

test.each([[[]], [['--check']]])(
  'a folder in the place of a document is told, and not a bug of ours (%j)',
  async (more) => {
    const folder = folderWith(MANIFEST);
    mkdirSync(join(folder, 'enclave-documents/acme/reviews.ics'), { recursive: true });
    const { code, said } = await tried(folder, ['documents', ...more]);
    if (more.length === 0) expect([code, codesIn(said)]).toEqual([2, ['file/directory']]);
    else expect(code).toBe(1);
  },
);

test('a request whose ledger is gone is listed all the same, as one that nobody can approve', async () => {
  const folder = folderWith(MANIFEST);
  await tried(folder, COMMANDS['request']!);
  rmSync(join(folder, 'ledger.jsonl'));
  const { said } = await tried(folder, ['list']);
  expect(said).toMatch(/^open +r-20261121-1 .*\n +the ledger does not know of it/m);
  expect(said).toContain('1 open');
});

test('controls that nobody owns are told with where to name somebody', async () => {
  const { code, said } = await tried(folderWith(shortManifestWith()), ['control']);
  expect(code).toBe(1);
  expect(said).toContain('`controlOwners`');
});
