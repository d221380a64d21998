import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../lib/common/user-error';
import { readLedger, recordChange, repairChange } from '../../../lib/governance/ledger';
import { faultyDisk } from '../../support/faulty-disk';
import { temporaryFolder } from '../../support/temporary';
import { typescriptChild } from '../../support/typescript-child';
import { AFTER, BEFORE, changeOf } from './change';

const LATER = new Date('2026-11-22T12:00:00Z');

function lastSubjects(folder: string): string[] {
  return readLedger(join(folder, 'enclave.yaml')).map(({ subject }) => subject);
}

/** A ledger of one change, and the manifest before the second. */
function begun(): string {
  const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
  recordChange(changeOf(folder, { after: BEFORE }));
  return folder;
}

/** How many moments a change has at which something can happen. */
function momentsOf(start: () => string): number {
  const disk = faultyDisk(-1, () => undefined);
  recordChange(changeOf(start()), disk);
  return disk.moments();
}

describe.each([
  ['the first change', () => temporaryFolder({ 'enclave.yaml': BEFORE }), 0],
  ['a later change', begun, 2],
])('%s', (_, start, entriesBefore) => {
  test('killed at any moment, the next command finds both files changed or neither (R10) (R11)', async () => {
    for (let at = 0; at < momentsOf(start); at++) {
      const folder = start();
      const { signal, stderr } = await typescriptChild(join(__dirname, 'crashing-writer.ts'), [folder, String(at)]);
      expect([at, signal, stderr]).toEqual([at, 'SIGKILL', '']);

      repairChange(join(folder, 'enclave.yaml'));
      const manifest = readFileSync(join(folder, 'enclave.yaml'), 'utf8');
      const entries = lastSubjects(folder).length;
      const [unchanged, changed] = [entriesBefore, entriesBefore || 1];
      expect([at, manifest, entries]).toEqual(manifest === BEFORE ? [at, BEFORE, unchanged] : [at, AFTER, changed + 1]);

      recordChange(changeOf(folder, { before: manifest, after: `${manifest}# next\n`, now: LATER }));
      expect(readdirSync(folder).sort()).toEqual(['enclave.yaml', 'ledger.jsonl']);
    }
  });

  test.each([
    ['once', false],
    ['from then on', true],
  ])('refused by the disk at any moment %s, it says what became of it, and nothing is lost (R11)', (_, lasting) => {
    const heard = new Set<string | undefined>();
    for (let at = 0; at < momentsOf(start); at++) {
      const folder = start();
      const said = codeOf(() => recordChange(changeOf(folder), faultyDisk(at, full, lasting)));
      const isPending = existsSync(join(folder, 'ledger.jsonl.pending'));
      // The process that a full disk kept from removing its lock has ended by then.
      rmSync(join(folder, 'ledger.jsonl.lock'), { force: true });
      repairChange(join(folder, 'enclave.yaml'));
      const manifest = readFileSync(join(folder, 'enclave.yaml'), 'utf8');
      const entries = lastSubjects(folder).length;

      const neither = { said: 'ledger/not-written', isPending: false, manifest: BEFORE, entries: entriesBefore };
      const both = { manifest: AFTER, entries: (entriesBefore || 1) + 1 };
      const expected = {
        none: { said: undefined, isPending, ...both },
        'ledger/not-written': neither,
        'ledger/halfway': { said, isPending: true, ...both },
      }[said ?? 'none'];
      expect({ at, said, isPending, manifest, entries }).toEqual({ at, ...expected });
      heard.add(said);
    }
    expect(heard).toEqual(new Set(['ledger/not-written', 'ledger/halfway', undefined]));
  });
});

test('killed while it completes what another command began, it leaves the rest to a third (R11)', async () => {
  const interrupted = async () => {
    const folder = begun();
    await typescriptChild(join(__dirname, 'crashing-writer.ts'), [folder, '6']);
    expect(readdirSync(folder)).toContain('ledger.jsonl.pending');
    rmSync(join(folder, 'ledger.jsonl.lock'));
    return folder;
  };
  const counting = faultyDisk(-1, () => undefined);
  const manifest = join(await interrupted(), 'enclave.yaml');
  repairChange(manifest, manifest, counting);
  for (let at = 0; at < counting.moments(); at++) {
    const folder = await interrupted();
    const file = join(folder, 'enclave.yaml');
    codeOf(() => repairChange(file, file, faultyDisk(at, full, true)));
    rmSync(join(folder, 'ledger.jsonl.lock'), { force: true });
    repairChange(file);
    expect([at, readFileSync(file, 'utf8'), lastSubjects(folder).length]).toEqual([at, AFTER, 3]);
  }
});

function full(): never {
  throw Object.assign(new Error('no space left'), { code: 'ENOSPC', syscall: 'write' });
}

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems[0]!.code;
  }
}
