import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Change, readLedger, recordChange } from '../../../lib/governance/ledger';
import { type Disk, realDisk } from '../../../lib/governance/ledger/disk';
import { problemsOf } from '../../support/manifests';
import { temporaryFolder } from '../../support/temporary';
import { typescriptChild } from '../../support/typescript-child';
import { BEFORE, changeOf } from './change';

/** A process id that no system gives. */
const NOBODY = 2 ** 31 - 1;

function codesOf(change: Change, disk: Disk = realDisk): string[] {
  return problemsOf(() => recordChange(change, disk, 60)).map((problem) => problem.replace(/^.* /, ''));
}

function locked(by: string): string {
  return temporaryFolder({ 'enclave.yaml': BEFORE, 'ledger.jsonl.lock': by });
}

test('two commands that write at once lose nothing, and their entries make one chain (R11)', async () => {
  const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
  const writers = ['ana', 'ben', 'cho'].map((name) =>
    typescriptChild(join(__dirname, 'racing-writer.ts'), [folder, name, '15']),
  );
  expect((await Promise.all(writers)).map(({ status, stderr }) => [status, stderr])).toEqual(
    writers.map(() => [0, '']),
  );
  const subjects = readLedger(join(folder, 'enclave.yaml')).map(({ subject }) => subject);
  const wanted = ['ana', 'ben', 'cho'].flatMap((name) => Array.from({ length: 15 }, (_, done) => `${name}-${done}`));
  expect(subjects.toSorted()).toEqual(['enclave.yaml', ...wanted].toSorted());
  const manifest = readFileSync(join(folder, 'enclave.yaml'), 'utf8');
  expect(manifest.match(/# \S+/g)).toEqual(subjects.slice(1).map((subject) => `# ${subject}`));
});

test.each([
  ['a process of this machine that runs', { pid: process.ppid, host: hostname() }],
  ['a process of another machine', { pid: NOBODY, host: 'elsewhere.example' }],
])('waits for %s, then refuses by naming it', (_, owner) => {
  const folder = locked(JSON.stringify(owner));
  try {
    recordChange(changeOf(folder), realDisk, 60);
  } catch (error) {
    const [problem] = (error as { problems: { code: string; saw: string; mend: string }[] }).problems;
    expect(problem).toMatchObject({
      code: 'ledger/locked',
      saw: `the lock of process ${owner.pid} on ${owner.host}`,
    });
    expect(problem!.mend).toContain('ledger.jsonl.lock');
  }
  expect([readFileSync(join(folder, 'enclave.yaml'), 'utf8'), existsSync(join(folder, 'ledger.jsonl'))]).toEqual([
    BEFORE,
    false,
  ]);
  expect.assertions(3);
});

test('takes over the lock of a process that has ended', () => {
  expect(codesOf(changeOf(locked(JSON.stringify({ pid: NOBODY, host: hostname() }))))).toEqual([]);
});

test.each(['', '{}', '[1]', 'null', '{"pid":-1,"host":1}'])(
  'a lock that reads %j is held by somebody, while it is young',
  (text) => {
    expect(codesOf(changeOf(locked(text)))).toEqual(['ledger/locked']);
  },
);

test('does not remove a lock that another command took while this one found the old one left behind', () => {
  const folder = locked(JSON.stringify({ pid: NOBODY, host: hostname() }));
  const lock = join(folder, 'ledger.jsonl.lock');
  const other = JSON.stringify({ pid: process.ppid, host: hostname() });
  const disk: Disk = {
    ...realDisk,
    create(file, text) {
      if (file.endsWith('.breaking')) writeFileSync(lock, other);
      return realDisk.create(file, text);
    },
  };
  expect(codesOf(changeOf(folder), disk)).toEqual(['ledger/locked']);
  expect(readFileSync(lock, 'utf8')).toBe(other);
});

test('a manifest that changed since it was read is left as it is (R11)', () => {
  const folder = temporaryFolder({ 'enclave.yaml': `${BEFORE}# a colleague\n` });
  expect(codesOf(changeOf(folder))).toEqual(['ledger/manifest-moved']);
  expect(readFileSync(join(folder, 'enclave.yaml'), 'utf8')).toBe(`${BEFORE}# a colleague\n`);
  expect(existsSync(join(folder, 'ledger.jsonl.lock'))).toBe(false);
});
