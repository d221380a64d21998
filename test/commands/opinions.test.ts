/** Opinions are told apart, and the profile reaches the rules. */
import { ownRule, queues } from '../support/own-rule';
import { checkedFiles } from '../support/checked';

const FILES = { 't.yaml': queues('One', 'Two'), 'rule.js': ownRule("tier: 'opinion',") };
const OPTIONS = { rules: ['rule.js'], only: ['acme-queue-unencrypted'] };

test('opinions are findings of their own count, and no reason for exit code 1', async () => {
  const { outcome, report } = await checkedFiles(FILES, ['t.yaml'], OPTIONS);
  expect(report().findings.map(({ tier, verdict }) => [tier, verdict])).toEqual(Array(2).fill(['opinion', 'fail']));
  expect(report().summary).toMatchObject({ fail: 0, unknown: 0, opinions: 2 });
  expect(outcome).toBe(0);
});

test('--opinions lets them count as their verdict', async () => {
  const { outcome, report } = await checkedFiles(FILES, ['t.yaml'], { ...OPTIONS, opinions: true });
  expect(report().summary).toMatchObject({ fail: 2, opinions: 0 });
  expect(outcome).toBe(1);
});

test('an unknown opinion does not stop --strict, until --opinions', async () => {
  const hidden = `Parameters: { Key: { Type: String } }\n${queues('One').replace('QueueName: x', 'KmsMasterKeyId: !Ref Key')}`;
  const files = { ...FILES, 't.yaml': hidden };
  const strict = { ...OPTIONS, strict: true };
  expect((await checkedFiles(files, ['t.yaml'], strict)).outcome).toBe(0);
  expect((await checkedFiles(files, ['t.yaml'], { ...strict, opinions: true })).outcome).toBe(1);
});

test('the text folds them into one line for each target', async () => {
  const { text } = await checkedFiles(FILES, ['t.yaml'], { ...OPTIONS, format: 'text' });
  expect(text).toContain('\n\n  2 opinions; `--opinions` shows them\n\n');
  expect(text).not.toContain('acme-queue-unencrypted');
  expect(text).toMatch(/0 fail, 0 unknown, 0 excepted, 2 opinions$/);
  const shown = await checkedFiles(FILES, ['t.yaml'], { ...OPTIONS, format: 'text', opinions: true });
  expect(shown.text).toContain('fail acme-queue-unencrypted (exposure, error, opinion)');
  expect(shown.text).not.toContain('--opinions');
});

test('the profile reaches the rules and is named in the report', async () => {
  const wants = async (profile?: 'fips') => {
    const report = (await checkedFiles(FILES, ['t.yaml'], { ...OPTIONS, profile })).report();
    return [report.profile, report.findings[0]!.want];
  };
  expect(await wants()).toEqual(['modern', 'a key']);
  expect(await wants('fips')).toEqual(['fips', 'a key in an HSM']);
});
