import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { decide } from '../../lib/commands/decide';
import { DECISIONS, markAssembly, refuseUndecided } from '../../lib/commands/marked-assembly';
import { synth } from '../../lib/commands/synth';
import { type UserError } from '../../lib/common/user-error';
import { checkedFiles, codesOfCheck } from '../support/checked';
import { agreedSet } from '../../lib/governance/controls';
import { fakeIo } from '../support/fake-io';
import { NOW, parse, SHORT_MANIFEST, shortManifestWith } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';

const STOP =
  'stops: [{ stop: regulation-forbids, reason: Records may not leave, by: owner@client.example, on: 2026-11-01 }]';
const OVERRIDE =
  'override: { by: [owner@client.example, ciso@client.example], reason: The regulator was asked, expires: 2026-12-31 }';
const ENDS = 'ends: 2027-12-31';
const stopped = shortManifestWith([ENDS, `${ENDS}, ${STOP}`]);
const overridden = shortManifestWith([ENDS, `${ENDS}, ${STOP}, ${OVERRIDE}`]);

const control = (concern: string) => `
controls:
  - id: least-access
    statement: A job function reaches only what it was granted
    owner: client
    accountable: kim@client.example
    backup: lee@client.example
    evaluation: Each grant is weighed against its purpose
    approvers: [owner@client.example]
    verification: [The access matrix is proven before every deployment]
    concerns: [${concern}]
`;

function decided(text: string) {
  const io = fakeIo(temporaryFolder({ 'enclave.yaml': text }));
  const outcome = decide('enclave.yaml', { format: 'json' }, io);
  return {
    code: outcome,
    ...(JSON.parse(io.stdout()) as { outcome: string; concerns: object[]; objections: object[]; override?: object }),
  };
}

test('nothing speaks against a short pilot: move forward (R33)', () => {
  expect(decided(SHORT_MANIFEST)).toMatchObject({ code: 0, outcome: 'move-forward', concerns: [], objections: [] });
});

test('a concern that is specific, controllable and agreed moves forward (R22, R33)', () => {
  expect(decided(`${SHORT_MANIFEST}${control('Data could be copied out')}`)).toMatchObject({
    code: 0,
    outcome: 'move-forward',
    concerns: [{ specific: true, controllable: true, agreed: true, controls: ['least-access'] }],
  });
});

test('a concern that names no harm is escalated, and its line is named (R22, R33)', () => {
  expect(decided(`${SHORT_MANIFEST}${control('Outsourcing is risky')}`)).toMatchObject({
    code: 1,
    outcome: 'escalate',
    concerns: [{ specific: 'unknown', question: expect.stringContaining('what could happen') as string }],
    objections: [
      {
        outcome: 'escalate',
        file: 'enclave.yaml',
        line: 26,
        mend: expect.stringContaining('ask whoever raised it') as string,
      },
    ],
  });
});

test.each([
  ['specific: true, ', 'move-forward', true],
  ['specific: false, ', 'escalate', false],
  ['', 'escalate', 'unknown'],
])('where the manifest says %s, what it says of a concern goes first: %s (R22, R33)', (said, outcome, specific) => {
  const concern = `concerns: [{ id: mood, text: Outsourcing is risky, raisedBy: Board, ${said}controls: [least-access] }]\n`;
  const decision = decided(SHORT_MANIFEST + concern);
  expect(decision).toMatchObject({ outcome, concerns: [{ specific }] });
  expect(JSON.stringify(decision.objections).includes('ask Board: ')).toBe(specific === 'unknown');
});

test('past the pilot both parties must have signed what answers a concern, as it is now (R20, R33)', () => {
  const limited = shortManifestWith([ENDS, `stage: limited, ${ENDS}`]);
  const text = `${limited}${control('Data could be copied out')}`;
  const { digest } = agreedSet(parse(text).manifest);
  const signed = (of: string, ...parties: string[]) =>
    `agreement: { digest: "${of}", signatures: [${parties.map((party) => `{ party: ${party}, name: N, on: 2026-11-01 }`).join(', ')}] }\n`;
  expect(decided(text)).toMatchObject({ outcome: 'escalate', concerns: [{ agreed: false }] });
  expect(decided(text + signed(digest, 'client'))).toMatchObject({ outcome: 'escalate' });
  expect(decided(text + signed(digest, 'client', 'vendor'))).toMatchObject({ outcome: 'move-forward' });
  const other = `sha256:${'0'.repeat(64)}`;
  expect(decided(text + signed(other, 'client', 'vendor'))).toMatchObject({ outcome: 'escalate' });
});

