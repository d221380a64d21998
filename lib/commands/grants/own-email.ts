import { spawnSync } from 'node:child_process';

/** The address that Git signs commits of this folder with; undefined without Git, or when it does not know one. */
export function ownEmail(folder: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['config', 'user.email'], { cwd: folder, encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}
