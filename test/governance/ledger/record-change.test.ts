import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLedger, recordChange, repairChange } from '../../../lib/governance/ledger';
import { type Disk, realDisk } from '../../../lib/governance/ledger/disk';
import { placeOf } from '../../../lib/governance/ledger/ledger-place';
import { carryOut, type PendingChange } from '../../../lib/governance/ledger/pending-change';
import { lineOf } from '../../../lib/governance/ledger/entry';
import { digestOf } from '../../../lib/governance/ledger/digest';
import { problemsOf } from '../../support/manifests';
import { temporaryFolder } from '../../support/temporary';
import { AFTER, BEFORE, changeOf } from './change';

const LATER = new Date('2026-11-22T12:00:00Z');

const codesOf = (run: () => unknown) => problemsOf(run).map((problem) => problem.replace(/^.* /, ''));
const read = (folder: string, name = 'enclave.yaml') => readFileSync(join(folder, name), 'utf8');
const historyOf = (folder: string) =>
  readLedger(join(folder, 'enclave.yaml')).map(({ sequence, action, by, subject }) => [sequence, action, by, subject]);

test('a change writes the manifest, and opens a ledger beside it with what was there before (R10) (R11)', () => {
  const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
  const written = recordChange(changeOf(folder));
  expect(read(folder)).toBe(AFTER);
  expect(historyOf(folder)).toEqual([
    [1, 'open', 'ana@acme.example', 'enclave.yaml'],
    [2, 'request', 'ana@acme.example', 'r-1'],
  ]);
  expect(readLedger(join(folder, 'enclave.yaml'))).toEqual(written);
});

test('the lines that are there stay as they are, byte by byte (R11)', () => {
  const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
  recordChange(changeOf(folder));
  const first = read(folder, 'ledger.jsonl');
  recordChange(changeOf(folder, { before: AFTER, after: BEFORE, now: LATER }));
  expect(read(folder, 'ledger.jsonl').startsWith(first)).toBe(true);
  expect(historyOf(folder).map(([sequence]) => sequence)).toEqual([1, 2, 3]);
});

test('that the manifest was edited by hand stands in the ledger from the next change on (R11)', () => {
  const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
  recordChange(changeOf(folder));
  writeFileSync(join(folder, 'enclave.yaml'), `${AFTER}# by hand\n`);
  recordChange(changeOf(folder, { before: `${AFTER}# by hand\n`, after: BEFORE, now: LATER }));
  expect(historyOf(folder).map(([, action]) => action)).toEqual(['open', 'request', 'edit', 'request']);
});

test('a ledger that does not hold takes nothing more (R11)', () => {
  const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
  recordChange(changeOf(folder));
  const edited = read(folder, 'ledger.jsonl').replace('Daily', 'Early');
  writeFileSync(join(folder, 'ledger.jsonl'), edited);
  expect(codesOf(() => recordChange(changeOf(folder, { before: AFTER, after: BEFORE })))).toEqual(['ledger/edited']);
  expect([read(folder), read(folder, 'ledger.jsonl')]).toEqual([AFTER, edited]);
});

test.each([
  ['a clock that is behind the last entry', { now: new Date('2026-11-20T12:00:00Z') }, 'ledger/clock-behind'],
  ['nobody', { entries: [{ action: 'approve', by: '', subject: 'r-1', details: {} }] }, 'ledger/nobody'],
  [
    'a name that is no address',
    { entries: [{ action: 'approve', by: 'Ana', subject: 'r', details: {} }] },
    'ledger/nobody',
  ],
] as const)('%s is refused, and nothing is written (R11)', (_, over, code) => {
  const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
  recordChange(changeOf(folder));
  const ledger = read(folder, 'ledger.jsonl');
  expect(codesOf(() => recordChange(changeOf(folder, { before: AFTER, after: BEFORE, ...over })))).toEqual([code]);
  expect([read(folder), read(folder, 'ledger.jsonl')]).toEqual([AFTER, ledger]);
});

