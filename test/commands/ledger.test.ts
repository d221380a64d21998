import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../bin/enclave';
import { recordChange } from '../../lib/governance/ledger';
import { readSigningKey } from '../../lib/governance/ledger/signing-key';
import { fakeIo } from '../support/fake-io';
import { SHORT_MANIFEST } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';

const ANA = 'ana@acme.example';
const OWNER = 'owner@client.example';

/** A request, its approval a day later, and a revocation after the grant has expired. */
function folderWithHistory(name = 'enclave.yaml'): string {
  const folder = temporaryFolder({ [name]: SHORT_MANIFEST });
  const manifestFile = join(folder, name);
  const record = (day: string, action: 'request' | 'approve' | 'lapse', by: string, subject: string, details = {}) => {
    const before = readFileSync(manifestFile, 'utf8');
    const entries = [{ action, by, subject, details }];
    recordChange({ manifestFile, before, after: `${before}# ${day}\n`, entries, now: new Date(day) });
  };
  record('2026-11-01', 'request', ANA, 'r-1', { reason: 'Daily work', until: '2026-11-10' });
  record('2026-11-02', 'approve', OWNER, 'r-1');
  record('2026-11-03', 'request', ANA, 'r-2', { verbs: ['read', 'list'] });
  record('2026-11-11', 'lapse', OWNER, 'r-1');
  return folder;
}

async function ledger(folder: string, ...argv: string[]) {
  const io = fakeIo(folder);
  const outcome = await run(['ledger', ...argv], io);
  return { outcome, stdout: io.stdout(), stderr: io.stderr() };
}

function edit(folder: string, name: string, change: (text: string) => string): void {
  writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));
}

interface Report {
  readonly entries: number;
  readonly head: string;
  readonly findings: readonly { readonly where: string; readonly code: string }[];
}

async function verified(folder: string, ...argv: string[]) {
  const { outcome, stdout } = await ledger(folder, 'verify', '--format', 'json', ...argv);
  const report = JSON.parse(stdout) as Report;
  return { outcome, ...report, findings: report.findings.map(({ where, code }) => `${where} ${code}`) };
}

describe('verify', () => {
  test('a ledger that holds is clean, and its last hash is said so that somebody can note it (R11)', async () => {
    const folder = folderWithHistory();
    const { outcome, stdout } = await ledger(folder, 'verify');
    const { head } = await verified(folder);
    expect([outcome, stdout]).toEqual([
      0,
      `ledger.jsonl  holds: 5 entries\n  last  entry 5, 2026-11-11T00:00:00.000Z, ${head}`,
    ]);
  });

  test('the first broken link is named by its line, as a finding (R11)', async () => {
    const folder = folderWithHistory();
    edit(folder, 'ledger.jsonl', (text) => text.replace('Daily', 'Early'));
    const { outcome, stdout } = await ledger(folder, 'verify', 'ledger.jsonl');
    expect(outcome).toBe(1);
    expect(stdout).toContain('ledger.jsonl:2:1  was changed after it was written\n  saw   hash sha256:');
    expect(stdout).toContain('ledger.jsonl  1 found wrong; 1 entry read');
  });

  test('a manifest that was edited by hand is a finding until somebody says who did it and why (R11)', async () => {
    const folder = folderWithHistory();
    edit(folder, 'enclave.yaml', (text) => `${text}# by hand\n`);
    expect(await verified(folder)).toMatchObject({
      outcome: 1,
      findings: ['enclave.yaml:1:1 ledger/manifest-changed'],
    });
    const noted = await ledger(folder, 'note', '--by', OWNER, '--reason', 'A comment');
    expect([noted.outcome, noted.stdout]).toEqual([0, `ledger.jsonl  entry 6: edit by ${OWNER}`]);
    expect(await verified(folder)).toMatchObject({ outcome: 0, entries: 6 });
    expect((await ledger(folder, 'verify')).stdout).toContain('edits by hand  6');
    expect((await ledger(folder, 'note', '--by', OWNER, '--reason', 'Again')).stderr).toContain(
      'ledger/nothing-to-note',
    );
  });

  test('lines cut off the end show by the manifest, and by a hash that was noted before (R11)', async () => {
    const folder = folderWithHistory();
    const { head } = await verified(folder);
    edit(folder, 'ledger.jsonl', (text) => text.split('\n').slice(0, -2).join('\n') + '\n');
    expect(await verified(folder)).toMatchObject({ findings: ['enclave.yaml:1:1 ledger/manifest-changed'] });
    edit(folder, 'enclave.yaml', (text) => text.replace('# 2026-11-11\n', ''));
    expect(await verified(folder)).toMatchObject({ outcome: 0, findings: [] });
    expect(await verified(folder, '--known', head)).toMatchObject({ findings: ['ledger.jsonl ledger/known-missing'] });
  });

  test('an entry of tomorrow is a finding (R11)', async () => {
    const folder = folderWithHistory();
    const before = readFileSync(join(folder, 'enclave.yaml'), 'utf8');
    const entries = [{ action: 'request' as const, by: ANA, subject: 'r-3', details: {} }];
    const now = new Date('2026-11-22T12:00:00Z');
    recordChange({ manifestFile: join(folder, 'enclave.yaml'), before, after: before, entries, now });
    expect(await verified(folder)).toMatchObject({ outcome: 1, findings: ['ledger.jsonl:6:1 ledger/time-ahead'] });
  });

  test('what is not there is a finding: the ledger, the manifest, the end of a command', async () => {
    const folder = folderWithHistory();
    writeFileSync(join(folder, 'ledger.jsonl.pending'), '{}');
    rmSync(join(folder, 'enclave.yaml'));
    const interrupted = 'ledger.jsonl.pending ledger/interrupted';
    expect(await verified(folder, 'ledger.jsonl')).toMatchObject({
      findings: ['enclave.yaml ledger/manifest-missing', interrupted],
    });
    rmSync(join(folder, 'ledger.jsonl'));
    expect(await verified(folder, 'enclave.yaml')).toMatchObject({
      findings: ['ledger.jsonl ledger/missing', interrupted],
    });
  });

  test('a ledger is opened for a manifest that never had one', async () => {
    const folder = temporaryFolder({ 'enclave.yaml': SHORT_MANIFEST });
    expect((await ledger(folder, 'note', '--by', OWNER, '--reason', 'We begin')).stdout).toContain('entry 1: open');
    expect(await verified(folder)).toMatchObject({ outcome: 0, entries: 1 });
  });

  test('each manifest of a folder has a ledger of its own', async () => {
    const folder = folderWithHistory('acme.yaml');
    expect(await verified(folder, 'acme.yaml')).toMatchObject({ outcome: 0, ledger: 'acme.ledger.jsonl' });
    expect(await verified(folder, 'acme.ledger.jsonl')).toMatchObject({ outcome: 0, entries: 5 });
  });
});

