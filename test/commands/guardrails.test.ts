import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../bin/enclave';
import { fakeIo } from '../support/fake-io';
import { SHORT_MANIFEST } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';

const FILES = ['declarative-ec2.json', 'rcp-data.json', 'scp-record.json', 'scp-walls.json'];

function ran(...options: string[]) {
  const folder = temporaryFolder({ 'enclave.yaml': SHORT_MANIFEST });
  const io = fakeIo(folder);
  return run(['guardrails', ...options], io).then((code) => ({ code, folder, io }));
}

test('the documents are written, and the text says who attaches what where', async () => {
  const { code, folder, io } = await ran('--organization', 'o-a1b2c3d4e5', '--out', 'made');
  expect(code).toBe(0);
  expect(readdirSync(join(folder, 'made')).sort()).toEqual(FILES);
  for (const file of FILES) {
    expect(() => JSON.parse(readFileSync(join(folder, 'made', file), 'utf8')) as unknown).not.toThrow();
    expect(io.stdout()).toContain(`made/${file}`);
  }
  expect(io.stdout()).toMatch(/management account.*\n.*account 111122223333/);
});

test('the qualifier of another bootstrap names another role', async () => {
  const { io } = await ran('--organization', 'o-a1b2c3d4e5', '--qualifier', 'acme');
  expect(io.stdout()).toContain('role/cdk-acme-cfn-exec-role-111122223333-eu-central-1');
});

test.each([
  ['none', []],
  ['a wildcard', ['--organization', '*']],
])('as organisation, %s is a mistake with a mend', async (_title, options) => {
  const { code, io } = await ran(...options);
  expect(code).toBe(2);
  expect(io.stderr()).toContain('code  guardrails/organization');
});
