/** A baseline: an old estate is known, what is new counts, and what is gone is told. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckOptions } from '../../lib/commands/check';
import { checkedIn, codesOfCheck } from '../support/checked';
import { ownRule, queues } from '../support/own-rule';
import { temporaryFolder } from '../support/temporary';

const RULES: CheckOptions = { rules: ['rule.js'], only: ['acme-queue-unencrypted'] };
const KNOWN: CheckOptions = { ...RULES, baseline: 'old.json' };

/** A folder with the baseline of some queues in it. */
async function oldEstate(template: string, rule = ownRule()) {
  const folder = temporaryFolder({ 't.yaml': template, 'rule.js': rule });
  const written = await checkedIn(folder, ['t.yaml'], { ...RULES, writeBaseline: 'old.json' });
  const change = (text: string) => writeFileSync(join(folder, 't.yaml'), text);
  return { folder, written, change, file: () => readFileSync(join(folder, 'old.json'), 'utf8') };
}

test('writing one makes the weaknesses of today known', async () => {
  const { written, file } = await oldEstate(queues('One', 'Two'));
  expect(written.outcome).toBe(0);
  expect(written.stderr).toBe('wrote 2 findings to old.json');
  expect(written.report().summary).toMatchObject({ fail: 0, baseline: 2 });
  expect(JSON.parse(file())).toMatchObject({
    schemaVersion: '1',
    baseline: [
      { rule: 'acme-queue-unencrypted', target: 't.yaml', resource: 'One', property: 'KmsMasterKeyId' },
      { resource: 'Two' },
    ],
  });
});

test('moved lines and reordered resources change nothing, nor does another spelling of the path', async () => {
  const { folder, change } = await oldEstate(queues('One', 'Two'));
  change(`# a remark\n\n${queues('Two', 'One')}`);
  const { outcome, report } = await checkedIn(folder, [join(folder, 't.yaml')], KNOWN);
  expect([outcome, report().summary.baseline, report().baseline]).toEqual([0, 2, { gone: [] }]);
});

test('a new weakness fails alone; one that vanished is told', async () => {
  const { folder, change } = await oldEstate(queues('One', 'Two'));
  change(queues('Two', 'Three'));
  const { outcome, report } = await checkedIn(folder, ['t.yaml'], KNOWN);
  expect(outcome).toBe(1);
  expect(report().summary).toMatchObject({ fail: 1, baseline: 1 });
  expect(report().findings.map(({ resource, baseline }) => [resource.logicalId, baseline])).toEqual([
    ['Two', true],
    ['Three', undefined],
  ]);
  expect(report().baseline!.gone).toMatchObject([{ resource: 'One', target: 't.yaml' }]);
  const { text } = await checkedIn(folder, ['t.yaml'], { ...KNOWN, format: 'text' });
  expect(text).toContain(
    'gone since the baseline: write it again with `--write-baseline`\n  acme-queue-unencrypted  t.yaml  One',
  );
  expect(text).toContain('  1 known from the baseline; `--full` shows them');
});

test('the same property with another value is new', async () => {
  const rule = ownRule(`check(queue, world, report) {
    const name = queue.read('QueueName');
    report.fail(name, { want: 'no name' });
  },`);
  const { folder, change } = await oldEstate(queues('One'), rule);
  change(queues('One').replace('QueueName: x', 'QueueName: everybody'));
  expect((await checkedIn(folder, ['t.yaml'], KNOWN)).outcome).toBe(1);
});

test('an unknown that became a failure is new, even if it looks the same', async () => {
  const rule = ownRule(`check(queue, world, report) {
    const name = queue.read('QueueName');
    const say = name.value.kind === 'known' ? report.fail : report.unknown;
    say(name, { saw: 'something', want: 'no name' });
  },`);
  const hidden = 'Parameters: { Name: { Type: String } }\n';
  const { folder, written, change } = await oldEstate(hidden + queues('One').replace(': x', ': !Ref Name'), rule);
  expect(written.report().findings.map(({ verdict }) => verdict)).toEqual(['unknown']);
  change(queues('One'));
  expect((await checkedIn(folder, ['t.yaml'], KNOWN)).outcome).toBe(1);
});

