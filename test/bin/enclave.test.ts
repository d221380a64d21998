import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { run } from '../../bin/enclave';
import { fakeIo } from '../support/fake-io';
import { ownRule, queues } from '../support/own-rule';
import { temporaryFolder } from '../support/temporary';

const LAUNCHER = join(__dirname, '../../bin/enclave.js');

function spawned(args: string[], cwd = temporaryFolder(), env: Record<string, string> = {}, input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], {
    cwd,
    env: { ...process.env, ...env },
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the command line', () => {
  test('help names every command, with an example for each', async () => {
    const io = fakeIo('.');
    expect(await run(['--help'], io)).toBe(0);
    for (const command of 'init check can access policy synth guardrails rules audit ledger'.split(' ')) {
      expect(io.stdout()).toContain(command);
      const own = fakeIo('.');
      expect(await run([command, '--help'], own)).toBe(0);
      expect(own.stdout()).toMatch(/Examples:\n {2}enclave/);
    }
  });

  test.each([
    [['chekc'], 'write `enclave check`'],
    [['check', '--frmat', 'json'], 'write `--format`'],
    [['check', '--format', 'yaml'], 'see `--help`'],
    [['rules', 'vpn-sesion-unlogged'], 'write `vpn-session-unlogged`'],
  ])('a slip in %j is a mistake with a mend', async (argv, mend) => {
    const io = fakeIo('.');
    expect(await run(argv, io)).toBe(2);
    expect(io.stderr()).toContain(`mend  ${mend}`);
    expect(io.stdout()).toBe('');
  });

  test('without a command it shows the help, as a mistake', async () => {
    const io = fakeIo('.');
    expect(await run([], io)).toBe(2);
    expect(io.stderr()).toContain('Usage: enclave');
  });

  test('--only takes a list', async () => {
    const io = fakeIo(temporaryFolder({ 't.json': '{"Resources":{}}' }));
    expect(await run(['check', '--only', 'transit,logging', 't.json'], io)).toBe(0);
  });

  test('every option of check reaches it', async () => {
    const folder = temporaryFolder({ 't.yaml': queues('One'), 'rule.js': ownRule("tier: 'opinion',") });
    const ran = async (...options: string[]) => {
      const io = fakeIo(folder);
      const own = ['--rules', 'rule.js', '--only', 'acme-queue-unencrypted'];
      return [await run(['check', 't.yaml', ...own, ...options], io), io.stdout()] as const;
    };
    expect((await ran())[0]).toBe(0);
    expect((await ran('--opinions'))[0]).toBe(1);
    expect((await ran('--opinions', '--profile', 'fips'))[1]).toContain('a key in an HSM');
    expect((await ran('--opinions', '--write-baseline', 'old.json'))[0]).toBe(0);
    expect((await ran('--opinions', '--baseline', 'old.json'))[0]).toBe(0);
    expect((await ran('--opinions', '--baseline', 'old.json', '--full'))[1]).toContain('known acme-queue-unencrypted');
    expect((await ran('--format', 'sarif'))[1]).toContain('"level": "note"');
    expect((await ran('--profile', 'strict'))[0]).toBe(2);
  });

  test('every option of rules reaches it', async () => {
    const said = async (...options: string[]) => {
      const io = fakeIo(temporaryFolder({ 'rule.js': ownRule() }));
      expect(await run(['rules', ...options], io)).toBe(0);
      return io.stdout();
    };
    expect(await said('--service', 's3', '--topic', 'transit')).not.toContain('vpn-');
    expect(await said('--framework', 'acme', '--rules', 'rule.js')).toContain('acme-queue-unencrypted');
    expect(await said('--from', 'cdk-nag:VPCFlowLogsEnabled')).toContain('vpc-flow-unlogged');
    expect(await said('--test', 'rule.js')).toContain('every example shows what it says');
    expect(await said('--out', 'pages')).toContain('pages; begin with pages/index.md');
  });

  test('a place that cannot be written is a mistake with a mend, not a bug', async () => {
    const io = fakeIo(temporaryFolder({ taken: 'a file', 't.json': '{"Resources":{}}' }));
    expect(await run(['check', 't.json', '--out', 'taken/inside'], io)).toBe(2);
    expect(io.stderr()).toContain('code  file/refused');
  });
});

describe('the launcher', () => {
  test('prints its version on standard output', () => {
    expect(spawned(['--version'])).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
  });

  test('prints completions that a shell can source', () => {
    const { status, stdout } = spawned(['complete', '--', 'che']);
    expect([status, stdout.split('\t')[0]]).toEqual([0, 'check']);
    expect(spawned(['complete', '--', 'check', '--write']).stdout).toContain('--write-baseline');
    expect(spawned(['complete', 'zsh']).stdout).toContain('#compdef enclave');
  });

  test('answers cases on standard input, and ends with 2 where one is none', () => {
    const policy = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }] };
    const input = `${JSON.stringify({ id: 'a', policy })}\noops\n`;
    const { status, stdout, stderr } = spawned(['policy', 'exposure', '--cases', '-'], undefined, {}, input);
    const verdicts = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { verdict: string }).verdict);
    expect([status, verdicts]).toEqual([2, ['fail', 'unknown']]);
    expect(stderr).toContain('code  policy/case');
  });

  test('init then check, as a stranger would', () => {
    const folder = temporaryFolder();
    expect(spawned(['init', '--yes'], folder).status).toBe(0);
    const { status, stdout, stderr } = spawned(['check', '--format', 'json'], folder);
    // A slow machine hears what happens meanwhile; that is no complaint.
    expect([status, stderr.replace(/^.*…\n/gm, '')]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: '1', summary: { fail: 0, unknown: 0 } });
  });

  test('colours a terminal only: never a pipe, never against NO_COLOR', () => {
    const escape = String.fromCharCode(27);
    const colours = (env: Record<string, string>) => spawned(['rules'], undefined, env).stdout.includes(escape);
    expect(colours({ FORCE_COLOR: '' })).toBe(false);
    expect(colours({ FORCE_COLOR: '1', NO_COLOR: '' })).toBe(true);
    expect(colours({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  });
});
