import Ajv from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, type CheckOptions } from '../../lib/commands/check';
import { UserError } from '../../lib/common/user-error';
import type { FindingsReport } from '../../lib/reports/findings-report';
import { fakeIo } from '../support/fake-io';
import { SHORT_MANIFEST, shortManifestWith } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';

const UNLOGGED_VPN = `
Resources:
  Vpn:
    Type: AWS::EC2::ClientVpnEndpoint
    Properties:
      AuthenticationOptions: [{ Type: federated-authentication }]
      ConnectionLogOptions: { Enabled: LOGGED }
`.trimStart();
const TRAIL_WITHOUT_DIGEST = JSON.stringify(
  { Resources: { T: { Type: 'AWS::CloudTrail::Trail', Properties: {} } } },
  null,
  2,
);

/** Two rules and what is said of exceptions: tests of how a check works must not hang on the rest of the catalogue. */
const SHOWN = ['trail-digest-missing', 'vpn-session-unlogged', 'governance'];

async function checked(files: Record<string, string>, paths: string[], options: CheckOptions = {}) {
  const folder = temporaryFolder(files);
  const io = fakeIo(folder);
  const outcome = await check(paths, { format: 'json', ...options }, io);
  return { folder, outcome, report: JSON.parse(io.stdout()) as FindingsReport };
}

async function codesOf(files: Record<string, string>, paths: string[], options: CheckOptions = {}): Promise<string[]> {
  try {
    await checked(files, paths, options);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map((problem) => `${problem.where} ${problem.code}`);
  }
}

describe('a manifest', () => {
  test('becomes an enclave with nothing to complain about, and proofs', async () => {
    const { outcome, report } = await checked({ 'enclave.yaml': SHORT_MANIFEST }, ['.']);
    expect(outcome).toBe(0);
    expect(report.summary).toMatchObject({ fail: 0, unknown: 0, excepted: 0 });
    expect(report.proofs.length).toBeGreaterThan(10);
    expect(report.proofs.filter((proof) => proof.verdict !== 'pass')).toEqual([]);
    expect(report.targets).toEqual([{ name: 'acme', file: 'enclave.yaml', resources: expect.any(Number) as number }]);
  });

  test('with two offices has nothing to complain about, and nothing that nobody knows', async () => {
    const file = join(__dirname, '../../examples/two-offices/enclave.yaml');
    const { outcome, report } = await checked({ 'enclave.yaml': readFileSync(file, 'utf8') }, ['enclave.yaml'], {
      strict: true,
    });
    expect(outcome).toBe(0);
    expect(report.summary).toMatchObject({ fail: 0, unknown: 0, excepted: 0 });
  });

  test('that excepts what is not there has a stale exception, at its line', async () => {
    const exception =
      'exceptions: [{ rule: vpn-session-unlogged, resource: "*", reason: x, owner: o@x.example, expires: 2027-01-01 }]\n';
    const { outcome, report } = await checked({ 'a.yaml': SHORT_MANIFEST + exception }, ['a.yaml'], { only: SHOWN });
    expect(outcome).toBe(1);
    expect(report.findings).toMatchObject([
      { rule: 'exception-stale', resource: { file: 'a.yaml', line: 16, column: 14 } },
    ]);
  });

  test('that excepts until a past day has an expired exception', async () => {
    const exception =
      'exceptions: [{ rule: vpn-session-unlogged, resource: "*", reason: x, owner: o@x.example, expires: 2026-01-01 }]\n';
    const { report } = await checked({ 'a.yaml': SHORT_MANIFEST + exception }, ['a.yaml'], { only: SHOWN });
    expect(report.findings.map((finding) => finding.rule)).toEqual(['exception-expired']);
  });
});

