/** What other tools call our rules: the table is whole, and the question is answered. */
import { rules, type RulesOptions } from '../../lib/commands/rules';
import type { UserError } from '../../lib/common/user-error';
import { cards } from '../../policies';
import { loadPeers, parsePeers } from '../../policies/peers';
import { fakeIo } from '../support/fake-io';

const ids = new Set(cards.map(({ id }) => id));
const HEAD = 'source,rule,ours,reason\n';

test('every id in the table exists, and every row has ours or a reason', () => {
  const peers = loadPeers();
  expect(peers.length).toBeGreaterThan(50);
  expect(peers.flatMap(({ ours }) => ours).filter((id) => !ids.has(id))).toEqual([]);
  expect(peers.filter(({ ours, reason }) => ours.length === 0 && reason === '')).toEqual([]);
  expect(peers.filter(({ source, rule }) => !source || !rule)).toEqual([]);
});

test('the table is CSV as spreadsheets write it; several rows about one rule are one answer', () => {
  const text = `${HEAD}a,R1,one two,\r\na,R2,,"house taste, ""they"" say"\na,r1,three,only for X\n`;
  expect(parsePeers(text)).toEqual([
    { source: 'a', rule: 'R1', ours: ['one', 'two', 'three'], reason: 'only for X' },
    { source: 'a', rule: 'R2', ours: [], reason: 'house taste, "they" say' },
  ]);
  expect(() => parsePeers(`${HEAD}a,b,c\n`)).toThrow('row 2');
  expect(() => parsePeers('rule,source\n')).toThrow('begins with');
});

async function asked(from: string[], options: RulesOptions = {}): Promise<string> {
  const io = fakeIo('.');
  await rules(undefined, { ...options, from }, io);
  return io.stdout();
}

test.each(['cdk-nag:S3BucketSSLRequestsOnly', 'CDK-NAG:s3bucketsslrequestsonly', 's3BucketSSLRequestsOnly'])(
  '%s is answered with ours and its title',
  async (name) => {
    const { title } = cards.find(({ id }) => id === 'bucket-plaintext-allowed')!;
    expect(await asked([name])).toBe(`cdk-nag:S3BucketSSLRequestsOnly\n  bucket-plaintext-allowed  ${title}`);
  },
);

test('the ids that people know, and the short names of tools', async () => {
  expect(await asked(['checkov:CKV_AWS_2'])).toContain('alb-listener-plaintext');
  expect(await asked(['trivy:AVD-AWS-0013'])).toBe(await asked(['trivy-checks:AVD-AWS-0013']));
});

test('several are answered at once, a source with all of its rules', async () => {
  expect((await asked(['cdk-nag:S3BucketSSLRequestsOnly', 'cdk-nag:VPCFlowLogsEnabled'])).split('\n\n')).toHaveLength(
    2,
  );
  const all = loadPeers().filter(({ source }) => source === 'cdk-nag').length;
  expect((await asked(['cdk-nag'])).split('\n\n')).toHaveLength(all);
  const answers = JSON.parse(await asked(['cdk-nag'], { format: 'json' })) as {
    ours: { id: string; title: string }[];
  }[];
  expect(answers).toHaveLength(all);
  expect(answers[0]!.ours[0]!.title).toMatch(/^[A-Z]/);
});

test.each<[string, string | RegExp]>([
  ['cdk-nag:S3BucketSSLRequestOnly', 'write `--from cdk-nag:S3BucketSSLRequestsOnly`'],
  ['S3BucketSSLRequestOnly', 'write `--from cdk-nag:S3BucketSSLRequestsOnly`'],
  ['cdknag', 'write `--from cdk-nag`'],
  ['checkov:Quite_another_thing_altogether_1', /run `enclave rules --from checkov`/],
])('%s is not known: %s', async (name, mend) => {
  const problems = await asked([name]).catch((error: unknown) => (error as UserError).problems);
  expect(problems).toMatchObject([{ code: 'rules/from', mend: expect.stringMatching(mend) as string }]);
});
