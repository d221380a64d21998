import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { type RulesStep, rulesDigestIn } from '../../governance/grants/rules-authors';

/** So many commits are looked at; whoever needs more has left a change unapproved for very long. */
const COMMITS_MAX = 200;

/**
 * Commits since a moment that changed a manifest, the oldest first, each with its author and the rules it left; none without
 * Git. It sees what was committed in this clone, under the addresses that people commit with.
 */
export function rulesInGit(manifestFile: string, since: string): RulesStep[] {
  const folder = dirname(manifestFile);
  const name = basename(manifestFile);
  const git = (...args: string[]) => {
    const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    return status === 0 ? stdout : undefined;
  };
  const log = git('log', `--max-count=${COMMITS_MAX}`, `--since=${since}`, '--format=%H %aE', '--', name) ?? '';
  const commits = log.split('\n').filter(Boolean).reverse();
  return commits.flatMap((line) => {
    const [commit = '', by = ''] = line.split(' ');
    const text = git('show', `${commit}:./${name}`);
    const digest = text === undefined ? undefined : rulesDigestIn(text);
    return digest === undefined ? [] : [{ by, digest }];
  });
}
