import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit, type AuditOptions } from '../../lib/commands/audit';
import { check } from '../../lib/commands/check';
import { type UserError } from '../../lib/common/user-error';
import type { AuditItem } from '../../lib/live';
import { deployFake } from '../support/deploy-fake';
import { type FakeAws, startFakeAws } from '../support/fake-aws';
import { fakeIo } from '../support/fake-io';
import { SHORT_MANIFEST } from '../support/manifests';
import { isolateCredentials } from '../support/no-credentials';
import { temporaryFolder } from '../support/temporary';

isolateCredentials({ AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' });

let folder: string;
let aws: FakeAws;

/** The short manifest's enclave, deployed. */
beforeAll(async () => {
  folder = temporaryFolder({ 'enclave.yaml': SHORT_MANIFEST });
  await check(['.'], { out: 'built' }, fakeIo(folder));
  const template = readFileSync(join(folder, 'built/cdk.out/enclave-acme.template.json'), 'utf8');
  aws = await startFakeAws(deployFake(JSON.parse(template) as Parameters<typeof deployFake>[0], 'enclave-acme'));
});
afterAll(() => aws.stop());
beforeEach(() => (aws.faults = []));

async function audited(options: AuditOptions = {}) {
  const io = fakeIo(folder);
  const outcome = await audit('.', { endpointUrl: aws.endpoint, ...options }, io);
  return { outcome, stdout: io.stdout() };
}

test('what was deployed as claimed matches', async () => {
  const { outcome, stdout } = await audited();
  expect(outcome).toBe(0);
  expect(stdout).toMatch(/^role\/clerk {2}arn:aws:iam::111122223333:role\/enclave\/acme\//m);
  expect(stdout).toMatch(/\d+ matches, 0 unverified, 0 drifted, 0 missing, 0 extra$/);
});

test('what was changed by hand is named with both sides (R24)', async () => {
  const { settings } = aws.account.vpns[0]!;
  const { splitTunnel } = settings;
  settings.splitTunnel = true;
  const { outcome, stdout } = await audited({ format: 'json' });
  settings.splitTunnel = splitTunnel!;
  const report = JSON.parse(stdout) as { summary: Record<string, number>; items: AuditItem[] };
  expect([outcome, report.summary]).toEqual([
    1,
    { matches: expect.any(Number) as number, unverified: 0, drifted: 1, missing: 0, extra: 0 },
  ]);
  expect(report.items.find((item) => item.state === 'drifted')).toMatchObject({
    component: 'client-vpn',
    property: 'SplitTunnel',
    synthesised: 'false',
    deployed: 'true',
  });
});

test('what nobody can verify is printed and counted, and no finding', async () => {
  const { network } = aws.account;
  aws.account.network = network!.map((one) => ({ ...one, tags: { 'vendor-enclave:vendor': 'acme' } }));
  const { outcome, stdout } = await audited();
  aws.account.network = network;
  expect(outcome).toBe(0);
  expect(stdout).toMatch(/^ {2}unverified {2}VpcId\n {4}cannot tell whether this is ours: \w+ = vpc-[0-9a-f]+$/m);
  expect(stdout).toMatch(/ [1-9]\d* unverified, 0 drifted, 0 missing, 0 extra$/);
});

test('a denied call ends the audit with the action and a mend', async () => {
  aws.faults = [{ action: 'ListRoles', kind: 'denied' }];
  const problem = await audited().catch((error: unknown) => (error as UserError).problems[0]);
  expect(problem).toMatchObject({ code: 'aws/denied' });
  expect(JSON.stringify(problem)).toContain('iam:ListRoles');
});
