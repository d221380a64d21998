/** Every example of every rule about manifests is a test, and the list keeps its conventions. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ourCards } from '../../../lib/commands/catalogue';
import { judgeManifest, placeOf } from '../../../lib/governance/judge-manifest';
import { EXAMPLE_DAY, type ManifestExample } from '../../../lib/governance/manifest-rule';
import { manifestRules } from '../../../lib/governance/rules';
import { manifestWithParts } from '../../support/manifest-excerpt';

const NOW = new Date(`${EXAMPLE_DAY}T12:00:00Z`);

const saidOf = (id: string, { template, ledger }: ManifestExample) =>
  judgeManifest(
    manifestWithParts(template, NOW),
    manifestRules.filter((rule) => rule.id === id),
    EXAMPLE_DAY,
    ledger,
  ).observations.map(({ rule: _, ...said }) => said);

describe.each(manifestRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  for (const example of rule.bad) {
    test(`fails${example.at === undefined ? '' : ', in its place'}: ${example.title}`, () => {
      const said = saidOf(id, example);
      expect(said.length).toBeGreaterThan(0);
      if (example.at !== undefined) expect(said.map(placeOf)).toEqual(example.at);
      for (const { position } of said)
        expect(position).toMatchObject({ file: 'enclave.yaml', line: expect.any(Number) as number });
    });
  }

  for (const example of rule.good) {
    test(`is silent: ${example.title}`, () => expect(saidOf(id, example)).toEqual([]));
  }

  test('says of some bad example where it is found', () =>
    expect(rule.bad.some(({ at }) => at !== undefined)).toBe(true));

  test('says what is wrong, why it matters and what to do, in sentences', () => {
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.why).toMatch(/^[A-Z].*\.$/);
    expect(rule.fix).toMatch(/^[A-Z].*\.$/);
    expect([rule.bad.length, rule.good.length].every((count) => count >= 2)).toBe(true);
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    for (const control of rule.controls['nist-800-53-r5']!) expect(control).toMatch(/^[a-z]{2}-\d+(\.\d+)?$/);
  });
});

test('every rule file is registered under its own name', () => {
  const folder = join(__dirname, '../../../lib/governance/rules');
  const files = readdirSync(folder).filter((file) => file !== 'index.ts');
  expect(files.map((file) => basename(file, '.ts')).sort()).toEqual(manifestRules.map(({ id }) => id));
});

test('the ids of all rules differ, and stand in order', () => {
  const ids = ourCards.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test('no rule, and no word of governance, names a country (R35)', () => {
  const folder = join(__dirname, '../../../lib/governance');
  const texts = (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => /\.(ts|ya?ml|md)$/.test(file))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
  expect(texts.length).toBeGreaterThan(30);
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const countries = letters
    .flatMap((one) => letters.map((other) => one + other))
    .map((code) => names.of(code)!)
    .filter((name) => name.length > 2);
  expect(countries).toEqual(expect.arrayContaining(['Philippines', 'India', 'Germany']));
  const found = texts.flatMap(([file, text]) =>
    countries
      .filter((name) => new RegExp(`\\b${name.replace(/[^\w ]/g, '.')}\\b`).test(text))
      .map((name) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});