test.each([
  ['no-data-boundary', 'restructure'],
  ['client-does-not-commit', 'escalate'],
  ['regulation-forbids', 'restructure'],
])('the stop %s calls to %s (R08, R33)', (stop, outcome) => {
  expect(decided(stopped.replace('regulation-forbids', stop))).toMatchObject({ code: 1, outcome });
});

test('`check` fails on a stop, and nobody alone may except it (R33)', async () => {
  const exception =
    'exceptions: [{ rule: decision-against, resource: engagement.*, reason: Hurry, owner: owner@client.example, expires: 2026-12-31 }]\n';
  const { outcome, report } = await checkedFiles({ 'enclave.yaml': stopped + exception }, ['enclave.yaml'], {
    only: ['governance'],
  });
  expect(outcome).toBe(1);
  expect(
    report()
      .findings.map(({ rule }) => rule)
      .sort(),
  ).toEqual(['decision-against', 'exception-refused']);
});

test('one person twice is no override', async () => {
  const alone = overridden.replace('ciso@client.example', 'Owner@client.example');
  expect(await codesOfCheck({ 'enclave.yaml': alone }, ['enclave.yaml'])).toEqual([
    'enclave.yaml:4:161 manifest/override-alone',
  ]);
});

test.each(['text', 'json', 'sarif', 'junit', 'markdown', 'github'] as const)(
  'an override by two people lets it pass, and the report as %s shows who they are (R33)',
  async (format) => {
    const { outcome, text } = await checkedFiles({ 'enclave.yaml': overridden }, ['enclave.yaml'], {
      only: ['governance'],
      format,
    });
    expect(outcome).toBe(0);
    expect(text).toMatch(/owner(@|&#64;)client\.example and ciso(@|&#64;)client\.example/);
    expect(text).toContain('2026-12-31');
  },
);

test('an override that has run out lets nothing pass (R33)', async () => {
  const late = overridden.replace('expires: 2026-12-31', 'expires: 2026-11-20');
  const { outcome } = await checkedFiles({ 'enclave.yaml': late }, ['enclave.yaml'], { only: ['governance'] });
  expect(outcome).toBe(1);
});

const refusals = (folder: string, now = NOW) => {
  try {
    refuseUndecided(folder, now);
    return [];
  } catch (error) {
    return (error as UserError).problems.map(({ code }) => code);
  }
};

test('`synth` marks the assembly, so that a deployment refuses what must not go forward (R33)', async () => {
  const io = fakeIo(temporaryFolder({ 'enclave.yaml': stopped }));
  expect(await synth(['enclave.yaml'], { out: 'cdk.out' }, io)).toBe(1);
  const folder = join(io.cwd, 'cdk.out');
  expect(JSON.parse(readFileSync(join(folder, DECISIONS), 'utf8'))).toMatchObject({
    decisions: [{ vendor: 'acme', stack: 'enclave-acme', outcome: 'restructure', refused: true }],
  });
  expect(io.stderr()).toContain('must not be deployed');
  expect(refusals(folder)).toEqual(['deploy/decision-against']);
  rmSync(join(folder, DECISIONS));
  expect(refusals(folder)).toEqual(['deploy/undecided']);
  expect(existsSync(join(folder, 'manifest.json'))).toBe(true);
}, 120_000);

test.each([
  ['nothing speaks against it', SHORT_MANIFEST, '2026-11-21', []],
  ['two people override it', overridden, '2026-11-21', []],
  ['their override ran out after synthesis', overridden, '2027-01-01', ['deploy/decision-against']],
])('a deployment is asked when %s (R33)', (_, text, day, codes) => {
  const folder = temporaryFolder();
  markAssembly([parse(text)], folder, NOW);
  expect(refusals(folder, new Date(`${day}T12:00:00Z`))).toEqual(codes);
});
