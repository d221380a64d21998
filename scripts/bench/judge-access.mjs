// One checker over the pairs of policies in a file, in a process of its own: `node judge-access.mjs <checker> <pairs.json>`.
// Prints how long a pair takes, how many are decided, and the peak memory.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(resolve('package.json'));
const [, , checker, file] = process.argv;
const WARM_UP = 5;
/** A pair that takes longer is left undecided, by whoever can be told to stop. */
const PAIR_MS = 5000;
/** Nobody is waited for longer: what was judged until then counts. */
const PATIENCE_MS = 60_000;
const SKETCH = resolve('../shared/prototypes/access/model.mjs');

const checkers = {
  'vendor-enclave': () => {
    const { ENGINE } = require('./dist/scripts/fuzz/access/engine-under-test');
    const side = (policy) => ({ ways: [[policy]] });
    return ({ claim, reference }) => ENGINE.compare(side(claim), side(reference), false).verdict;
  },
  /** The prototype that the engine was written from, where it lies beside the repository. */
  sketch: async () => {
    if (!existsSync(SKETCH)) return undefined;
    const { statements, newAccess } = await import(pathToFileURL(SKETCH));
    return ({ claim, reference }) => {
      try {
        return newAccess([statements(claim)], [statements(reference)]).result.toLowerCase();
      } catch {
        return 'unknown';
      }
    };
  },
  /** The same question in SMT-LIB. */
  'z3-solver': async () => {
    const { hasZ3, startZ3 } = await import('../fuzz/z3/solve.mjs');
    if (!hasZ3()) return undefined;
    const { encodeCase } = require('./dist/scripts/fuzz/z3/encode-case');
    const z3 = await startZ3(PAIR_MS);
    const side = (policy) => ({ ways: [[policy]] });
    return async ({ claim, reference }) => {
      const question = encodeCase({ claim: side(claim), reference: side(reference) }, 'plain');
      const answer = question && (await z3.isSatisfiable(question));
      return answer === undefined ? 'unknown' : answer ? 'fail' : 'pass';
    };
  },
};

const judge = await checkers[checker]();
if (!judge) {
  console.log(JSON.stringify({ failed: 'not installed' }));
  process.exit(0);
}
const pairs = JSON.parse(readFileSync(file, 'utf8'));
for (const pair of pairs.slice(0, WARM_UP)) await judge(pair);
const times = [];
const counts = { pass: 0, fail: 0, unknown: 0 };
const begin = performance.now();
for (const pair of pairs) {
  if (performance.now() - begin > PATIENCE_MS) break;
  const start = performance.now();
  counts[await judge(pair)]++;
  times.push(performance.now() - start);
}
times.sort((one, other) => one - other);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
console.log(
  JSON.stringify({
    pairs: times.length,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    maxMs: times.at(-1),
    ...counts,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }),
);
process.exit(0);