describe('show', () => {
  test('tells the history of one grant, and keeps it when the grant has lapsed (R10) (R11)', async () => {
    const { outcome, stdout } = await ledger(folderWithHistory(), 'show', '--subject', 'r-1');
    expect(outcome).toBe(0);
    expect(stdout).toBe(
      [
        '    2  2026-11-01 00:00Z  request   r-1  ana@acme.example',
        '       reason  Daily work',
        '       until  2026-11-10',
        '    3  2026-11-02 00:00Z  approve   r-1  owner@client.example',
        '    5  2026-11-11 00:00Z  lapse     r-1  owner@client.example',
      ].join('\n'),
    );
  });

  test('tells all of it since a day, for a program too (R11)', async () => {
    const folder = folderWithHistory();
    expect((await ledger(folder, 'show', '--since', '2026-11-03')).stdout).toContain('verbs  ["read","list"]');
    const { stdout } = await ledger(folder, 'show', '--since', '2026-11-03', '--format', 'json');
    const { entries } = JSON.parse(stdout) as { entries: { sequence: number }[] };
    expect(entries.map(({ sequence }) => sequence)).toEqual([4, 5]);
    expect((await ledger(folder, 'show', '--since', '2027-01-01')).stdout).toBe('no entries');
  });

  test.each([
    [['--subject', 'r-11'], 'write `--subject r-1`'],
    [['--since', '2026-02-30'], 'write the day as YYYY-MM-DD'],
  ])('a slip in %j is a mistake with a mend', async (argv, mend) => {
    const { outcome, stderr } = await ledger(folderWithHistory(), 'show', ...argv);
    expect([outcome, stderr]).toEqual([2, expect.stringContaining(mend)]);
  });

  test('what an entry says cannot forge a line of the terminal', async () => {
    const folder = folderWithHistory();
    const before = readFileSync(join(folder, 'enclave.yaml'), 'utf8');
    const entries = [{ action: 'request' as const, by: ANA, subject: 'r-3', details: { reason: 'x\u001b[2K\nr-9' } }];
    const now = new Date('2026-11-20');
    recordChange({ manifestFile: join(folder, 'enclave.yaml'), before, after: before, entries, now });
    expect((await ledger(folder, 'show', '--subject', 'r-3')).stdout.split('\n')).toHaveLength(2);
  });
});

