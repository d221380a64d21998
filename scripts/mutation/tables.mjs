// A second chance for what no example noticed in a module that many rules share: its own table tests.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One that makes a test wait for ever is noticed too. */
const HANG_MS = 60_000;

/** Does a table test of the module turn red when this mutant stands in its place? */
export function tablesNotice(root, file, { start, end, text }) {
  const place = mkdtempSync(join(tmpdir(), 'mutant-'));
  const path = join(root, file);
  const source = readFileSync(path, 'utf8');
  const mutant = join(place, 'mutant.ts');
  writeFileSync(mutant, source.slice(0, start) + text + source.slice(end));
  const args = ['jest', '--config', 'scripts/mutation/jest.config.cjs', '--bail', '--passWithNoTests', '--silent'];
  return new Promise((settle) => {
    const child = spawn('npx', ['--no-install', ...args, '--findRelatedTests', path], {
      cwd: root,
      env: { ...process.env, MUTANT_FILE: path, MUTANT_TEXT: mutant },
      stdio: 'ignore',
      timeout: HANG_MS,
    });
    child.on('close', (code) => {
      rmSync(place, { recursive: true });
      settle(code !== 0);
    });
  });
}
