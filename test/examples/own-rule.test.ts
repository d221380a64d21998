/** The example of a rule of one's own, run as its reader would: spawned, as an ES module, with the built package. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary';

const ROOT = join(__dirname, '../..');
const RULE = join(ROOT, 'examples/own-rule/queue-unencrypted.mjs');

function enclave(args: string[], cwd = temporaryFolder()) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/enclave.js'), ...args], {
    cwd,
    encoding: 'utf8',
  });
  // A slow machine hears what happens meanwhile; that is no complaint.
  return { status, stdout, stderr: stderr.replace(/^.*…\n/gm, '') };
}

test('its examples show what they say', () => {
  const { status, stdout, stderr } = enclave(['rules', '--test', RULE]);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    /^acme-queue-unencrypted\n {2}as it says {2}bad: .*\n {2}as it says {2}good: .*\n {2}as it says {2}unknown: .*\nevery example shows what it says\n$/,
  );
});

test('it judges, stands in the catalogue, and gets a page', () => {
  const folder = temporaryFolder({ 't.yaml': 'Resources: { Orders: { Type: AWS::SQS::Queue } }' });
  const judged = enclave(
    ['check', 't.yaml', '--rules', RULE, '--only', 'acme-queue-unencrypted', '--format', 'json'],
    folder,
  );
  expect([judged.status, JSON.parse(judged.stdout)]).toMatchObject([
    1,
    { summary: { fail: 1 }, findings: [{ rule: 'acme-queue-unencrypted', controls: { acme: ['queues-2'] } }] },
  ]);
  expect(enclave(['rules', '--rules', RULE]).stdout).toContain('acme-queue-unencrypted');
  expect(enclave(['rules', '--rules', RULE, '--framework', 'acme', '--format', 'json']).stdout).toContain('queues-2');
  expect(enclave(['rules', '--rules', RULE, '--out', 'pages'], folder).stdout).toMatch(
    /^wrote \d+ pages; begin with pages\/index\.md\n$/,
  );
  expect(existsSync(join(folder, 'pages/acme-queue-unencrypted.md'))).toBe(true);
  expect(readFileSync(join(folder, 'pages/index.md'), 'utf8')).toContain(
    '### acme\n\n- queues-2: [`acme-queue-unencrypted`]',
  );
});