test.each([
  ['a moment', new Date(0)],
  ['no number', Number.NaN],
  ['half a letter', '\ud83d'],
  ['a function', () => 1],
])('details that would come back as something else are a bug of ours: %s', (_, value) => {
  const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
  const entries = [{ action: 'request', by: 'ana@acme.example', subject: 'r-1', details: { value } }] as const;
  expect(() => recordChange(changeOf(folder, { entries }))).toThrow();
  expect(read(folder)).toBe(BEFORE);
});

describe('a manifest keeps what its editor gave it', () => {
  test.each([
    ['CRLF', BEFORE.replaceAll('\n', '\r\n'), AFTER.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${BEFORE}`, `\ufeff${AFTER}`],
    ['both', `\ufeff${BEFORE}`.replaceAll('\n', '\r\n'), `\ufeff${AFTER}`.replaceAll('\n', '\r\n')],
    ['line ends of two kinds, as the new text has them', `# a\r\n${BEFORE}`, AFTER],
  ])('%s', (_, before, after) => {
    const folder = temporaryFolder({ 'enclave.yaml': before });
    recordChange(changeOf(folder, { before: before.replace('\ufeff', '') }));
    expect(read(folder)).toBe(after);
  });

  test('its permissions', () => {
    const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
    chmodSync(join(folder, 'enclave.yaml'), 0o640);
    recordChange(changeOf(folder));
    expect(statSync(join(folder, 'enclave.yaml')).mode & 0o777).toBe(0o640);
  });

  test('every byte, where only the ledger has something to say', () => {
    const folder = temporaryFolder({ 'enclave.yaml': `\ufeff${BEFORE}` });
    const { mtimeMs } = statSync(join(folder, 'enclave.yaml'));
    recordChange(changeOf(folder, { after: BEFORE }));
    expect([read(folder), statSync(join(folder, 'enclave.yaml')).mtimeMs]).toEqual([`\ufeff${BEFORE}`, mtimeMs]);
  });
});

test('the same manifest in the line ends of another system is no edit by hand', () => {
  const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
  recordChange(changeOf(folder));
  for (const name of ['enclave.yaml', 'ledger.jsonl'])
    writeFileSync(join(folder, name), read(folder, name).replaceAll('\n', '\r\n'));
  recordChange(changeOf(folder, { before: AFTER, after: BEFORE, now: LATER }));
  expect(historyOf(folder).map(([, action]) => action)).toEqual(['open', 'request', 'request']);
});

describe('links', () => {
  test('a manifest behind a link is changed where it is, with its ledger beside it', () => {
    const folder = temporaryFolder({ 'shared/enclave.yaml': BEFORE });
    symlinkSync(join(folder, 'shared/enclave.yaml'), join(folder, 'enclave.yaml'));
    recordChange(changeOf(folder));
    expect([read(folder, 'shared/enclave.yaml'), read(folder)]).toEqual([AFTER, AFTER]);
    expect(readLedger(join(folder, 'enclave.yaml'))).toHaveLength(2);
    expect(statSync(join(folder, 'shared/ledger.jsonl')).isFile()).toBe(true);
  });

  test('a ledger that is a link is refused: its lines would land elsewhere', () => {
    const folder = temporaryFolder({ 'enclave.yaml': BEFORE, elsewhere: '' });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'ledger.jsonl'));
    expect(codesOf(() => recordChange(changeOf(folder)))).toEqual(['ledger/link-to-elsewhere']);
    expect([read(folder), read(folder, 'elsewhere')]).toEqual([BEFORE, '']);
  });

  test('a link that waits where the new text is written is not followed', () => {
    const folder = temporaryFolder({ 'enclave.yaml': BEFORE, elsewhere: 'mine' });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'enclave.yaml.writing'));
    recordChange(changeOf(folder));
    expect([read(folder), read(folder, 'elsewhere')]).toEqual([AFTER, 'mine']);
  });
});

