// The access engine beside z3 on random pairs of policies: `npm run test:z3 -- [--pairs 500] [--seed 1] [--timeout 5000]`.
// Needs `npm run build` and z3-solver, wherever Node finds it: in node_modules, or in a folder that NODE_PATH names.
// Exit 1 when the two disagree; what one of them leaves open counts as undecided.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { startZ3 } from './solve.mjs';

const require = createRequire(import.meta.url);
const { makeCase } = require('../../../dist/scripts/fuzz/access/make-case');
const { ENGINE } = require('../../../dist/scripts/fuzz/access/engine-under-test');
const { encodeCase } = require('../../../dist/scripts/fuzz/z3/encode-case');

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    timeout: { type: 'string', default: '5000' },
  },
});
const z3 = await startZ3(Number(values.timeout));
const count = { pairs: 0, pass: 0, fail: 0, undecided: 0, unknown: 0, disagreed: 0 };
const milliseconds = { ours: 0, z3: 0 };
for (let index = 0; count.pairs < Number(values.pairs); index++) {
  const seed = (Number(values.seed) + index * 2_654_435_761) >>> 0;
  const { claim, reference } = makeCase(seed);
  const question = encodeCase({ claim, reference });
  if (question === undefined) continue;
  count.pairs++;
  const started = performance.now();
  const { verdict, witness } = ENGINE.compare(claim, reference, false);
  const between = performance.now();
  const answer = await z3.isSatisfiable(question);
  milliseconds.ours += between - started;
  milliseconds.z3 += performance.now() - between;
  if (verdict === 'unknown') count.unknown++;
  else if (answer === undefined) count.undecided++;
  else if (answer === (verdict === 'fail')) count[verdict]++;
  else {
    count.disagreed++;
    console.log(
      `\nseed ${seed}: the engine says ${verdict}, z3 ${answer ? 'that there is a request' : 'that there is none'}`,
    );
    console.log(JSON.stringify({ claim, reference, witness }));
  }
  if (count.pairs % 50 === 0) process.stderr.write(`\r${count.pairs} pairs`);
}
console.log(
  `\nseed ${values.seed}: ${count.pairs} pairs: both pass ${count.pass}, both fail ${count.fail}, ${count.disagreed} disagree; ` +
    `z3 leaves ${count.undecided} undecided, the engine ${count.unknown}; ours ${Math.round(milliseconds.ours)} ms, ` +
    `z3 ${Math.round(milliseconds.z3)} ms`,
);
await z3.stop();
process.exit(count.disagreed > 0 ? 1 : 0);
