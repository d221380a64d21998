import { appendFileSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { UserError } from '../../common/user-error';
import { writeWhole } from '../../common/write-file';
import { manifestDigest } from './digest';
import { type LedgerEntry, type LedgerRecord, lineOf } from './entry';
import { type Deed, extendChain, type SignEntry } from './extend-chain';
import { ledgerFileOf } from './ledger-file';
import { verifyChain } from './verify-chain';

export interface Change {
  /** Path of the manifest on disk. */
  readonly manifestFile: string;
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
 * Returns the entries as they were written.
 * @throws UserError when the manifest is not `before` any more, when somebody else is writing, or when the ledger is broken
 */
export function recordChange(change: Change): LedgerEntry[] {
  const manifestFile = realpathSync(change.manifestFile);
  const ledgerFile = ledgerFileOf(manifestFile);
  const onDisk = readFileSync(manifestFile, 'utf8');
  if (manifestDigest(onDisk) !== manifestDigest(change.before)) throw new UserError([changedMeanwhile(manifestFile)]);
  const chain = existsSync(ledgerFile) ? verifyChain(readFileSync(ledgerFile)) : { entries: [] };
  const written = extendChain(chain.entries.at(-1), deedsOf(change, chain.entries.at(-1)), change.now, change.sign);
  appendFileSync(ledgerFile, written.map((entry) => `${lineOf(entry)}\n`).join(''));
  if (change.after !== change.before) writeWhole(manifestFile, change.after);
  return written;
}

/** What the caller records, after what the ledger has to say itself: that it begins, or that somebody edited by hand. */
function deedsOf({ manifestFile, before, after, entries }: Change, last: LedgerEntry | undefined): Deed[] {
  const [first] = entries;
  if (first === undefined) throw new Error('a change of which the ledger says nothing');
  const found = manifestDigest(before);
  const own: Deed[] = [];
  if (last === undefined)
    own.push({ action: 'open', by: first.by, subject: basename(manifestFile), details: {}, manifest: found });
  else if (last.manifest !== found)
    own.push({
      action: 'edit',
      by: first.by,
      subject: basename(manifestFile),
      details: { was: last.manifest },
      manifest: found,
    });
  const manifest = manifestDigest(after);
  return [...own, ...entries.map(({ action, by, subject, details }) => ({ action, by, subject, details, manifest }))];
}

function changedMeanwhile(file: string) {
  return {
    where: `${file}:1:1`,
    what: 'was changed while the command ran',
    saw: 'another text than the one the change was made from',
    want: 'the manifest as the command read it',
    mend: 'run the command again',
    code: 'ledger/manifest-moved',
  };
}
