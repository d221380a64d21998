import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { synth } from '../../lib/commands/synth';
import { UserError } from '../../lib/common/user-error';
import { fakeIo } from '../support/fake-io';
import { SHORT_MANIFEST } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';

test('the assembly is written, and judged on the way', async () => {
  const folder = temporaryFolder({ 'enclave.yaml': SHORT_MANIFEST });
  const io = fakeIo(folder);
  expect(await synth(['.'], { out: 'cdk.out' }, io)).toBe(0);
  expect(io.stdout()).toContain('enclave-acme  cdk.out/enclave-acme.template.json');
  expect(existsSync(join(folder, 'cdk.out/validation-report.json'))).toBe(true);
});

test('a stale exception is a warning there too', async () => {
  const exception =
    'exceptions: [{ rule: vpn-session-unlogged, resource: "*", reason: x, owner: o@x.example, expires: 2027-01-01 }]\n';
  const folder = temporaryFolder({ 'enclave.yaml': SHORT_MANIFEST + exception });
  const io = fakeIo(folder);
  expect(await synth(['enclave.yaml'], { out: 'cdk.out', format: 'json' }, io)).toBe(0);
  expect(JSON.stringify(JSON.parse(io.stdout()))).toContain('exception-stale');
});

test('an expired exception fails synthesis', async () => {
  const exception =
    'exceptions: [{ rule: vpn-session-unlogged, resource: "*", reason: x, owner: o@x.example, expires: 2026-01-01 }]\n';
  const folder = temporaryFolder({ 'enclave.yaml': SHORT_MANIFEST + exception });
  expect(await synth(['enclave.yaml'], { out: 'cdk.out' }, fakeIo(folder))).toBe(1);
});

test('a mistake in the manifest reaches the user as it is', async () => {
  const folder = temporaryFolder({ 'enclave.yaml': 'apiVersion: vendor-enclave/v2\n', 't.json': '{"Resources":{}}' });
  const problems = synth(['enclave.yaml', 't.json'], { out: 'cdk.out' }, fakeIo(folder)).catch((error: unknown) =>
    error instanceof UserError ? error.problems.map(({ code }) => code) : error,
  );
  expect(await problems).toEqual(['manifest/version', 'target/not-a-manifest']);
});
