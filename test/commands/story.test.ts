import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../bin/enclave';
import { fakeIo } from '../support/fake-io';
import { temporaryFolder } from '../support/temporary';

const OWNER = 'owner@client.example';
const FIRST = 'first.person@vendor.example';
const ID = 'r-20261121-1';

/** One engagement, told by its commands; days pass between them, and people edit the manifest. */
function engagement() {
  const folder = temporaryFolder();
  const file = join(folder, 'enclave.yaml');
  const told = async (day: string, ...argv: readonly string[]) => {
    const io = { ...fakeIo(folder), now: () => new Date(`${day}T10:00:00Z`) };
    const outcome = await run(argv, io);
    return { outcome, said: io.stdout(), refused: io.stderr() };
  };
  const edit = async (day: string, from: string | RegExp, to: string) => {
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
    const noted = await told(day, 'ledger', 'note', '--by', OWNER, '--reason', 'Edited by hand');
    expect(noted).toMatchObject({ outcome: 0 });
  };
  return { folder, file, told, edit };
}

test('a pilot is set up, its access is asked for, refused, given, ended, and handed on to a second one (R10, R11, R42)', async () => {
  const { folder, told, edit, file } = engagement();
  const day = '2026-11-21';
  expect(await told(day, 'init', '--yes')).toMatchObject({ outcome: 0 });

  // A worry is answered by what the product holds against it.
  const worry = await told(day, 'concern', 'Could somebody who left still log in?');
  expect(worry).toMatchObject({ outcome: 0, said: expect.stringContaining('leavers-shut-out') as unknown });

  // Access is asked for. Who asks does not approve.
  const asked = [
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
  ];
  expect(await told(day, 'request', ...asked, '--by', FIRST)).toMatchObject({ outcome: 0 });
  const own = await told(day, 'approve', ID, '--by', FIRST);
  expect(own).toMatchObject({ outcome: 2, refused: expect.stringContaining('grants/self-approval') as unknown });
  expect(own.refused).toMatch(/^enclave\.yaml:\d+:\d+ /);
  expect(own.refused).toContain('mend  have somebody else approve it');
  expect(await told(day, 'approve', ID, '--by', OWNER)).toMatchObject({ outcome: 0 });

  // Nobody works without training: the request waits until everybody has it.
  const untrained = await told(day, 'activate', ID, '--by', FIRST);
  expect(untrained).toMatchObject({
    outcome: 2,
    refused: expect.stringContaining('grants/training-missing') as unknown,
  });
  const trained = ', training: [{ course: Care, completed: 2026-11-23, expires: 2027-11-23 }] }';
  await edit('2026-11-24', /, jobFunction: case-worker \}/g, `, jobFunction: case-worker${trained}`);
  expect(await told('2026-11-25', 'activate', ID, '--by', FIRST)).toMatchObject({ outcome: 0 });
  const inForce = await told('2026-11-25', 'list');
  expect(inForce.said).toMatch(/in force {2}\S+ {2}case-worker may write work until 2026-12-15/);

  // A certificate runs out: the check names the line and the mend.
  const certificate = 'dueDiligence: { certifications: [{ standard: SOC 2, scope: All, expires: 2026-11-30 }] }\n';
  await edit('2026-11-26', /^engagement:/m, `${certificate}engagement:`);
  const expired = await told('2026-12-01', 'check', '--only', 'governance', '--format', 'json');
  const { findings } = JSON.parse(expired.said) as { findings: { rule: string; verdict: string; fix: string }[] };
  expect(findings.find(({ rule }) => rule === 'certification-expired')).toMatchObject({ verdict: 'fail' });
  expect(expired.outcome).toBe(1);

  // A pilot that has shown nothing yet does not grow.
  const grown = await told('2026-12-01', 'promote', '--to', 'limited', '--by', OWNER);
  expect(grown).toMatchObject({ outcome: 1 });
  expect(readFileSync(file, 'utf8')).toContain('stage: pilot');

  // Access ends by itself, and its history stays.
  const after = await told('2026-12-16', 'list');
  expect(after.said).not.toMatch(/in force {2}\S+ {2}case-worker may write/);
  expect((await told('2026-12-16', 'ledger', 'show', '--subject', ID)).said).toMatch(/request[^]*approve[^]*activate/);
  expect(await told('2026-12-16', 'ledger', 'verify')).toMatchObject({ outcome: 0 });

  // A second engagement starts from how the client works, and from nobody who worked there.
  const second = ['init', join(folder, 'second'), '--from', file, '--vendor', 'Other Vendor', '--yes'];
  const from = await told('2026-12-16', ...second);
  expect(from.outcome).toBe(0);
  expect(from.said).toMatch(/\d+ ?%|\d+ per cent/);
  expect(readFileSync(join(folder, 'second/enclave.yaml'), 'utf8')).not.toContain('2027-11-23');
});
