// Start-up time, and time and memory of `check` for 1, 10 and 100 copies of the demo enclave. Medians of several
// whole processes, side by side in one run; machines differ, so read the ratios. Writes bench/results.json.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { comparePeers } from './peers.mjs';

const RUNS = 5;
const COPIES = [1, 10, 100];
const place = mkdtempSync(join(tmpdir(), 'enclave-bench-'));
const reference = readFileSync('examples/meridian-claims/enclave.yaml', 'utf8');

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const round = (number) => Math.round(number * 10) / 10;

function measure(args) {
  const runs = Array.from({ length: RUNS + 1 }, () => {
    const file = join(place, 'usage.json');
    const result = spawnSync(
      process.execPath,
      ['--require', './scripts/bench/report-usage.cjs', 'bin/enclave.js', ...args],
      {
        env: { ...process.env, BENCH_USAGE: file },
        maxBuffer: 1 << 30,
      },
    );
    if (result.status !== 0) throw new Error(`enclave ${args[0]} ended with ${result.status}\n${result.stderr}`);
    return JSON.parse(readFileSync(file, 'utf8'));
  }).slice(1); // the first run only warms the disk
  return Object.fromEntries(
    ['wallMs', 'cpuMs', 'peakMb'].map((key) => [key, round(median(runs.map((run) => run[key])))]),
  );
}

function copies(count) {
  return Array.from({ length: count }, (_, index) => {
    const file = join(place, `copy-${index}.yaml`);
    const id = /^ {2}id: (\S+)/m.exec(reference)[1];
    const named = reference.replace(`  id: ${id}`, `  id: ${id.slice(0, 24)}-${index}`);
    // Two enclaves of one account and region must not share a range.
    const apart = named
      .replace(/^ {2}cidr: \S+/m, `  cidr: 10.${128 + index}.0.0/22`)
      .replace(/clientCidr: \S+/, `clientCidr: 10.${128 + index}.4.0/22`);
    writeFileSync(file, apart);
    return file;
  });
}

const results = { node: process.version, runs: RUNS, help: measure(['--help']), check: {} };
for (const count of COPIES) results.check[count] = measure(['check', ...copies(count), '--format', 'json']);

const [one, ten, hundred] = COPIES.map((count) => results.check[count]);
results.perFurtherEnclaveMs = {
  to10: round((ten.wallMs - one.wallMs) / 9),
  to100: round((hundred.wallMs - ten.wallMs) / 90),
};
results.growth = round(results.perFurtherEnclaveMs.to100 / results.perFurtherEnclaveMs.to10);

results.peers = comparePeers(place);

mkdirSync('bench', { recursive: true });
writeFileSync('bench/results.json', `${JSON.stringify(results, null, 2)}\n`);
rmSync(place, { recursive: true });

const row = (name, { wallMs, cpuMs, peakMb }) =>
  console.log(
    `${name.padEnd(22)} ${String(wallMs).padStart(8)} ms  ${String(cpuMs).padStart(8)} ms cpu  ${String(peakMb).padStart(7)} MB`,
  );
row('enclave --help', results.help);
for (const count of COPIES) row(`check, ${count} enclave${count > 1 ? 's' : ''}`, results.check[count]);
console.log(
  `each further enclave    ${results.perFurtherEnclaveMs.to10} ms up to 10, ${results.perFurtherEnclaveMs.to100} ms up to 100: growth ${results.growth} (1 is linear)`,
);

console.log(
  '\nper scenario: from text to findings (median of the rounds after the first), the load and the judging in it, the first\n' +
    'round, peak memory, and how many times ours the total is; cdk-nag loads a template as constructs, the validation while it judges',
);
for (const { scenario, checker, totalMs, judgeMs, loadMs, firstMs, peakMb, failed } of results.peers) {
  const ours = results.peers.find((one) => one.scenario === scenario);
  const numbers = failed
    ? `stopped: ${failed}`
    : [totalMs, loadMs, judgeMs, firstMs].map((ms) => `${String(ms).padStart(8)} ms`).join(' ') +
      `${String(peakMb).padStart(7)} MB ${String(round(totalMs / ours.totalMs)).padStart(6)} x`;
  console.log(`${scenario.padEnd(32)} ${checker.padEnd(24)} ${numbers}`);
}
