// Our access engine beside the sketch it was written from and z3, on the same pairs of policies in the same run; then all
// proofs of one enclave, and a template of 200 roles.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const require = createRequire(resolve('package.json'));
const CHECKERS = ['vendor-enclave', 'sketch', 'z3-solver'];
const SCENARIOS = [
  { statements: 2, pairs: 120 },
  { statements: 20, pairs: 60 },
  { statements: 50, pairs: 30 },
  { statements: 100, pairs: 24 },
];

/** Every way in and out beside every other, and every kind of data. */
const LARGEST = 'test/examples/everything-at-once.yaml';

const round = (number) => Math.round(number * 100) / 100;

/** Rows of numbers, in milliseconds and megabytes; `pass`, `fail` and `unknown` count pairs. */
export function compareAccessCheckers(place) {
  const { makePolicyPairs } = require('./dist/scripts/bench/make-policies');
  return SCENARIOS.flatMap(({ statements, pairs }) => {
    const file = join(place, `pairs-of-${statements}.json`);
    writeFileSync(file, JSON.stringify(makePolicyPairs(pairs, statements)));
    return CHECKERS.map((checker) => ({ statements, checker, ...run('judge-access.mjs', checker, file) }));
  });
}

const ENCLAVES = ['examples/minimal/enclave.yaml', 'examples/meridian-claims/enclave.yaml', LARGEST];

/** What the engine is for: the proofs of whole enclaves, and escalations among many roles. */
export function measureEnclaves(place) {
  const built = join(place, 'enclave.json');
  const enclaves = ENCLAVES.map((manifest) => {
    const { failed } = run('judge-enclave.mjs', 'build', manifest, built);
    return { manifest, ...(failed ? { failed } : run('judge-enclave.mjs', 'proofs', built)) };
  });
  return { enclaves, roles: run('judge-enclave.mjs', 'roles') };
}

function run(script, ...args) {
  const result = spawnSync(process.execPath, [`scripts/bench/${script}`, ...args], { encoding: 'utf8' });
  const line = result.stdout?.trim().split('\n').pop() ?? '';
  if (result.status !== 0) return { failed: result.stderr.trim().split('\n').pop()?.slice(0, 200) ?? 'stopped' };
  const numbers = Object.entries(JSON.parse(line));
  return Object.fromEntries(numbers.map(([name, value]) => [name, typeof value === 'number' ? round(value) : value]));
}

export function showAccess(rows) {
  console.log(
    '\npairs of policies, one within the other? A pair: median, p95, longest; verdicts; peak memory; median of ours',
  );
  for (const { statements, checker, failed, medianMs, p95Ms, maxMs, pass, fail, unknown, peakMb } of rows) {
    const ours = rows.find((one) => one.statements === statements);
    const numbers = failed
      ? `stopped: ${failed}`
      : [medianMs, p95Ms, maxMs].map((ms) => `${String(ms).padStart(9)} ms`).join(' ') +
        `  ${pass} pass, ${fail} fail, ${unknown} unknown ${String(Math.round(peakMb)).padStart(5)} MB ` +
        `${String(round(medianMs / ours.medianMs)).padStart(7)} x`;
    console.log(`${String(statements).padStart(3)} statements  ${checker.padEnd(16)} ${numbers}`);
  }
}

export function showEnclaves({ enclaves, roles }) {
  console.log(
    '\nall proofs of one enclave: the first round of a process, whose modules are loaded; a later one; shares of the first; peak',
  );
  for (const { manifest, failed, proofs, unproven, firstMs, laterMs, peakMb, ...one } of enclaves) {
    console.log(`${manifest.padEnd(40)} ${failed ? `stopped: ${failed}` : `${proofs} proofs, ${unproven} not passed`}`);
    if (failed) continue;
    console.log(
      `  ${firstMs} ms, later ${laterMs} ms, ${Math.round(peakMb)} MB; the engine's proofs ${one.engineShare} of it; ` +
        `slowest ${one.slowestShare}, ${one.slowestMs} ms: ${one.slowest}`,
    );
  }
  console.log(
    roles.failed
      ? `roles: stopped: ${roles.failed}`
      : `${roles.roles} roles: read ${roles.readMs} ms, escalations ${roles.escalationMs} ms ` +
          `(${round(roles.escalationMs / roles.readMs)} x), ${roles.pass} pass, ${roles.fail} fail, ` +
          `${roles.unknown} unknown, ${Math.round(roles.peakMb)} MB`,
  );
}
