import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readText } from '../common/read-text';
import { UserError } from '../common/user-error';
import { hasLedger } from '../governance/ledger';
import { MANIFEST_LIMITS } from '../manifest/load-manifest';
import type { Io } from './io';
import { MANIFEST_NAME, nothingHere } from './targets';

export interface LedgerTarget {
  readonly manifestFile: string;
  /** As the user called it. */
  readonly shownAs: string;
}

/**
 * The manifest that is meant by a folder, by a manifest, or by a ledger. A manifest that is gone is still meant where its
 * ledger stands.
 *
 * @throws UserError where neither is there, or a folder has the name of the manifest
 */
export function ledgerTarget(path: string, io: Io): LedgerTarget {
  const isFolder = isFolderAt(resolve(io.cwd, path));
  const shownAs = isFolder ? join(path, MANIFEST_NAME) : manifestOf(path);
  const manifestFile = resolve(io.cwd, shownAs);
  const isThere = existsSync(manifestFile) || hasLedger(manifestFile);
  if (!isThere && isFolder) throw new UserError([nothingHere(path)]);
  // What cannot be read is told in the words of whoever reads.
  if (!isThere || isFolderAt(manifestFile)) readText(manifestFile, MANIFEST_LIMITS, shownAs);
  return { manifestFile, shownAs };
}

function isFolderAt(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function manifestOf(path: string): string {
  const name = basename(path);
  if (name === 'ledger.jsonl') return join(dirname(path), MANIFEST_NAME);
  return join(dirname(path), name.replace(/\.ledger\.jsonl$/, '.yaml'));
}
