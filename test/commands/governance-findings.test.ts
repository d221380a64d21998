import { init } from '../../lib/commands/init';
import { synth } from '../../lib/commands/synth';
import { fakeIo } from '../support/fake-io';
import { SHORT_MANIFEST, shortManifestWith } from '../support/manifests';
import { checkedFiles, checkedIn } from '../support/checked';
import { temporaryFolder } from '../support/temporary';

/** Ana left, and is still called when something happens. */
const LEAVER: [string, string] = [
  'email: ana@acme.example, jobFunction: clerk }',
  'email: ana@acme.example, jobFunction: clerk, lastUsed: 2026-11-20, left: 2026-11-10 }',
];
const EXCEPTION = `
exceptions:
  - { rule: access-used-outside-stay, resource: people.ana@acme.example, reason: Ticket 7 explains it, owner: owner@client.example, expires: 2026-12-31 }
`;

const governance = (text: string, options = {}) =>
  checkedFiles({ 'enclave.yaml': text }, ['enclave.yaml'], { only: ['governance'], ...options });

test('the short manifest has nothing to answer for, and its rules are counted as passed', async () => {
  const { outcome, report } = await governance(SHORT_MANIFEST);
  expect(outcome).toBe(0);
  expect(report().findings).toEqual([]);
  expect(report().summary.pass).toBeGreaterThan(20);
});

test('a finding about the manifest names file, line and column, the part by its own name, and the property (R12)', async () => {
  const { outcome, report } = await governance(shortManifestWith(LEAVER));
  expect(outcome).toBe(1);
  expect(report().findings.filter(({ rule }) => rule === 'access-used-outside-stay')).toMatchObject([
    {
      topic: 'governance',
      verdict: 'fail',
      severity: 'error',
      target: 'acme',
      resource: { logicalId: 'people.ana@acme.example', type: 'Manifest', file: 'enclave.yaml', line: 7, column: 73 },
      property: 'lastUsed',
      saw: 'used on 2026-11-20',
    },
  ]);
});

test('an exception with owner and expiry covers a finding about the manifest', async () => {
  const { report } = await governance(`${shortManifestWith(LEAVER)}${EXCEPTION}`, {
    only: ['access-used-outside-stay', 'exception-stale'],
  });
  expect(report().findings).toMatchObject([{ exception: { owner: 'owner@client.example', expires: '2026-12-31' } }]);
  const { report: later } = await governance(`${SHORT_MANIFEST}${EXCEPTION}`);
  expect(later().findings).toMatchObject([{ rule: 'exception-stale' }]);
});

test.each(['sarif', 'junit', 'markdown', 'github', 'text'] as const)(
  'the format %s names the manifest’s line',
  async (format) => {
    const { text } = await governance(shortManifestWith(LEAVER), { format });
    expect(text).toContain('access-used-outside-stay');
    expect(text).toMatch(/enclave\.yaml/);
  },
);

test('no rule about a manifest is asked of a template', async () => {
  const template = 'Resources: { B: { Type: "AWS::S3::Bucket" } }';
  const { report } = await checkedFiles({ 'a.yaml': template }, ['a.yaml'], { only: ['governance'] });
  expect(report().findings).toEqual([]);
});

test('synthesis judges templates: an exception about the manifest is not stale there', async () => {
  const text = `${shortManifestWith(LEAVER)}${EXCEPTION}`;
  const io = fakeIo(temporaryFolder({ 'enclave.yaml': text }));
  expect(await synth(['enclave.yaml'], { out: 'cdk.out' }, io)).toBe(0);
  expect(io.stderr()).not.toContain('stale');
}, 120_000);

test('the first manifest has nothing to answer for', async () => {
  const folder = temporaryFolder();
  await init('.', { yes: true }, fakeIo(folder));
  const { outcome, report } = await checkedIn(folder, ['enclave.yaml'], { only: ['governance'] });
  expect([outcome, report().findings]).toEqual([0, []]);
});
