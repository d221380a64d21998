import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { idFrom } from '../../lib/commands/first-manifest';
import { init } from '../../lib/commands/init';
import { UserError } from '../../lib/common/user-error';
import { loadManifest } from '../../lib/manifest';
import { fakeIo } from '../support/fake-io';
import { NOW } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';

async function codesOf(run: Promise<unknown>): Promise<string[]> {
  return run.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      return error.problems.map((problem) => `${problem.where} ${problem.code}`);
    },
  );
}

test('with --yes a manifest that loads is written, and the next step is named', async () => {
  const folder = temporaryFolder();
  const io = fakeIo(folder);
  expect(await init('.', { yes: true }, io)).toBe(0);
  expect(loadManifest(join(folder, 'enclave.yaml'), NOW).manifest.vendor.id).toBe('example-vendor');
  expect(io.stdout()).toContain('next  enclave check enclave.yaml');
});

test('answers and flags end up in the manifest', async () => {
  const folder = temporaryFolder();
  const io = fakeIo(folder, { 'Name of the vendor': 'Acme: "quotes" & more', Region: 'eu-west-1' });
  await init('vendors/acme', { account: '999988887777' }, io);
  expect(io.asked()[1]).toMatch(/^Region of the enclave \[af-south-1: \].*\[us-west-2: \]$/);
  const { manifest } = loadManifest(join(folder, 'vendors/acme/enclave.yaml'), NOW);
  expect(manifest.vendor).toMatchObject({ id: 'acme-quotes-more', name: 'Acme: "quotes" & more' });
  expect(manifest.placement).toMatchObject({ account: '999988887777', region: 'eu-west-1' });
  expect(manifest.connect.samlProviderArn).toContain(':999988887777:');
});

test('a manifest that is there is not overwritten without --force', async () => {
  const folder = temporaryFolder({ 'enclave.yaml': 'mine' });
  expect(await codesOf(init('.', { yes: true }, fakeIo(folder)))).toEqual(['enclave.yaml:1:1 init/exists']);
  expect(readFileSync(join(folder, 'enclave.yaml'), 'utf8')).toBe('mine');
  await init('.', { yes: true, force: true }, fakeIo(folder));
  expect(readFileSync(join(folder, 'enclave.yaml'), 'utf8')).toContain('apiVersion');
});

test('every bad flag is named at once, and nothing is written', async () => {
  const folder = temporaryFolder();
  const run = init('.', { yes: true, account: '12', region: 'Frankfurt' }, fakeIo(folder));
  expect(await codesOf(run)).toEqual(['--account manifest/account', '--region manifest/region']);
  expect(readdirSync(folder)).toEqual([]);
});

test('flags that contradict each other are refused before anything is written', async () => {
  const folder = temporaryFolder();
  const run = init(
    '.',
    { yes: true, resource: 'arn:aws:redshift:eu-central-1:111122223333:cluster:x' },
    fakeIo(folder),
  );
  expect((await codesOf(run)).join()).toContain('manifest/boundary-service');
  expect(existsSync(join(folder, 'enclave.yaml'))).toBe(false);
});

test('examples stay in the partition of the region', async () => {
  const folder = temporaryFolder();
  await init('.', { yes: true, region: 'cn-north-1' }, fakeIo(folder));
  const { manifest } = loadManifest(join(folder, 'enclave.yaml'), NOW);
  expect(manifest.dataBoundaries[0]!.resources).toEqual(['arn:aws-cn:s3:::example-vendor-work/inbox/*']);
});

test('without a terminal and without --yes nobody is asked', async () => {
  expect(await codesOf(init('.', {}, fakeIo(temporaryFolder())))).toEqual(['enclave init init/not-interactive']);
});

test.each([
  ['Meridian Claims, Inc.', 'meridian-claims-inc'],
  ['Société Générale', 'societe-generale'],
  ['3M', 'vendor-3m'],
  ['株式会社', 'vendor'],
  ['A very long vendor name that goes on and on', 'a-very-long-vendor-name-that-goe'],
])('the id of %s is %s', (name, id) => expect(idFrom(name)).toBe(id));

const MERIDIAN = join(__dirname, '../../examples/meridian-claims/enclave.yaml');