describe('any template', () => {
  test('is judged, with line and column, in YAML and JSON, in one call with a manifest', async () => {
    const { outcome, report } = await checked(
      {
        'enclave.yaml': SHORT_MANIFEST,
        'vpn.yaml': UNLOGGED_VPN.replace('LOGGED', 'false'),
        'trail.json': TRAIL_WITHOUT_DIGEST,
      },
      ['enclave.yaml', 'vpn.yaml', 'trail.json'],
      { only: SHOWN },
    );
    expect(outcome).toBe(1);
    expect(report.targets).toHaveLength(3);
    expect(report.findings.map(({ rule, resource }) => [rule, resource.line, resource.column])).toEqual([
      ['vpn-session-unlogged', 6, 31],
      ['trail-digest-missing', expect.any(Number), expect.any(Number)],
    ]);
  });

  test('that hides an answer is unknown: clean, unless --strict', async () => {
    const files = {
      'vpn.yaml': `Parameters: { Log: { Type: String } }\n${UNLOGGED_VPN.replace('LOGGED', '!Ref Log')}`,
    };
    expect((await checked(files, ['vpn.yaml'], { only: SHOWN })).outcome).toBe(0);
    const { outcome, report } = await checked(files, ['vpn.yaml'], { only: SHOWN, strict: true });
    expect([outcome, report.summary.unknown, report.summary.fail]).toEqual([1, 1, 0]);
  });

  test('is judged only by what --only names', async () => {
    const files = { 'vpn.yaml': UNLOGGED_VPN.replace('LOGGED', 'false') };
    expect((await checked(files, ['vpn.yaml'], { only: ['transit'] })).report.findings).toEqual([]);
    expect((await checked(files, ['vpn.yaml'], { only: ['vpn-session-unlogged'] })).report.findings).toHaveLength(1);
    expect(await codesOf(files, ['vpn.yaml'], { only: ['loging'] })).toEqual(['--only check/only']);
  });
});

describe('what was asked for is kept', () => {
  test('--out leaves the assembly and the report', async () => {
    const { folder, report } = await checked({ 'enclave.yaml': SHORT_MANIFEST }, ['enclave.yaml'], { out: 'evidence' });
    expect(JSON.parse(readFileSync(join(folder, 'evidence/findings.json'), 'utf8'))).toEqual(report);
    expect(existsSync(join(folder, 'evidence/cdk.out/enclave-acme.template.json'))).toBe(true);
  });

  test('an assembly that synth left is judged like the manifest it came from', async () => {
    const { folder } = await checked({ 'enclave.yaml': SHORT_MANIFEST }, ['enclave.yaml'], { out: 'evidence' });
    const io = fakeIo(folder);
    expect(await check(['evidence/cdk.out'], { format: 'json' }, io)).toBe(0);
    expect((JSON.parse(io.stdout()) as FindingsReport).targets[0]).toMatchObject({ name: 'enclave-acme' });
  });
});

