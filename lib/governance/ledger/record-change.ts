import { type Disk, realDisk } from './disk';
import type { LedgerEntry, LedgerRecord } from './entry';
import type { SignEntry } from './extend-chain';
import { PATIENCE_MS } from './lock';
import { writeChange } from './write-change';

export interface Change {
  /** Path of the manifest on disk. */
  readonly manifestFile: string;
  /** What messages call it. @default - the path */
  readonly shownAs?: string;
  /** Text of the manifest that the change was made from. */
  readonly before: string;
  /** Text of the manifest after; the same where only the ledger has something to say. */
  readonly after: string;
  /** At least one. */
  readonly entries: readonly LedgerRecord[];
  readonly now: Date;
  /** Signs each entry. @default - entries are not signed */
  readonly sign?: SignEntry;
}

/**
 * Writes a changed manifest and what the ledger beside it says of the change: both or neither.
 * Returns the entries as they were written. The first of all opens the ledger; one before the caller's says when the
 * manifest was edited by hand since the last.
 * @throws UserError when the manifest is not `before` any more, when somebody else is writing, when the ledger is broken,
 * or when the disk refuses
 */
export function recordChange(change: Change, disk: Disk = realDisk, patienceMs = PATIENCE_MS): LedgerEntry[] {
  if (change.entries.length === 0) throw new Error('a change of which the ledger says nothing');
  return writeChange(change, disk, patienceMs);
}
