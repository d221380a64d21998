import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../bin/enclave';
import { fakeIo } from '../support/fake-io';
import { temporaryFolder } from '../support/temporary';

const OWNER = 'owner@client.example';
const FIRST = 'first.person@vendor.example';
const ID = 'r-20261121-1';

/** A pilot with one approved request, and the ledger that the commands wrote. */
async function approved() {
  const folder = temporaryFolder();
  const told = async (...argv: readonly string[]) => {
    const io = { ...fakeIo(folder), now: () => new Date('2026-11-21T10:00:00Z') };
    const outcome = await run(argv, io);
    return { outcome, said: io.stdout() };
  };
  const steps = [
    ['init', '--yes'],
    [
      'request',
      '--job',
      'case-worker',
      '--boundary',
      'work',
      '--verbs',
      'write',
      '--days',
      '20',
      '--reason',
      'Backlog',
      '--by',
      FIRST,
    ],
    ['approve', ID, '--by', OWNER],
  ];
  for (const step of steps) expect(await told(...step)).toMatchObject({ outcome: 0 });
  const edit = (name: string, from: string | RegExp, to: string) => {
    const file = join(folder, name);
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace(from, to));
    expect(readFileSync(file, 'utf8')).not.toBe(before);
  };
  const faults = async () => {
    const { outcome, said } = await told('check', '--only', 'governance', '--format', 'json');
    const { findings } = JSON.parse(said) as { findings: { rule: string; saw: string; resource: { line: number } }[] };
    for (const { resource } of findings) expect(resource.line).toBeGreaterThan(0);
    const own = findings.filter(({ rule }) => /^(ledger|manifest|access|approval|stage)-/.test(rule));
    return { outcome, rules: own.map(({ rule }) => rule), saw: own.map((one) => one.saw).join() };
  };
  return { folder, told, edit, faults };
}

test('what the commands wrote is clean (R11)', async () => {
  const { faults } = await approved();
  expect(await faults()).toMatchObject({ rules: [] });
});

test('a byte that was flipped in the ledger fails the check, and no exception covers it (R11)', async () => {
  const { folder, edit, faults, told } = await approved();
  edit('ledger.jsonl', '"reason":"Backlog"', '"reason":"Backlig"');
  const broken = await faults();
  expect(broken).toMatchObject({ outcome: 1, rules: expect.arrayContaining(['ledger-broken']) as unknown });
  expect(broken.saw).toMatch(/ledger\.jsonl:\d+:1 /);
  appendFileSync(
    join(folder, 'enclave.yaml'),
    '\nexceptions: [{ rule: ledger-broken, resource: ledger, reason: Known, owner: owner@client.example, expires: 2026-12-31 }]\n',
  );
  const note = await told('ledger', 'verify', '--format', 'json');
  expect(note.outcome).toBe(1);
  expect((await faults()).rules).toContain('ledger-broken');
});

test('a manifest that was changed by hand fails the check until somebody answers for it (R11)', async () => {
  const { edit, faults, told } = await approved();
  edit('enclave.yaml', /^vendor:/m, '# One line more.\nvendor:');
  expect(await faults()).toMatchObject({ outcome: 1, rules: ['manifest-unrecorded'] });
  expect(await told('ledger', 'note', '--by', OWNER, '--reason', 'A comment')).toMatchObject({ outcome: 0 });
  expect(await faults()).toMatchObject({ rules: [] });
});

test('a ledger that is gone fails the check where access came of requests (R10)', async () => {
  const { folder, faults } = await approved();
  rmSync(join(folder, 'ledger.jsonl'));
  expect(await faults()).toMatchObject({ outcome: 1, rules: ['ledger-missing'] });
});

test('an approved request that was widened by hand fails the check, also when somebody noted the edit (R10)', async () => {
  const { edit, faults, told } = await approved();
  edit('enclave.yaml', /days: 20\b/, 'days: 30');
  expect(await told('ledger', 'note', '--by', FIRST, '--reason', 'Only a typo')).toMatchObject({ outcome: 0 });
  expect(await faults()).toMatchObject({ outcome: 1, rules: ['access-unrecorded'] });
});

test('a stage that was written by hand fails the check: no gate saw it (R31)', async () => {
  const { edit, faults, told } = await approved();
  edit('enclave.yaml', 'stage: pilot', 'stage: limited');
  expect(await told('ledger', 'note', '--by', OWNER, '--reason', 'Next stage')).toMatchObject({ outcome: 0 });
  expect(await faults()).toMatchObject({ outcome: 1, rules: expect.arrayContaining(['stage-unpromoted']) as unknown });
});
