import { spawn } from 'node:child_process';
import { join } from 'node:path';

const LAUNCHER = join(__dirname, '../../bin/enclave.js');
// What a terminal is told besides words: colours, and where to draw.

const ESCAPES = /\u001b\[[0-9;?]*[A-Za-z]|\r/g;

export const KEYS = { enter: '\r', down: '\u001b[B', space: ' ', interrupt: '\u0003' } as const;

/**
 * Runs the launcher at a pseudo-terminal that `script` of util-linux (or of macOS) opens, and types. Each line of keys is
 * typed when its question is on the screen, as a person does.
 */
export function typed(
  args: readonly string[],
  folder: string,
  keys: readonly (readonly [question: string, keys: string])[],
): Promise<{ code: number | null; screen: string }> {
  const command = [process.execPath, LAUNCHER, ...args];
  const quoted = command.map((word) => `'${word}'`).join(' ');
  const script = process.platform === 'darwin' ? ['-q', '/dev/null', ...command] : ['-qec', quoted, '/dev/null'];
  const child = spawn('script', script, { cwd: folder, env: { ...process.env, NO_COLOR: '1', TERM: 'xterm' } });
  const left = [...keys];
  let screen = '';
  let seen = 0;
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, screen }));
    child.stdout.on('data', (piece: Buffer) => {
      screen += piece.toString('utf8').replace(ESCAPES, '');
      const next = left[0];
      const at = next ? screen.indexOf(next[0], seen) : -1;
      if (!next || at === -1) return;
      left.shift();
      seen = at + next[0].length;
      child.stdin.write(next[1]);
    });
  });
}
