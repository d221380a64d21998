// Breaks every comparison of the rules, one at a time, and asks whether an example of the rule turns red; in modules
// that rules share, whether an example of any of them does, or a table test.
//   npm run test:rule-mutation                     all rules and the modules they share
//   npm run test:rule-mutation -- <name>…          these rules, by id, and modules of policies/, by file name
//   npm run test:rule-mutation -- --sample 20      every 20th rule: the small run of CI
// Exit 1 when a mutant survives that `survivors.txt` does not list with a reason.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutantsOf } from './mutants.mjs';
import { tablesNotice } from './tables.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const HANG_MS = 60_000;
const args = process.argv.slice(2);
const sample = args[0] === '--sample' ? Number(args[1]) : 1;
const wanted = args[0] === '--sample' ? [] : args;

const templateRules = readdirSync(join(root, 'policies/rules'), { recursive: true })
  .filter((file) => /\/.*\.ts$/.test(file))
  .map((file) => `policies/rules/${file}`);
const manifestRules = readdirSync(join(root, 'lib/governance/rules'))
  .filter((file) => file !== 'index.ts')
  .map((file) => `lib/governance/rules/${file}`);
const ruleFiles = [...templateRules, ...manifestRules].sort();
const importsOf = new Map(ruleFiles.map((file) => [file, modulesBelow(file)]));
/** Modules that only rules and their helpers use; the machinery that judges has tests of its own. */
const MACHINERY =
  /policies\/(rule|judge-template|merge-worlds|finding-of|beyond-judgement.*|exceptions|catalogue|pack|index)\.ts$/;
const shared = [...new Set([...importsOf.values()].flatMap((found) => [...found]))].filter(
  (file) => !MACHINERY.test(file),
);
const all = [...ruleFiles, ...shared.sort()];
const nameOf = (file) => basename(file, '.ts');
const strangers = wanted.filter((name) => !all.some((file) => nameOf(file) === name));
if (strangers.length > 0) {
  console.error(`neither a rule nor a module that rules share: ${strangers.join(', ')}`);
  process.exit(2);
}
const chosen = all.filter((file) => wanted.length === 0 || wanted.includes(nameOf(file)));
const files = sample > 1 ? ruleFiles.filter((_, index) => index % sample === 0) : chosen;
const accepted = readAccepted();

function isRule(file) {
  return ruleFiles.includes(file);
}

/** What a file imports from policies/, directly and beyond. */
function modulesBelow(file, seen = new Set()) {
  for (const [, path] of readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+)'/g)) {
    const target = `${normalize(join(dirname(file), path))}.ts`;
    if (!target.startsWith('policies/') || seen.has(target) || !existsSync(join(root, target))) continue;
    seen.add(target);
    modulesBelow(target, seen);
  }
  return seen;
}

/** Mutants that change nothing anybody can see: `file:what`, then a reason after two spaces. */
function readAccepted() {
  const list = join(root, 'scripts/mutation/survivors.txt');
  if (!existsSync(list)) return new Set();
  const lines = readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  return new Set(lines.map((line) => line.split('  ')[0]));
}

function runFile(file, from = 0) {
  const users = isRule(file) ? [file] : ruleFiles.filter((rule) => importsOf.get(rule).has(file));
  const paths = users.map((rule) => rule.replace(/\.ts$/, ''));
  return new Promise((settle) => {
    const outcome = { file, count: 0, survived: [], red: false };
    const script = join(root, 'scripts/mutation/worker.mjs');
    const child = spawn(process.execPath, [script, root, file, String(from), JSON.stringify(paths)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let at = from;
    let buffer = '';
    let timer;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), HANG_MS);
    };
    child.stdout.on('data', (chunk) => {
      watch();
      const lines = (buffer + chunk).split('\n');
      buffer = lines.pop();
      for (const line of lines) {
        const [word, number, verdict, ...rest] = line.split(' ');
        if (word === 'count') outcome.count = Number(number);
        if (word === 'begin') at = Number(number);
        if (word === 'done') at = Number(number) + 1;
        if (word === 'done' && verdict === 'survived') {
          outcome.survived.push({ index: Number(number), line: rest[0], what: rest.slice(1).join(' ') });
        }
        if (word === 'red') outcome.red = true;
      }
    });
    child.on('close', async (code) => {
      clearTimeout(timer);
      // One that hangs is noticed by any test that waits; the next one goes on.
      if (code === null && outcome.count > 0) {
        const more = await runFile(file, at + 1);
        outcome.survived.push(...more.survived);
      } else if (code !== 0) outcome.red = true;
      settle(outcome);
    });
    watch();
  });
}

let mutants = 0;
const left = [];
const queue = [...files];
function report(line) {
  left.push(line);
  console.log(line);
}
async function work() {
  for (let file = queue.shift(); file; file = queue.shift()) {
    const { count, survived, red } = await runFile(file);
    mutants += count;
    if (red) report(`${file}: its examples are red, or it stopped, before anything was broken`);
    for (const { index, line, what } of survived) {
      if (accepted.has(`${file}:${what}`) || (await noticedByTables(file, index))) continue;
      report(`${file}:${line}  ${what}`);
    }
  }
}
async function noticedByTables(file, index) {
  if (isRule(file)) return false;
  return tablesNotice(root, file, mutantsOf(file, readFileSync(join(root, file), 'utf8'))[index]);
}
await Promise.all([work(), work()]);
console.log(`${files.length} files, ${mutants} mutants, ${left.length} not noticed`);
process.exit(left.length > 0 ? 1 : 0);