test('an item that moved in a list is known; a second one is new', async () => {
  const rule = ownRule(`check(queue, world, report) {
    for (const tag of queue.read('Tags').each()) if (tag.read('Key').value.value === 'bad') report.fail(tag.read('Key'), { want: 'another' });
  },`);
  const tags = (...keys: string[]) =>
    queues('One').replace('QueueName: x', `Tags: [${keys.map((key) => `{ Key: ${key} }`).join(', ')}]`);
  const { folder, change } = await oldEstate(tags('bad'), rule);
  change(tags('fine', 'bad'));
  expect((await checkedIn(folder, ['t.yaml'], KNOWN)).outcome).toBe(0);
  change(tags('fine', 'bad', 'bad'));
  expect((await checkedIn(folder, ['t.yaml'], KNOWN)).report().summary).toMatchObject({ fail: 1, baseline: 1 });
});

test('what was not looked for is not gone', async () => {
  const { folder } = await oldEstate(queues('One'));
  writeFileSync(join(folder, 'other.yaml'), 'Resources: {}');
  const gone = async (paths: string[], options: CheckOptions) =>
    (await checkedIn(folder, paths, { ...KNOWN, ...options })).report().baseline!.gone.length;
  expect(await gone(['other.yaml'], {})).toBe(0);
  writeFileSync(join(folder, 't.yaml'), 'Resources: {}');
  expect(await gone(['t.yaml'], { only: ['transit'] })).toBe(0);
  expect(await gone(['t.yaml'], {})).toBe(1);
});

test('a rule that nobody may waive is never known: it is left out aloud, and an entry for it covers nothing', async () => {
  const { folder, written, file } = await oldEstate(queues('One'), ownRule('waivable: false,'));
  expect(written.outcome).toBe(1);
  expect(written.stderr).toBe('wrote 0 findings to old.json; 1 left out, because nobody may waive their rules');
  expect(JSON.parse(file())).toEqual({ schemaVersion: '1', baseline: [] });
  const { fingerprint } = written.report().findings[0]!;
  const smuggled = { fingerprint, rule: 'acme-queue-unencrypted', target: 't.yaml', resource: 'One', property: '' };
  writeFileSync(join(folder, 'old.json'), JSON.stringify({ schemaVersion: '1', baseline: [smuggled] }));
  const { outcome, report } = await checkedIn(folder, ['t.yaml'], KNOWN);
  expect([outcome, report().summary.baseline]).toEqual([1, 0]);
});

test('opinions are kept only where they count', async () => {
  const rule = ownRule("tier: 'opinion',");
  const { folder, written } = await oldEstate(queues('One'), rule);
  expect(written.stderr).toBe('wrote 0 findings to old.json');
  await checkedIn(folder, ['t.yaml'], { ...RULES, opinions: true, writeBaseline: 'old.json' });
  expect((await checkedIn(folder, ['t.yaml'], { ...KNOWN, opinions: true })).outcome).toBe(0);
});

test.each([
  ['no JSON', '{', 'baseline/syntax'],
  ['JSON of another kind', '{"findings":[]}', 'baseline/shape'],
  ['an entry without fingerprint', '{"schemaVersion":"1","baseline":[{"rule":"x"}]}', 'baseline/shape'],
  ['another version', '{"schemaVersion":"2","baseline":[]}', 'baseline/shape'],
  ['nothing', '', 'file/empty'],
])('%s is no baseline', async (_, text, code) => {
  const codes = await codesOfCheck({ 't.yaml': queues('One'), 'old.json': text }, ['t.yaml'], { baseline: 'old.json' });
  expect(codes[0]).toMatch(new RegExp(`^old\\.json(:1:1)? ${code}$`));
});

test('a baseline that is not there is a mistake, before anything is judged', async () => {
  expect(await codesOfCheck({ 't.yaml': queues('One') }, ['t.yaml'], { baseline: 'old.json' })).toEqual([
    'old.json:1:1 file/missing',
  ]);
});
