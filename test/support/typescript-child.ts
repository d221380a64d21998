import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Lets a plain Node.js process load our sources as they are, without a build before it. */
const LOAD_TYPESCRIPT = `
  const { readFileSync } = require('node:fs');
  const { transformSync } = require('@swc/core');
  const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' }, swcrc: false };
  require.extensions['.ts'] = (module, filename) =>
    module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);
`;

export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of ours in a process of its own, which a test may kill or race against another. */
export function typescriptChild(file: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['-e', `${LOAD_TYPESCRIPT}; require(process.argv[1]);`, file, ...args], {
    cwd: join(__dirname, '../..'),
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, ...said }));
  });
}
