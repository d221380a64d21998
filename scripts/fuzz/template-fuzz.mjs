// Judges mutated templates and reports what throws, hangs or eats memory.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const { fuzz } = require('../../dist/scripts/fuzz/fuzz');
const { ownSeeds } = require('../../dist/scripts/fuzz/seeds');
const { judgeCase } = require('../../dist/scripts/fuzz/judge-case');
const { outdent } = require('../../dist/lib/common/outdent');
const { parseTemplateSource } = require('../../dist/lib/template/template-source');
const { cards } = require('../../dist/policies');

const rawOf = (file, text) => {
  try {
    return [parseTemplateSource({ file, text }).raw];
  } catch {
    return [];
  }
};
/** True when nothing failed. */
export function fuzzTemplates({ cases, seed, folder }) {
  const examples = cards.flatMap((card) =>
    [...card.bad, ...card.good, ...card.unknown].flatMap(({ template }) => rawOf('example.yaml', outdent(template))),
  );
  const given = folder
    ? readdirSync(folder, { recursive: true })
        .map((name) => join(folder, name))
        .filter((file) => /\.(ya?ml|json|template)$/.test(file) && statSync(file).size < 200_000)
        .flatMap((file) => rawOf(file, readFileSync(file, 'utf8')))
    : [];
  const seeds = [...examples, ...ownSeeds(), ...given];
  const started = performance.now();
  const result = fuzz(
    { cases: Number(cases), seed: Number(seed), seeds, progress: (done) => process.stderr.write(`\r${done} cases`) },
    { judge: judgeCase },
  );
  const seconds = Math.round((performance.now() - started) / 1000);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `\nseed ${seed}, ${seeds.length} seed templates: ${result.judged} judged, ${result.refused} refused in ${seconds} s; ` +
      `slowest ${Math.round(result.slowest)} ms (seed ${result.slowestSeed}), peak memory ${memory} MB, ${result.failures.length} failures`,
  );
  for (const failure of result.failures)
    console.log(`\nseed ${failure.seed} (${failure.file}): ${failure.why}\n${failure.text}`);
  return result.failures.length === 0;
}
