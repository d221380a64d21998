import { existsSync, readFileSync } from 'node:fs';
import type { Problem } from '../../common/user-error';
import { checkSignatures } from './check-signatures';
import { type Digest, manifestDigest } from './digest';
import type { LedgerEntry } from './entry';
import { explainFault } from './explain-fault';
import { type LedgerPlace, placeOf } from './ledger-place';
import * as finding from './ledger-findings';
import { ledgerRulesOf } from './ledger-rules';
import { verifyChain } from './verify-chain';

/** Clocks of two machines differ by so much without anybody meaning it. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** What a ledger holds, and what does not hold. */
export interface LedgerReport {
  /** The entries up to the first broken link. */
  readonly entries: readonly LedgerEntry[];
  /** Hash of the last of them: noted elsewhere, it shows later that nothing before it was changed or cut off. */
  readonly head: Digest | undefined;
  readonly findings: readonly Problem[];
}

export interface VerifyOptions {
  readonly manifestFile: string;
  /** What messages call it. @default - the path */
  readonly shownAs?: string;
  readonly now: Date;
  /** Hashes that somebody noted elsewhere; the ledger must hold an entry with each. */
  readonly known?: readonly Digest[];
}

/**
 * Judges a ledger and the manifest beside it; changes nothing.
 *
 * Limits: somebody who may write both files can write both anew, or put both back to an earlier day. Neither shows by the
 * files; it shows by a hash noted elsewhere, and what is written anew by signatures.
 */
export function verifyLedger({ manifestFile, shownAs, now, known = [] }: VerifyOptions): LedgerReport {
  const place = placeOf(manifestFile, shownAs);
  const interrupted = existsSync(place.pendingFile) ? [finding.interrupted(place)] : [];
  if (!existsSync(place.ledgerFile))
    return { entries: [], head: undefined, findings: [finding.missing(place), ...interrupted] };
  const { entries, broken } = verifyChain(readFileSync(place.ledgerFile));
  const findings = broken
    ? [explainFault(broken, place.shown.ledger)]
    : [...aheadOfTime(entries, now, place), ...unknown(entries, known, place), ...manifestBeside(entries, place)];
  return { entries, head: entries.at(-1)?.hash, findings: [...findings, ...interrupted] };
}

function aheadOfTime(entries: readonly LedgerEntry[], now: Date, place: LedgerPlace): Problem[] {
  const limit = new Date(now.getTime() + CLOCK_SKEW_MS).toISOString();
  const first = entries.find(({ time }) => time > limit);
  return first ? [finding.aheadOfTime(place, first, now)] : [];
}

function unknown(entries: readonly LedgerEntry[], known: readonly Digest[], place: LedgerPlace): Problem[] {
  const hashes = new Set(known.length > 0 ? entries.map(({ hash }) => hash) : []);
  return known.filter((hash) => !hashes.has(hash)).map((hash) => finding.notHeld(place, hash, entries.length));
}

function manifestBeside(entries: readonly LedgerEntry[], place: LedgerPlace): Problem[] {
  const last = entries.at(-1)!;
  if (!existsSync(place.manifestFile)) return [finding.manifestMissing(place, last)];
  const text = readFileSync(place.manifestFile, 'utf8');
  const found = manifestDigest(text);
  const rules = ledgerRulesOf(text);
  return [
    ...(found === last.manifest ? [] : [finding.changedBeside(place, found, last)]),
    ...(rules ? checkSignatures(entries, rules, place.shown.ledger) : [finding.rulesUnreadable(place)]),
  ];
}
