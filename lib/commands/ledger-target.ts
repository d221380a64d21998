import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Io } from './io';
import { MANIFEST_NAME } from './targets';

export interface LedgerTarget {
  readonly manifestFile: string;
  /** As the user called it. */
  readonly shownAs: string;
}

/** The manifest that is meant by a folder, by a manifest, or by a ledger. */
export function ledgerTarget(path: string, io: Io): LedgerTarget {
  const isFolder = statSync(resolve(io.cwd, path), { throwIfNoEntry: false })?.isDirectory() === true;
  const shownAs = isFolder ? join(path, MANIFEST_NAME) : manifestOf(path);
  return { manifestFile: resolve(io.cwd, shownAs), shownAs };
}

function manifestOf(path: string): string {
  const name = basename(path);
  if (name === 'ledger.jsonl') return join(dirname(path), MANIFEST_NAME);
  return join(dirname(path), name.replace(/\.ledger\.jsonl$/, '.yaml'));
}
