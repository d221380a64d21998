/** A few hundred broken templates on every run; `npm run test:fuzz` judges a hundred thousand. */
import { outdent } from '../../lib/common/outdent';
import { parseTemplateSource } from '../../lib/template/template-source';
import { cards } from '../../policies';
import { type Engine, fuzz, makeCase } from '../../scripts/fuzz/fuzz';
import { judgeCase } from '../../scripts/fuzz/judge-case';
import { ownSeeds } from '../../scripts/fuzz/seeds';

const examples = cards.flatMap(({ bad, good, unknown }) =>
  [...bad, ...good, ...unknown].map(
    ({ template }) => parseTemplateSource({ file: 'example.yaml', text: outdent(template) }).raw,
  ),
);
const seeds = [...examples, ...ownSeeds()];

test('four hundred broken templates: none throws, none hangs', () => {
  const { judged, refused, failures } = fuzz(
    { cases: 400, seed: 20_261_121, seeds, millisecondsMax: 10_000 },
    { judge: judgeCase },
  );
  expect(failures).toEqual([]);
  expect(judged).toBeGreaterThan(250);
  expect(refused).toBeGreaterThan(10);
});

test('the same seed makes the same case', () => {
  const texts = [7, 7, 8].map((seed) => makeCase(seed, seeds).text);
  expect(texts[0]).toBe(texts[1]);
  expect(texts[2]).not.toBe(texts[0]);
});

test('what breaks is made small, and can be repeated by its seed', () => {
  const engine: Engine = {
    judge: (_, text) => {
      if (text.includes('AWS::S3::Bucket"')) throw new Error('buckets break us');
      return true;
    },
  };
  const { failures } = fuzz({ cases: 100, seed: 1, seeds: ownSeeds() }, engine);
  const shortest = failures.map(({ text }) => text).sort((one, other) => one.length - other.length)[0]!;
  expect(shortest.length).toBeLessThan(80);
  expect(makeCase(failures[0]!.seed, ownSeeds()).text).toContain('AWS::S3::Bucket');
});

test('what is slow twice is a failure', () => {
  const slow = fuzz({ cases: 1, seed: 1, seeds: [{ Resources: {} }], millisecondsMax: -1 }, { judge: () => true });
  expect(slow.failures[0]!.why).toMatch(/^took \d+ ms$/);
});