describe('a place that cannot be written', () => {
  test.each(['EACCES', 'EROFS', 'ENOSPC', 'EDQUOT', 'EIO'])('%s', (code) => {
    const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
    const create: Disk['create'] = () => {
      throw Object.assign(new Error(code), { code, syscall: 'open' });
    };
    expect(codesOf(() => recordChange(changeOf(folder), { ...realDisk, create }))).toEqual(['ledger/not-written']);
    expect(read(folder)).toBe(BEFORE);
  });

  test('a ledger that is a folder', () => {
    const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
    mkdirSync(join(folder, 'ledger.jsonl'));
    expect(codesOf(() => recordChange(changeOf(folder)))).toEqual(['ledger/no-file']);
  });

  test('a manifest in a folder that is not there, or that is gone', () => {
    const folder = temporaryFolder();
    expect(codesOf(() => recordChange(changeOf(join(folder, 'nowhere'))))).toEqual(['file/missing']);
    expect(codesOf(() => recordChange(changeOf(folder)))).toEqual(['ledger/manifest-moved']);
  });
});

describe('a change that was interrupted', () => {
  /** A change of which nothing but the note is there. */
  function noted(folder: string, over: Partial<PendingChange> = {}): void {
    const place = placeOf(join(folder, 'enclave.yaml'));
    const written = recordChange(changeOf(temporaryFolder({ 'enclave.yaml': BEFORE })));
    const stop = () => {
      throw new Error('stopped');
    };
    const pending = {
      version: 1 as const,
      ledgerLength: 0,
      lines: written.map((entry) => `${lineOf(entry)}\n`).join(''),
      manifestBefore: digestOf(BEFORE),
      manifestAfter: AFTER,
      ...over,
    };
    const disk = { ...realDisk, append: stop, remove: stop };
    expect(() => carryOut(pending, place, disk)).toThrow('stopped');
  }

  test('is completed before the next, which then finds another manifest than it thought (R11)', () => {
    const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
    noted(folder);
    expect(codesOf(() => recordChange(changeOf(folder)))).toEqual(['ledger/manifest-moved']);
    expect([read(folder), historyOf(folder).length]).toEqual([AFTER, 2]);
    expect(repairChange(join(folder, 'enclave.yaml'))).toBe(false);
  });

  test('is completed where the manifest was moved aside', () => {
    const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
    noted(folder);
    writeFileSync(join(folder, 'enclave.yaml'), `${BEFORE}# by hand\n`);
    expect(codesOf(() => repairChange(join(folder, 'enclave.yaml')))).toEqual(['ledger/pending-conflict']);
    expect(read(folder)).toBe(`${BEFORE}# by hand\n`);
    realDisk.remove(join(folder, 'enclave.yaml'));
    expect([repairChange(join(folder, 'enclave.yaml')), read(folder)]).toEqual([true, AFTER]);
  });

  test('is not completed over a ledger that went another way', () => {
    const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
    noted(folder);
    writeFileSync(join(folder, 'ledger.jsonl'), '{}\n');
    expect(codesOf(() => repairChange(join(folder, 'enclave.yaml')))).toEqual(['ledger/pending-conflict']);
    expect([read(folder), read(folder, 'ledger.jsonl')]).toEqual([BEFORE, '{}\n']);
  });

  test.each([
    ['another manifest than its lines say', { manifestAfter: `${AFTER}# more\n` }],
    ['lines that do not hold', { lines: '{"action":"open"}\n' }],
  ])('is refused when its note brings %s (R11)', (_, over) => {
    const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
    noted(folder, over);
    expect(codesOf(() => repairChange(join(folder, 'enclave.yaml')))).toEqual(['ledger/pending-damaged']);
    expect(read(folder)).toBe(BEFORE);
  });

  test.each(['', '{}', '{"version":2}', 'null'])('is refused when its note reads %j', (text) => {
    const folder = temporaryFolder({ 'enclave.yaml': BEFORE, 'ledger.jsonl.pending': text });
    expect(codesOf(() => repairChange(join(folder, 'enclave.yaml')))).toEqual(['ledger/pending-damaged']);
    expect(codesOf(() => recordChange(changeOf(folder)))).toEqual(['ledger/pending-damaged']);
  });
});