test('a second engagement starts from the first: how the client works, and nobody who worked there (R32)', async () => {
  const folder = temporaryFolder({ 'first.yaml': readFileSync(MERIDIAN, 'utf8') });
  const io = fakeIo(folder);
  expect(await init('.', { yes: true, from: 'first.yaml', owner: 'lena.berg@meridian.example' }, io)).toBe(0);
  const text = readFileSync(join(folder, 'enclave.yaml'), 'utf8');
  const { manifest } = loadManifest(join(folder, 'enclave.yaml'), NOW);
  expect(manifest.controls.map(({ id }) => id)).toEqual([
    'named-sign-in',
    'least-access',
    'session-limits',
    'everything-recorded',
    'calls-to-the-insured',
  ]);
  expect(manifest).toMatchObject({
    engagement: { stage: 'pilot', promotions: [] },
    training: { required: ['Handling personal data of insured people'] },
    conflicts: [{ duties: ['requester', 'reviewer'] }],
    logging: { retentionDays: 731, lockDays: 400 },
    connect: { clientVpn: { sessionHoursMax: 10 } },
    drills: [],
    reviews: { held: [] },
  });
  expect(manifest.engagement.decision).toBeUndefined();
  expect(manifest.agreement).toBeUndefined();
  for (const gone of ['bayanihan', 'claims-adjuster', '2027-06-30', 'Santos']) expect(text).not.toContain(gone);
  expect(io.stdout()).toMatch(/reused \d\d % of the new manifest from first\.yaml: .*5 controls/);
  expect(io.stdout()).toMatch(/left .*people.*grants/);
});

test('what the vendor answered for, the new owner answers for (R19, R32)', async () => {
  const folder = temporaryFolder({ 'first.yaml': readFileSync(MERIDIAN, 'utf8') });
  await init('.', { yes: true, from: 'first.yaml', owner: 'lena.berg@meridian.example' }, fakeIo(folder));
  const { manifest } = loadManifest(join(folder, 'enclave.yaml'), NOW);
  expect(manifest.controls.find(({ id }) => id === 'session-limits')).toMatchObject({
    accountable: 'jonas.weber@meridian.example',
    backup: 'lena.berg@meridian.example',
  });
  expect(manifest.controlOwners).toMatchObject({
    client: { accountable: expect.stringMatching(/@meridian\.example$/) as string },
    vendor: { accountable: 'first.person@vendor.example', backup: 'second.person@vendor.example' },
  });
});

test('a profile is some parts of a manifest, and a regulation goes with it (R32)', async () => {
  const profile = 'engagement: { regulations: [payment-cards] }\negress: { domains: [updates.client.example] }\n';
  const folder = temporaryFolder({ 'house.yaml': profile });
  const io = fakeIo(folder);
  await init('.', { yes: true, from: 'house.yaml' }, io);
  const { manifest } = loadManifest(join(folder, 'enclave.yaml'), NOW);
  expect(manifest.engagement.regulations).toEqual(['payment-cards']);
  expect(manifest.egress.domains).toEqual(['updates.client.example']);
  expect(io.stdout()).toMatch(/reused \d+ % .*: .*egress/);
  expect(io.stdout()).toMatch(/^then {2}record the vendor’s certificates under `dueDiligence`/m);
  // A profile that speaks of no control makes the new manifest speak of none.
  expect(manifest.controlOwners).toEqual({});
});

test('an example and the first manifest hand on what passes again, except what people must still do (R32)', async () => {
  const folder = temporaryFolder();
  await init('first', { yes: true }, fakeIo(folder));
  const io = fakeIo(folder);
  await init('second', { yes: true, from: 'first' }, io);
  expect(io.stdout()).toContain('reused 0 %');
});

test.each([
  ['- a\n- b\n', 'init/profile'],
  ['a: [\n', 'yaml/syntax'],
])('a profile that is none is refused: %j', async (profile, code) => {
  const folder = temporaryFolder({ 'house.yaml': profile });
  expect(await codesOf(init('.', { yes: true, from: 'house.yaml' }, fakeIo(folder)))).toContainEqual(
    expect.stringContaining(code),
  );
  expect(readdirSync(folder)).toEqual(['house.yaml']);
});
