import type { LedgerEntry } from './entry';
import { type Fault, fault, isFault, readEntry } from './read-entry';

/** The entries up to the first broken link, and what is wrong there. */
export interface Chain {
  readonly entries: readonly LedgerEntry[];
  readonly broken?: BrokenLink;
}

export interface BrokenLink extends Fault {
  /** Line in the file, from 1. */
  readonly line: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Follows the chain from its first entry until a link does not hold.
 *
 * Limits: whole lines cut off the end leave a chain that holds. That shows by the manifest, whose digest the last entry
 * names, or by a hash that somebody noted elsewhere.
 */
export function verifyChain(bytes: Uint8Array): Chain {
  const lines = splitLines(bytes);
  if (lines.length === 0) return { entries: [], broken: { line: 1, ...empty() } };
  const entries: LedgerEntry[] = [];
  for (const [index, { line, ended }] of lines.entries()) {
    const entry = readEntry(line);
    const wrong = !ended ? cutOff() : isFault(entry) ? entry : misplaced(entry, entries.at(-1), lines, index);
    if (wrong) return { entries, broken: { line: index + 1, ...wrong } };
    entries.push(entry as LedgerEntry);
  }
  return { entries };
}

interface Line {
  readonly line: Uint8Array;
  /** Does a line break end it? */
  readonly ended: boolean;
}

/** Lines end with LF; with CRLF where Git was told to rewrite them. A byte order mark before the first is no part of it. */
function splitLines(bytes: Uint8Array): Line[] {
  const lines: Line[] = [];
  let start = BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte) ? BYTE_ORDER_MARK.length : 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found === -1 ? bytes.length : found;
    const bare = end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    lines.push({ line: bytes.subarray(start, bare), ended: found !== -1 });
    start = end + 1;
  }
  return lines;
}

/** Is this the entry that belongs after the one before? */
function misplaced(
  entry: LedgerEntry,
  before: LedgerEntry | undefined,
  lines: readonly Line[],
  index: number,
): Fault | undefined {
  const want = (before?.sequence ?? 0) + 1;
  if (entry.sequence < want)
    return fault('repeated', 'has a number that was used before', `entry ${entry.sequence}`, `entry ${want}`);
  if (entry.sequence > want) {
    return comesLater(want, lines, index)
      ? fault('swapped', 'stands before an entry that was written earlier', `entry ${entry.sequence}`, `entry ${want}`)
      : fault('removed', 'follows a gap: entries were removed', `entry ${entry.sequence}`, `entry ${want}`);
  }
  if (entry.previous !== (before?.hash ?? null))
    return fault(
      'link',
      'does not follow from the entry before it',
      `previous ${entry.previous}`,
      `previous ${before?.hash ?? null}`,
    );
  if (before === undefined && entry.action !== 'open')
    return fault('opening', 'is not the entry that opens a ledger', `\`${entry.action}\``, '`open`');
  if (before !== undefined && entry.time < before.time)
    return fault('time-backwards', 'is older than the entry before it', entry.time, `${before.time} or later`);
  return undefined;
}

function comesLater(sequence: number, lines: readonly Line[], index: number): boolean {
  return lines.slice(index + 1).some(({ line }) => {
    const entry = readEntry(line);
    return !isFault(entry) && entry.sequence === sequence;
  });
}

function cutOff(): Fault {
  return fault('cut-off', 'is cut off', 'a last line without a line break', 'a whole entry and a line break');
}

function empty(): Fault {
  return fault('empty', 'holds no entry', 'an empty file', 'an entry that opens the ledger');
}
