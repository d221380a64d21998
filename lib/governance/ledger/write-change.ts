import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UserError } from '../../common/user-error';
import { digestOf, manifestDigest } from './digest';
import type { Disk } from './disk';
import { type LedgerEntry, type LedgerRecord, lineOf } from './entry';
import { explainFault } from './explain-fault';
import { type Deed, extendChain } from './extend-chain';
import { type LedgerPlace, placeOf } from './ledger-place';
import { withLock } from './lock';
import { inStyleOf } from './manifest-style';
import { carryOut, completePending } from './pending-change';
import type { Change } from './record-change';
import { refusals } from './refusals';
import { changedMeanwhile, clockBehind, nobody } from './refused-change';
import { isFault, readEntry } from './read-entry';
import { verifyChain } from './verify-chain';

/** A change whose entries may also be those that the ledger makes of itself. */
export type AnyChange = Omit<Change, 'entries'> & {
  readonly entries: readonly (Omit<LedgerRecord, 'action'> & Pick<LedgerEntry, 'action'>)[];
};

/** Takes the lock, completes what a crash left, looks whether all is as the caller thinks, and carries the change out. */
export function writeChange(change: AnyChange, disk: Disk, patienceMs: number): LedgerEntry[] {
  const place = placeOf(change.manifestFile, change.shownAs);
  const write = () => {
    completePending(place, disk);
    const onDisk = readManifest(change, place);
    const written = existsSync(place.ledgerFile) ? readFileSync(place.ledgerFile) : undefined;
    const last = written && lastEntry(written, place);
    if (last && change.now.toISOString() < last.time) throw new UserError([clockBehind(place, change.now, last)]);
    const fresh = extendChain(last, deedsOf(change, last, place), change.now, change.sign);
    carryOut(
      {
        version: 1,
        ledgerLength: written?.length ?? 0,
        lines: fresh.map((entry) => `${checkedLine(entry, place)}\n`).join(''),
        manifestBefore: digestOf(onDisk),
        manifestAfter: inStyleOf(onDisk.toString('utf8'), change.after),
      },
      place,
      disk,
    );
    return fresh;
  };
  return refusals(place, () => withLock(place, disk, patienceMs, write));
}

function readManifest({ before, after }: AnyChange, place: LedgerPlace): Buffer {
  if (!existsSync(place.manifestFile)) throw new UserError([changedMeanwhile(place, 'no such file')]);
  const onDisk = readFileSync(place.manifestFile);
  if (manifestDigest(onDisk.toString('utf8')) !== manifestDigest(before))
    throw new UserError([changedMeanwhile(place, 'another text than the one the change was made from')]);
  // Renaming over a file asks nobody whether it may be written.
  if (manifestDigest(before) !== manifestDigest(after)) accessSync(place.manifestFile, constants.W_OK);
  return onDisk;
}

/** Nothing is added to a ledger that does not hold: it would look as if somebody had found it whole. */
function lastEntry(written: Uint8Array, { shown }: LedgerPlace): LedgerEntry {
  const { entries, broken } = verifyChain(written);
  if (broken) throw new UserError([explainFault(broken, shown.ledger)]);
  return entries.at(-1)!;
}

/** What the caller records, after what the ledger has to say itself: that it begins, or that somebody edited by hand. */
function deedsOf({ before, after, entries }: AnyChange, last: LedgerEntry | undefined, place: LedgerPlace): Deed[] {
  const { by, action } = entries[0]!;
  const found = { by, subject: basename(place.manifestFile), manifest: manifestDigest(before) };
  const own: Deed[] = [];
  // Unless the caller says just that, with a reason.
  if (last === undefined && action !== 'open') own.push({ action: 'open', details: {}, ...found });
  if (last !== undefined && last.manifest !== found.manifest && action !== 'edit')
    own.push({ action: 'edit', details: { was: last.manifest }, ...found });
  const manifest = manifestDigest(after);
  return [...own, ...entries.map(({ action, by, subject, details }) => ({ action, by, subject, details, manifest }))];
}

/** Reads the line back as whoever verifies it will. Only the person is the user's to get wrong. */
function checkedLine(entry: LedgerEntry, place: LedgerPlace): string {
  const line = lineOf(entry);
  const read = readEntry(Buffer.from(line));
  if (!isFault(read)) return line;
  if (read.code === 'ledger/nobody') throw new UserError([nobody(place, entry.by)]);
  throw new Error(`an entry that nobody could read again: ${read.what}, ${read.saw}`);
}
