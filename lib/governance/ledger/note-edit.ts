import { basename } from 'node:path';
import { UserError } from '../../common/user-error';
import { manifestDigest } from './digest';
import { type Disk, realDisk } from './disk';
import type { LedgerEntry } from './entry';
import { PATIENCE_MS } from './lock';
import { readLedger } from './read-ledger';
import type { Change } from './record-change';
import { writeChange } from './write-change';

export interface Note extends Pick<Change, 'manifestFile' | 'shownAs' | 'now' | 'sign'> {
  /** Text of the manifest on disk. */
  readonly text: string;
  readonly by: string;
  readonly reason: string;
  /** What else the entry shall keep. */
  readonly details?: LedgerEntry['details'];
  /**
   * Is there something to say although the last entry left the manifest as it is? So where a command has recorded an edit
   * of which nobody has said whose it was.
   */
  readonly isUnexplained?: (entries: readonly LedgerEntry[]) => boolean;
}

/**
 * Records that the manifest was edited by hand, by whom and why; opens the ledger where there is none.
 * @throws UserError when there is nothing to record
 */
export function noteEdit(
  { text, by, reason, details: more, isUnexplained, ...rest }: Note,
  disk: Disk = realDisk,
): LedgerEntry[] {
  const before = readLedger(rest.manifestFile, rest.shownAs);
  const last = before.at(-1);
  if (last?.manifest === manifestDigest(text) && !isUnexplained?.(before))
    throw new UserError([nothingToNote(rest.shownAs ?? rest.manifestFile, last)]);
  const subject = basename(rest.manifestFile);
  const details = { ...(last ? { was: last.manifest } : {}), reason, ...more };
  const entries = [{ action: last ? ('edit' as const) : ('open' as const), by, subject, details }];
  return writeChange({ ...rest, before: text, after: text, entries }, disk, PATIENCE_MS);
}

function nothingToNote(where: string, last: LedgerEntry) {
  return {
    where: `${where}:1:1`,
    what: 'was not edited since the last entry of its ledger',
    saw: `the manifest as entry ${last.sequence} left it`,
    want: 'a manifest that was edited by hand',
    mend: 'edit it first',
    code: 'ledger/nothing-to-note',
  };
}