describe('sign', () => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const { publicKey } = readSigningKey(pem, '/');
  const demand = `ledger: { signedFrom: 2026-11-01, keys: [{ email: ${OWNER}, publicKey: ${publicKey} }] }\n`;

  /** A manifest that demands signatures, edited to do so by its owner, who signs. */
  async function demanding(): Promise<{ folder: string; key: string }> {
    const folder = temporaryFolder({ 'enclave.yaml': SHORT_MANIFEST });
    const key = join(temporaryFolder({ 'key.pem': pem }), 'key.pem');
    edit(folder, 'enclave.yaml', (text) => `${text}${demand}`);
    const noted = await ledger(folder, 'note', '--by', OWNER, '--reason', 'We sign', '--key', key);
    expect([noted.outcome, noted.stderr]).toEqual([0, '']);
    return { folder, key };
  }

  test('what is not signed is a finding until its author signs all of it (R11)', async () => {
    const { folder, key } = await demanding();
    expect(await verified(folder)).toMatchObject({ outcome: 0, entries: 1 });
    edit(folder, 'enclave.yaml', (text) => `${text}# more\n`);
    await ledger(folder, 'note', '--by', OWNER, '--reason', 'More');
    expect(await verified(folder)).toMatchObject({
      outcome: 1,
      findings: ['ledger.jsonl:2:1 ledger/signature-missing'],
    });
    const { stdout } = await ledger(folder, 'sign', '--key', key);
    expect(stdout).toContain(`ledger.jsonl  entry 3: ${OWNER} signs everything before it`);
    expect(await verified(folder)).toMatchObject({ outcome: 0, entries: 3 });
    expect((await ledger(folder, 'show')).stdout).toContain(`ledger  ${OWNER}  signed`);
  });

  test('the key may stand in the environment, where a pipeline keeps it', async () => {
    const { folder } = await demanding();
    process.env.ENCLAVE_LEDGER_KEY = pem;
    try {
      expect((await ledger(folder, 'sign')).outcome).toBe(0);
    } finally {
      delete process.env.ENCLAVE_LEDGER_KEY;
    }
  });

  test('nobody signs without a key, without a ledger, or what was edited unseen', async () => {
    const { folder, key } = await demanding();
    expect((await ledger(folder, 'sign')).stderr).toContain('code  ledger/no-key');
    edit(folder, 'enclave.yaml', (text) => `${text}# unseen\n`);
    expect((await ledger(folder, 'sign', '--key', key)).stderr).toContain('code  ledger/not-recorded');
    const fresh = temporaryFolder({ 'enclave.yaml': `${SHORT_MANIFEST}${demand}` });
    expect((await ledger(fresh, 'sign', '--key', key)).stderr).toContain('code  ledger/not-recorded');
    const unlisted = await ledger(folderWithHistory(), 'sign', '--key', key);
    expect([unlisted.outcome, unlisted.stderr]).toEqual([2, expect.stringContaining(publicKey)]);
  });

  test('a manifest whose part about it cannot be read is a finding', async () => {
    const folder = folderWithHistory();
    edit(folder, 'enclave.yaml', (text) => `${text}ledger: none\n`);
    expect((await ledger(folder, 'note', '--by', OWNER, '--reason', 'A slip')).outcome).toBe(2);
    expect(await verified(folder)).toMatchObject({
      findings: ['enclave.yaml:1:1 ledger/manifest-changed', 'enclave.yaml:1:1 ledger/rules-unreadable'],
    });
  });
});

test('an edit is by whom Git knows in the folder, unless somebody says otherwise', async () => {
  const folder = folderWithHistory();
  edit(folder, 'enclave.yaml', (text) => `${text}# by hand\n`);
  spawnSync('git', ['init', '-q'], { cwd: folder });
  spawnSync('git', ['config', 'user.email', OWNER], { cwd: folder });
  expect((await ledger(folder, 'note', '--reason', 'A comment')).stdout).toBe(
    `ledger.jsonl  entry 6: edit by ${OWNER}`,
  );
});

test('an edit by nobody is not recorded', async () => {
  const folder = folderWithHistory();
  edit(folder, 'enclave.yaml', (text) => `${text}# by hand\n`);
  const { outcome, stderr } = await ledger(folder, 'note', '--by', 'Ana', '--reason', 'None');
  expect([outcome, stderr]).toEqual([2, expect.stringContaining('code  ledger/nobody')]);
});
