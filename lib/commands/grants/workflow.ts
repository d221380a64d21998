import { join, relative, resolve } from 'node:path';
import { type Problem, UserError } from '../../common/user-error';
import { writeWhole } from '../../common/write-file';
import { codeOwners, type Kept, pullRequestTemplate } from '../../governance/grants/workflow';
import { ledgerFileOf } from '../../governance/ledger';
import { CLEAN, type Io, type Outcome } from '../io';
import { type ManifestAt, manifestAt } from './manifest-at';

export interface WorkflowOptions {
  /** Root of the repository; the files stand in `.github` there. @default '.' */
  readonly out?: string;
}

/** `enclave workflow`: writes who approves a change of which manifest, for the host of the repository. */
export function workflow(paths: readonly string[], options: WorkflowOptions, io: Io): Promise<Outcome> {
  const root = resolve(io.cwd, options.out ?? '.');
  const found = paths.map((path) => manifestAt(path, io));
  const outside = found.filter(({ file }) => relative(root, file).startsWith('..'));
  if (outside.length > 0) throw new UserError(outside.map((at) => elsewhere(at, options.out ?? '.')));
  const kept = found.map((at): Kept => ({
    path: within(root, at.file),
    ledgerPath: within(root, ledgerFileOf(at.file)),
    manifest: at.read(at.text, 'what is over').manifest,
  }));
  const files: [string, string][] = [
    ['.github/CODEOWNERS', codeOwners(kept)],
    ['.github/pull_request_template.md', pullRequestTemplate(kept)],
  ];
  for (const [name, text] of files) {
    writeWhole(join(root, name), text);
    io.out(`wrote ${relative(io.cwd, join(root, name))}`);
  }
  io.out('next  have the default branch require approval by code owners, or nobody has to ask them');
  return Promise.resolve(CLEAN);
}

function within(root: string, file: string): string {
  return relative(root, file).replaceAll('\\', '/');
}

function elsewhere({ shown }: ManifestAt, out: string): Problem {
  return {
    where: `${shown}:1:1`,
    what: 'does not stand in the repository',
    saw: `a manifest outside of \`${out}\``,
    want: 'manifests below the root of the repository',
    mend: 'name the root of the repository by `--out`',
    code: 'grants/outside-repository',
  };
}