describe('one name, one target', () => {
  const stackFiles = (folder: string, enabled: string) => ({
    [`${folder}/manifest.json`]: JSON.stringify({
      version: '1.0.0',
      artifacts: { S: { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.json' } } },
    }),
    [`${folder}/S.json`]: JSON.stringify({
      Resources: { T: { Type: 'AWS::CloudTrail::Trail', Properties: { EnableLogFileValidation: enabled } } },
    }),
  });

  test('stacks of one name in two assemblies go by their files', async () => {
    const { report } = await checked({ ...stackFiles('a', 'true'), ...stackFiles('b', 'false') }, ['a', 'b'], {
      only: SHOWN,
    });
    expect(new Set(report.targets.map(({ name }) => name)).size).toBe(2);
    expect(report.findings.map(({ target }) => target)).toEqual([expect.stringMatching(/b\/S\.json$/)]);
  });

  test('what is named twice is judged once', async () => {
    const { report } = await checked(stackFiles('a', 'false'), ['a', './a', 'a/'], { only: SHOWN });
    expect([report.targets.length, report.findings.length]).toEqual([1, 1]);
  });

  test('an answer about nothing is refused', async () => {
    const files = {
      'a/manifest.json': '{"artifacts":{}}',
      ...stackFiles('b', 'true'),
      'b/enclave.yaml': SHORT_MANIFEST,
    };
    expect(await codesOf(files, ['a', 'b'])).toEqual(['a target/no-stacks', 'b target/two-things-here']);
  });
});

test('a name cannot forge a line on the terminal', async () => {
  const escape = String.fromCharCode(27);
  const template = {
    Resources: { [`T${escape}[2J\nfake: 0 fail`]: { Type: 'AWS::CloudTrail::Trail', Properties: {} } },
  };
  const io = fakeIo(temporaryFolder({ 't.json': JSON.stringify(template) }));
  await check(['t.json'], {}, io);
  expect(io.stdout()).toContain('T·[2J·fake: 0 fail');
  expect(io.stdout()).not.toContain(escape);
});

describe('mistakes are told all at once', () => {
  test('over several targets', async () => {
    const files = { 'a.yaml': 'apiVersion: vendor-enclave/v9\n', 'b.json': '{ "Resources": ', 'c/readme.txt': 'hello' };
    expect(await codesOf(files, ['a.yaml', 'b.json', 'c', 'nowhere.yaml'])).toEqual([
      'a.yaml:1:13 manifest/version',
      expect.stringMatching(/b\.json:1:\d+ template\//),
      'c target/nothing-here',
      'nowhere.yaml:1:1 file/missing',
    ]);
  });

  test('a manifest of five megabytes is refused, though a template may be as large', async () => {
    const padding = `# ${'x'.repeat(5 * 1024 * 1024)}\n`;
    const files = { 'big.yaml': SHORT_MANIFEST + padding, 'big.template.yaml': `Resources: {}\n${padding}` };
    expect(await codesOf(files, ['big.yaml'])).toEqual(['big.yaml:1:1 file/too-large']);
    expect(await codesOf(files, ['big.template.yaml'])).toEqual([]);
  });

  test('beside another is proven to have no way into it, and says so where it has one', async () => {
    const beta = (email: string) =>
      shortManifestWith(
        ['id: acme', 'id: beta'],
        ['region: eu-central-1 }', 'region: eu-central-1, cidr: 10.64.4.0/22 }'],
        ['clientVpn: {', 'clientVpn: { clientCidr: 10.96.4.0/22,'],
        ['ana@acme.example, jobFunction', `${email}, jobFunction`],
        ['ben@acme.example', 'ben@beta.example'],
        ['requestedBy: ana@acme.example', 'requestedBy: lead@client.example'],
      );
    const verdictsWith = async (email: string) => {
      const { report } = await checked({ 'a.yaml': SHORT_MANIFEST, 'b.yaml': beta(email) }, ['a.yaml', 'b.yaml']);
      const between = report.proofs.filter(({ claim }) => claim.includes('another enclave'));
      return between.map(({ target, verdict, witness }) => [target, verdict, witness]);
    };
    expect(await verdictsWith('eva@beta.example')).toEqual([
      ['acme', 'pass', null],
      ['beta', 'pass', null],
    ]);
    expect(await verdictsWith('Ana@acme.example')).toEqual([
      ['acme', 'fail', 'ana@acme.example enters this enclave and beta'],
      ['beta', 'fail', 'Ana@acme.example enters this enclave and acme'],
    ]);
  });

  test('two manifests may not share a vendor id', async () => {
    const files = { 'a.yaml': SHORT_MANIFEST, 'b.yaml': shortManifestWith(['Acme Services', 'Another']) };
    expect(await codesOf(files, ['a.yaml', 'b.yaml'])).toEqual(['b.yaml:2:15 target/duplicate-vendor']);
  });
});

test('the JSON form keeps its published schema', async () => {
  const schema = JSON.parse(readFileSync(join(__dirname, '../../findings.schema.json'), 'utf8')) as object;
  const { report } = await checked(
    { 'enclave.yaml': SHORT_MANIFEST, 'vpn.yaml': UNLOGGED_VPN.replace('LOGGED', 'false') },
    ['enclave.yaml', 'vpn.yaml'],
  );
  const validate = new Ajv().compile(schema);
  expect(validate(report) ? [] : validate.errors).toEqual([]);
});

test('the text form says what was built, what is wrong, and why', async () => {
  const folder = temporaryFolder({
    'enclave.yaml': SHORT_MANIFEST,
    'vpn.yaml': UNLOGGED_VPN.replace('LOGGED', 'false'),
  });
  const io = fakeIo(folder);
  await check(['enclave.yaml', 'vpn.yaml'], { only: SHOWN }, io);
  expect(io.stdout()).toMatch(/built acme\n {2}\d+ resources: 1 network, 2 isolated subnets/);
  expect(io.stdout()).toMatch(
    /\nVpn \(.*\)\n {2}vpn\.yaml:6:31 {2}fail vpn-session-unlogged \(logging, error\)\n {4}6 \| .*\n {6}\| {40}\^{5}\n {4}at .*\n {4}saw {3}false\n {4}want /,
  );
  expect(io.stdout()).toMatch(/\d+ pass, 1 fail, 0 unknown, 0 excepted$/);
});
