import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Problem, UserError } from '../../common/user-error';
import { DIGEST, digestOf, manifestDigest } from './digest';
import type { Disk } from './disk';
import type { LedgerPlace } from './ledger-place';
import { verifyChain } from './verify-chain';

const pendingSchema = z.strictObject({
  version: z.literal(1),
  /** The ledger as it was, in bytes, and what comes after it. */
  ledgerLength: z.int().min(0),
  lines: z.string().min(1),
  /** Digest of the manifest's bytes as they were, and its whole text to come. */
  manifestBefore: z.string().regex(DIGEST),
  manifestAfter: z.string(),
});

/** A change that is decided: both files shall hold it. */
export type PendingChange = z.output<typeof pendingSchema>;

/**
 * Carries a change out so that a crash at any moment loses nothing.
 *
 * First the whole change is written into a file of its own. From then on it will happen: whoever finds that file does
 * what is left of it. The manifest comes last, because only putting it back would need room on the disk: what fails
 * before it is undone by cutting the ledger to its old length.
 */
export function carryOut(change: PendingChange, place: LedgerPlace, disk: Disk): void {
  disk.replace(place.pendingFile, JSON.stringify(change));
  try {
    complete(change, place, disk);
  } catch (error) {
    undo(change, place, disk);
    throw error;
  }
}

/** Does what is left of a change that was interrupted. False when there was none. */
export function completePending(place: LedgerPlace, disk: Disk): boolean {
  if (!existsSync(place.pendingFile)) return false;
  const change = readPending(place);
  refuseForged(change, place);
  complete(change, place, disk);
  return true;
}

function complete(change: PendingChange, place: LedgerPlace, disk: Disk): void {
  const lines = Buffer.from(change.lines);
  const written = existsSync(place.ledgerFile) ? readFileSync(place.ledgerFile) : Buffer.alloc(0);
  const begun = written.subarray(change.ledgerLength);
  if (written.length < change.ledgerLength || !lines.subarray(0, begun.length).equals(begun))
    throw new UserError([inTheWay(place, place.shown.ledger)]);
  const manifest = existsSync(place.manifestFile) ? readFileSync(place.manifestFile) : undefined;
  const isBefore = manifest === undefined || digestOf(manifest) === change.manifestBefore;
  const isAfter = manifest?.equals(Buffer.from(change.manifestAfter)) === true;
  if (!isBefore && !isAfter) throw new UserError([inTheWay(place, place.shown.manifest)]);
  if (begun.length < lines.length) disk.append(place.ledgerFile, lines.subarray(begun.length));
  if (!isAfter) disk.replace(place.manifestFile, change.manifestAfter);
  try {
    disk.remove(place.pendingFile);
  } catch {
    // Both files hold the change: a note of it that stays behind only has the next command look once more.
  }
}

/** Best effort: where even this fails, the pending file stays, and the next command completes the change instead. */
function undo(change: PendingChange, place: LedgerPlace, disk: Disk): void {
  try {
    if (digestOf(readFileSync(place.manifestFile)) !== change.manifestBefore) return;
    if (change.ledgerLength === 0) disk.remove(place.ledgerFile);
    else disk.truncate(place.ledgerFile, change.ledgerLength);
    disk.remove(place.pendingFile);
  } catch {
    return;
  }
}

function readPending(place: LedgerPlace): PendingChange {
  try {
    return pendingSchema.parse(JSON.parse(readFileSync(place.pendingFile, 'utf8')));
  } catch {
    throw new UserError([damaged(place)]);
  }
}

/** Anybody can leave a file there. It must not bring in what no command would: lines that do not hold, or another manifest than they say. */
function refuseForged({ ledgerLength, lines, manifestAfter }: PendingChange, place: LedgerPlace): void {
  const written = existsSync(place.ledgerFile) ? readFileSync(place.ledgerFile).subarray(0, ledgerLength) : [];
  const { entries, broken } = verifyChain(Buffer.concat([Buffer.from(written), Buffer.from(lines)]));
  if (broken || entries.at(-1)!.manifest !== manifestDigest(manifestAfter)) throw new UserError([damaged(place)]);
}

function damaged({ shown }: LedgerPlace): Problem {
  return {
    where: shown.pending,
    what: 'is not an interrupted change as we write them',
    saw: 'a file that does not fit its ledger, or was edited',
    want: 'the file that the interrupted command left, or none',
    mend: 'look at it, remove it, and run the command again',
    code: 'ledger/pending-damaged',
  };
}

function inTheWay({ shown }: LedgerPlace, file: string) {
  return {
    where: file,
    what: 'was changed after a command was interrupted that was about to change it',
    saw: 'neither what the command began with nor what it was about to write',
    want: 'the file as the interrupted command left it',
    mend: `move your version aside, put the version before it back, and run the command again; or give the change up: remove \`${shown.pending}\``,
    code: 'ledger/pending-conflict',
  };
}
