// Breaks the enclaves of examples/ in every small way, one at a time, and asks whether `enclave check` says so.
//   npm run test:mutation                       every mutant of every example
//   npm run test:mutation -- --sample 40        every 40th of them
//   npm run test:mutation -- --only <text>      those whose line contains the text
// Exit 1 when a mutant survives that `enclave-survivors.txt` does not list with a reason.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { mutateEnclaves } = createRequire(import.meta.url)(join(root, 'dist/scripts/mutation/enclave-mutation.js'));
const { values } = parseArgs({ options: { sample: { type: 'string', default: '1' }, only: { type: 'string' } } });

const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
const progress = (done, of) => {
  if (process.stderr.isTTY && done % 20 === 0) process.stderr.write(`\r${done} of ${of}`);
};
try {
  const result = await mutateEnclaves({ root, folder, sample: Number(values.sample), only: values.only, progress });
  const { mutants, killed, accepted, survivors, saidBefore } = result;
  for (const said of saidBefore) console.log(`before anything was broken: ${said}`);
  for (const line of survivors) console.log(line);
  const judged = mutants - accepted.length;
  const rate = ((100 * killed) / judged).toFixed(1);
  console.log(
    `${mutants} mutants: ${killed} killed, ${accepted.length} weaken nothing, ${survivors.length} survive; ` +
      `${rate} % killed`,
  );
  process.exitCode = survivors.length + saidBefore.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
