/** Every example of every rule is a test, and the catalogue keeps its own conventions. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TOPICS } from '../../lib/common/finding';
import { outdent } from '../../lib/common/outdent';
import type { Example } from '../../lib/common/rule-card';
import { cards, judgeTemplate, rules } from '../../policies';
import { Template } from '../../lib/template';

function verdictsOf(id: string, { template, profile }: Example): string[] {
  const file = `${id}.yaml`;
  const { findings } = judgeTemplate(Template.parse({ file, text: outdent(template) }), { target: file, profile });
  // Every rule looks at the examples of all the others too: none may stop over them.
  expect(findings.filter(({ saw }) => saw.startsWith('the rule stopped'))).toEqual([]);
  return findings.filter(({ rule }) => rule === id).map(({ verdict }) => verdict);
}

describe.each(cards.map((card) => [card.id, card] as const))('%s', (id, card) => {
  for (const example of card.bad) {
    test(`fails: ${example.title}`, () => expect(verdictsOf(id, example)).toContain('fail'));
  }

  for (const example of card.good) {
    test(`is silent: ${example.title}`, () => expect(verdictsOf(id, example)).toEqual([]));
  }

  for (const example of card.unknown) {
    test(`cannot tell: ${example.title}`, () => {
      expect(verdictsOf(id, example)).toContain('unknown');
      expect(verdictsOf(id, example)).not.toContain('fail');
    });
  }

  test('says what is wrong, why it matters and what to do, in sentences', () => {
    expect(card.title).toMatch(/^[A-Z].*[^.]$/);
    expect(card.why).toMatch(/^[A-Z].*\.$/);
    expect(card.fix).toMatch(/^[A-Z].*\.$/);
    expect(TOPICS).toContain(card.topic);
  });

  test('names the pattern it flags, so that "allow <id>" reads as a sentence', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(id).not.toMatch(/^(no|require|check|ensure|must)-/);
  });

  test('names its controls as OSCAL does', () => {
    const controls = card.controls['nist-800-53-r5'] ?? [];
    expect(controls.length).toBeGreaterThan(0);
    for (const control of controls) expect(control).toMatch(/^[a-z]{2}-\d+(\.\d+)?$/);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('has examples of every kind', () => {
    expect(rule.bad.length).toBeGreaterThanOrEqual(2);
    expect(rule.good.length).toBeGreaterThanOrEqual(2);
    expect(rule.unknown.length).toBeGreaterThanOrEqual(1);
    const titles = [...rule.bad, ...rule.good, ...rule.unknown].map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('applies to resource types', () => {
    expect(rule.appliesTo.length).toBeGreaterThan(0);
    for (const type of rule.appliesTo) expect(type).toMatch(/^(AWS::\w+::\w+|Custom::AWSCDK-[\w-]+)$/);
  });
});

test('every rule file is registered, under its own name, in the folder of its topic', () => {
  const folder = join(__dirname, '../../policies/rules');
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.includes('/'));
  const expected = rules.map(({ topic, id }) => join(topic, `${id}.ts`));
  expect(files.filter((file) => file.endsWith('.ts')).sort()).toEqual(expected.sort());
  expect(files.map((file) => basename(file, '.ts')).sort()).toEqual(rules.map(({ id }) => id).sort());
});

test('a rule that nobody may waive is core and an error: it stops a synthesis', () => {
  const walls = rules.filter(({ waivable }) => waivable === false);
  expect(walls.filter(({ severity, tier }) => severity !== 'error' || tier === 'opinion')).toEqual([]);
});

test('rules and cards stand in alphabetical order, each id once', () => {
  for (const ids of [rules.map(({ id }) => id), cards.map(({ id }) => id)]) {
    expect(ids).toEqual([...new Set(ids)].sort());
  }
});

test('a card is data: the check stays behind', () => {
  expect(JSON.parse(JSON.stringify(cards))).toEqual(cards);
});
