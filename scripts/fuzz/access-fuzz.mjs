// Random pairs of policies by the access engine and by brute force; says what they disagree on.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);

/** True when nothing failed. */
export function fuzzAccess({ pairs, seed, requests }) {
  const { accessFuzz } = require('../../dist/scripts/fuzz/access/access-fuzz');
  const { ENGINE } = require('../../dist/scripts/fuzz/access/engine-under-test');
  const started = performance.now();
  const progress = (done) => process.stderr.write(`\r${done} pairs`);
  const result = accessFuzz({ pairs, seed, requests, progress }, ENGINE);
  const seconds = Math.round((performance.now() - started) / 1000);
  const { failures } = result;
  console.log(
    `\nseed ${seed}: ${result.pairs} pairs in ${seconds} s: ${result.passed} pass, ${result.failed} fail, ${result.unknown} unknown ` +
      `(${result.unknownThoughClear} though AWS leaves nothing open, ${result.unknownToOne} to one of eager and lazy only)\n` +
      `brute force finds a violation in ${result.violated}; ${result.beyond} fail outside its universe; ${result.incomplete} are too big for it\n` +
      `${result.compared} requests by oracle and evaluator, of which it could not judge ${result.unjudged}\n` +
      `${failures.length} failures`,
  );
  for (const { seed: own, wrong, text, wrongThen } of failures) {
    console.log(`\nseed ${own}: ${wrong.join('\n  ')}\n${text}\n  ${wrongThen.join('\n  ')}`);
  }
  return failures.length === 0;
}
