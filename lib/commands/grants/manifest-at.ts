import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readText } from '../../common/read-text';
import type { LedgerEntry } from '../../governance/ledger';
import { readLedger, repairChange } from '../../governance/ledger';
import { beside, type LoadedManifest, parseManifest } from '../../manifest/load-manifest';
import type { Io } from '../io';
import { MANIFEST_NAME } from '../targets';

/**
 * What stands in the way of every other command, and must not stand in the way of these: they take it out of the
 * manifest.
 */
const OVER: readonly string[] = [
  'manifest/grant-expired',
  'manifest/grant-outlives-engagement',
  'manifest/grant-too-long',
  'manifest/engagement-ended',
  'manifest/approver-without-role',
];

/** A manifest on disk, with what its ledger remembers. */
export interface ManifestAt {
  /** Where it is. */
  readonly file: string;
  /** What the user calls it. */
  readonly shown: string;
  readonly text: string;
  readonly entries: readonly LedgerEntry[];
  /** Reads a text as this manifest: also one that is about to be written. */
  read(text: string, forgives: Forgives): LoadedManifest;
}

/** Whether what is over may still stand there. */
export type Forgives = 'what is over' | 'nothing';

const BYTES_MAX = 1024 * 1024;

/** Finds a manifest by its path or its folder, and repairs what a crash may have left of a change. */
export function manifestAt(path: string, io: Io): ManifestAt {
  const full = resolve(io.cwd, path);
  const isFolder = statSync(full, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const [file, shown] = isFolder ? [join(full, MANIFEST_NAME), join(path, MANIFEST_NAME)] : [full, path];
  const limits = { what: 'a manifest', bytesMax: BYTES_MAX };
  // Before anything is read of it; a file that is not there is told by the next line.
  if (statSync(file, { throwIfNoEntry: false })) repairChange(file, shown);
  const { text } = readText(file, limits, shown);
  const read = (one: string, forgives: Forgives) =>
    parseManifest({ file: shown, text: one }, io.now(), beside(file, shown), forgives === 'nothing' ? [] : OVER);
  return { file, shown, text, entries: readLedger(file, shown), read };
}
