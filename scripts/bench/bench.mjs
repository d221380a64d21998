// Start-up time, and time and memory of `check` and of `cdk synth` for 1, 10 and 100 copies of the reference enclave in one
// app; our rules beside other checkers; the access engine beside others. Medians, side by side in one run; machines differ, so
// read the ratios. Writes bench/results.json.
//   npm run bench              everything
//   npm run bench -- access    the access engine alone; the other results stay as they were
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareAccessCheckers, measureEnclaves, showAccess, showEnclaves } from './access.mjs';
import { comparePeers } from './peers.mjs';

const RUNS = 5;
const COPIES = [1, 10, 100];
const place = mkdtempSync(join(tmpdir(), 'enclave-bench-'));
const reference = readFileSync('examples/meridian-claims/enclave.yaml', 'utf8');

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const round = (number) => Math.round(number * 10) / 10;

/** Runs a script of ours some times, each in a process of its own. */
function measure(args, environment = {}) {
  const runs = Array.from({ length: RUNS + 1 }, () => {
    const file = join(place, 'usage.json');
    const result = spawnSync(process.execPath, ['--require', './scripts/bench/report-usage.cjs', ...args], {
      env: { ...process.env, ...environment, BENCH_USAGE: file },
      maxBuffer: 1 << 30,
    });
    if (result.status !== 0) throw new Error(`${args[0]} ended with ${result.status}\n${result.stderr}`);
    return JSON.parse(readFileSync(file, 'utf8'));
  }).slice(1); // the first run only warms the disk
  return Object.fromEntries(
    ['wallMs', 'cpuMs', 'peakMb'].map((key) => [key, round(median(runs.map((run) => run[key])))]),
  );
}

const cli = (...args) => measure(['bin/enclave.js', ...args]);

/** What `cdk synth` runs: the app, with our rules and the CDK's own validation inside. */
const synth = (files) =>
  measure(['dist/bin/app.js'], {
    CDK_CONTEXT_JSON: JSON.stringify({ manifest: files.join(',') }),
    CDK_OUTDIR: join(place, 'cdk.out'),
  });

/** A vendor of its own in an account of its own: two in one account could not have the same addresses. */
function copies(count) {
  const id = /^ {2}id: (\S+)/m.exec(reference)[1];
  const account = /^ {2}account: "(\d{12})"/m.exec(reference)[1];
  return Array.from({ length: count }, (_, index) => {
    const file = join(place, `copy-${index}.yaml`);
    const renamed = reference.replace(`  id: ${id}`, `  id: ${id.slice(0, 24)}-${index}`);
    writeFileSync(file, renamed.replaceAll(account, String(Number(account) + index)));
    return file;
  });
}

/** What each further enclave costs, and how many times as much in a hundred as in ten: 1 is linear. */
function growthOf({ 1: one, 10: ten, 100: hundred }) {
  const to10 = (ten.cpuMs - one.cpuMs) / 9;
  const to100 = (hundred.cpuMs - ten.cpuMs) / 90;
  return {
    furtherMsTo10: round(to10),
    furtherMsTo100: round(to100),
    furtherMb: round((hundred.peakMb - ten.peakMb) / 90),
    growth: round(to100 / to10),
  };
}

const RESULTS = 'bench/results.json';

function writeResults(results) {
  mkdirSync('bench', { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
}

if (process.argv[2] === 'access') {
  const before = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : { node: process.version };
  const [access, proven] = [compareAccessCheckers(place), measureEnclaves(place)];
  writeResults({ ...before, access, proven });
  rmSync(place, { recursive: true });
  showAccess(access);
  showEnclaves(proven);
  process.exit(0);
}

const results = { node: process.version, runs: RUNS, help: cli('--help'), check: {}, synth: {} };
for (const count of COPIES) {
  const files = copies(count);
  results.check[count] = cli('check', ...files, '--format', 'json');
  results.synth[count] = synth(files);
}
results.growth = { check: growthOf(results.check), synth: growthOf(results.synth) };

results.peers = comparePeers(place);
results.access = compareAccessCheckers(place);
results.proven = measureEnclaves(place);

writeResults(results);
rmSync(place, { recursive: true });

const row = (name, { wallMs, cpuMs, peakMb }) =>
  console.log(
    `${name.padEnd(22)} ${String(wallMs).padStart(8)} ms  ${String(cpuMs).padStart(8)} ms cpu  ${String(peakMb).padStart(7)} MB`,
  );
row('enclave --help', results.help);
for (const [name, growth] of Object.entries(results.growth)) {
  for (const count of COPIES) row(`${name}, ${count} enclave${count > 1 ? 's' : ''}`, results[name][count]);
  console.log(
    `each further enclave    ${growth.furtherMsTo10} ms cpu up to 10, ${growth.furtherMsTo100} ms up to 100: growth ${growth.growth} (1 is linear); ${growth.furtherMb} MB`,
  );
}

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
showAccess(results.access);
showEnclaves(results.proven);
