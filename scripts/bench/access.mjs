// Our access engine beside the sketch it was written from and z3, on the same pairs of policies in the same run.
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

const round = (number) => Math.round(number * 100) / 100;

/** Rows of numbers, in milliseconds and megabytes; `pass`, `fail` and `unknown` count pairs. */
export function compareAccessCheckers(place) {
  const { makePolicyPairs } = require('./dist/scripts/bench/make-policies');
  return SCENARIOS.flatMap(({ statements, pairs }) => {
    const file = join(place, `pairs-of-${statements}.json`);
    writeFileSync(file, JSON.stringify(makePolicyPairs(pairs, statements)));
    return CHECKERS.map((checker) => ({ statements, checker, ...run(checker, file) }));
  });
}

function run(checker, file) {
  const result = spawnSync(process.execPath, ['scripts/bench/judge-access.mjs', checker, file], { encoding: 'utf8' });
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
