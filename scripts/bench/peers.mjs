// Our rules beside cdk-nag's AwsSolutions and the CDK's built-in validation, on the same templates in the same run.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { variedTemplate } from './varied-template.mjs';

const CHECKERS = ['vendor-enclave', 'cdk-nag AwsSolutions', 'CDK built-in validation'];
const SCENARIOS = [
  { name: 'one template of 500 resources', templates: 1, resources: 500 },
  { name: 'one template of 1,000 resources', templates: 1, resources: 1000 },
  { name: 'one template of 10,000 resources', templates: 1, resources: 10_000 },
  { name: '100 templates of 100 resources', templates: 100, resources: 100 },
];
/** A checker that needs longer is left out, and the table says so. */
const PATIENCE_MS = 300_000;

const round = (number) => Math.round(number * 10) / 10;

/** Runs every checker on every scenario; rows of numbers, in milliseconds and megabytes. */
export function comparePeers(place) {
  return SCENARIOS.flatMap((scenario) => {
    const folder = join(place, `${scenario.templates}x${scenario.resources}`);
    mkdirSync(folder, { recursive: true });
    const files = Array.from({ length: scenario.templates }, (_, index) => {
      const file = join(folder, `template-${index}.json`);
      writeFileSync(file, JSON.stringify(variedTemplate(scenario.resources), null, 1));
      return file;
    });
    return CHECKERS.map((checker) => ({ scenario: scenario.name, checker, ...run(checker, files) }));
  });
}

function run(checker, files) {
  const result = spawnSync(process.execPath, ['scripts/bench/judge-once.mjs', checker, ...files], {
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    maxBuffer: 1 << 30,
  });
  const line = result.stdout?.trim().split('\n').pop() ?? '';
  if (result.status !== 0) return { failed: result.error?.code ?? line.slice(0, 200) ?? 'stopped' };
  return Object.fromEntries(Object.entries(JSON.parse(line)).map(([name, value]) => [name, round(value)]));
}
