import { rules } from '../../lib/commands/rules';
import { UserError } from '../../lib/common/user-error';
import type { RuleCard } from '../../lib/common/rule-card';
import { ourCards as cards } from '../../lib/commands/catalogue';
import { fakeIo } from '../support/fake-io';
import { ownRule } from '../support/own-rule';
import { temporaryFolder } from '../support/temporary';

test('the catalogue lists every rule with its title', async () => {
  const io = fakeIo('.');
  expect(await rules(undefined, {}, io)).toBe(0);
  for (const card of cards) expect(io.stdout()).toContain(`${card.id}`);
});

test('one rule is explained with its bad and good examples', async () => {
  const io = fakeIo('.');
  await rules('vpn-session-unlogged', {}, io);
  expect(io.stdout()).toMatch(/why {3}.+\nmend {2}.+\nrule {2}nist-800-53-r5: /);
  expect(io.stdout()).toMatch(/bad: .+\n\n {4}Resources:/);
  expect(io.stdout()).toMatch(/good: .+\n\n {4}Resources:/);
});

test('JSON holds the whole card', async () => {
  const io = fakeIo('.');
  await rules('vpn-session-unlogged', { format: 'json' }, io);
  expect(JSON.parse(io.stdout()) as RuleCard).toEqual(cards.find((card) => card.id === 'vpn-session-unlogged'));
});

test('an unknown rule suggests the nearest one', async () => {
  await expect(rules('vpn-sesion-unlogged', {}, fakeIo('.'))).rejects.toThrow(UserError);
});

describe('the catalogue by a word', () => {
  const ids = async (options: Parameters<typeof rules>[1]) => {
    const io = fakeIo('.');
    await rules(undefined, { ...options, format: 'json' }, io);
    return (JSON.parse(io.stdout()) as RuleCard[]).map(({ id }) => id);
  };

  test('topic, service and framework each leave what is about them, in any case', async () => {
    expect(await ids({ topic: 'logging' })).toContain('vpn-session-unlogged');
    expect(await ids({ topic: 'logging' })).not.toContain('vpn-certificate-alone');
    expect(await ids({ service: 'S3' })).toEqual(await ids({ service: 's3' }));
    expect(await ids({ service: 's3' })).toContain('bucket-plaintext-allowed');
    expect(await ids({ service: 's3' })).not.toContain('vpn-session-unlogged');
    expect(await ids({ framework: 'nist-800-53-r5' })).toHaveLength(cards.length);
    const both = await ids({ service: 'ec2', topic: 'logging' });
    expect(both).toContain('vpn-session-unlogged');
    expect(both).not.toContain('vpn-certificate-alone');
  });

  test.each([
    [{ topic: 'loging' }, 'rules/topic', '--topic logging'],
    [{ service: 'elasticach' }, 'rules/service', '--service elasticache'],
    [{ framework: 'nist-800-53' }, 'rules/framework', '--framework nist-800-53-r5'],
  ])('%j is told, with the nearest', async (options, code, mend) => {
    const problems = await ids(options).catch((error: unknown) => (error as UserError).problems);
    expect(problems).toMatchObject([{ code, mend: `write \`${mend}\`` }]);
  });
});

test('the catalogue marks what counts less, and what nobody may waive', async () => {
  const folder = temporaryFolder({ 'a.js': ownRule("tier: 'opinion', waivable: false,") });
  const io = fakeIo(folder);
  await rules(undefined, { rules: ['a.js'] }, io);
  expect(io.stdout()).toMatch(/acme-queue-unencrypted +Queue without a key of ours \(opinion, not waivable\)$/m);
  const one = fakeIo(folder);
  await rules('acme-queue-unencrypted', { rules: ['a.js'] }, one);
  expect(one.stdout()).toContain('acme-queue-unencrypted (exposure, error, opinion, not waivable)');
});
