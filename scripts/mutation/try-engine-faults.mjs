// Breaks the access engine in every way of engine-faults.mjs, one at a time, and asks whether its tests turn red.
//   npm run test:engine-faults                   all faults
//   npm run test:engine-faults -- --sample 12    every twelfth: the small run of CI
//   npm run test:engine-faults -- many-valued    those in files of which the name holds this
// The work tree stays as it is: jest reads the broken text in the place of the file. Exit 1 when a fault survives, or when
// the text that it replaces does not stand in its file exactly once.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FAULTS } from './engine-faults.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** A fault that makes a test wait for ever is noticed too. */
const HANG_MS = 300_000;
const AT_ONCE = 2;
/** The tables first: most faults they notice within a second or two. */
const STAGES = [
  { by: 'its tables', args: ['--testPathIgnorePatterns', 'access-fuzz'] },
  { by: 'the fuzz', args: ['--testPathPatterns', 'access-fuzz'] },
];

const args = process.argv.slice(2);
const sample = args[0] === '--sample' ? Number(args[1]) : 1;
const part = args[0] === '--sample' ? '' : (args[0] ?? '');
const chosen = FAULTS.filter(({ file }, index) => index % sample === 0 && file.includes(part));
const place = mkdtempSync(join(tmpdir(), 'engine-faults-'));

/** The file with the fault in it; undefined when the text to replace is not there, or more than once. */
function broken({ file, text, replacement }) {
  const source = readFileSync(join(root, file), 'utf8');
  const [before, after, ...more] = source.split(text);
  return after === undefined || more.length > 0 ? undefined : before + replacement + after;
}

function isRed(file, mutant, stage) {
  const config = ['jest', '--config', 'scripts/mutation/engine-faults.config.cjs', '--bail', '--silent', '--runInBand'];
  return new Promise((settle) => {
    const child = spawn('npx', ['--no-install', ...config, ...stage.args], {
      cwd: root,
      env: { ...process.env, MUTANT_FILE: join(root, file), MUTANT_TEXT: mutant },
      stdio: 'ignore',
      timeout: HANG_MS,
    });
    child.on('close', (code) => settle(code !== 0));
  });
}

async function noticedBy(fault, index) {
  const text = broken(fault);
  if (text === undefined) return undefined;
  const mutant = join(place, `${index}.ts`);
  writeFileSync(mutant, text);
  for (const stage of STAGES) if (await isRed(fault.file, mutant, stage)) return stage.by;
  return 'nobody';
}

const wrong = [];
const queue = [...chosen.entries()];
async function work() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [index, fault] = next;
    const by = await noticedBy(fault, index);
    const what = by === undefined ? 'its text does not stand in the file exactly once' : `noticed by ${by}`;
    if (by === undefined || by === 'nobody') wrong.push(fault);
    console.log(`${fault.file}: ${fault.breaks}: ${what}`);
  }
}
// Nothing is proven by tests that are red before anything is broken.
const sound = join(place, 'sound.ts');
writeFileSync(sound, readFileSync(join(root, FAULTS[0].file), 'utf8'));
for (const stage of STAGES) {
  if (!(await isRed(FAULTS[0].file, sound, stage))) continue;
  console.log(`${stage.by} are red before anything is broken`);
  process.exit(1);
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
rmSync(place, { recursive: true });
console.log(`${chosen.length} faults, ${chosen.length - wrong.length} noticed, ${wrong.length} not`);
process.exitCode = wrong.length > 0 ? 1 : 0;
