import { rules } from '../../lib/commands/rules';
import { UserError } from '../../lib/common/user-error';
import type { RuleCard } from '../../lib/common/rule-card';
import { cards } from '../../policies/catalogue';
import { fakeIo } from '../support/fake-io';

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
