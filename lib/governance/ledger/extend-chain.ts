import { type Digest } from './digest';
import { type EntrySignature, hashOf, type LedgerEntry, LEDGER_VERSION, type UnsignedEntry } from './entry';

/** What an entry says before it has its place in the chain. */
export type Deed = Pick<LedgerEntry, 'action' | 'by' | 'subject' | 'details'> & { readonly manifest: Digest };

/** Signs an entry that is complete but for signature and hash. */
export type SignEntry = (entry: UnsignedEntry) => EntrySignature;

/** Gives each deed its number, its time and its link to the entry before. */
export function extendChain(
  last: LedgerEntry | undefined,
  deeds: readonly Deed[],
  now: Date,
  sign?: SignEntry,
): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const deed of deeds) {
    const before = entries.at(-1) ?? last;
    const unsigned: UnsignedEntry = {
      version: LEDGER_VERSION,
      sequence: (before?.sequence ?? 0) + 1,
      time: now.toISOString(),
      ...deed,
      previous: before?.hash ?? null,
    };
    const signed = sign ? { ...unsigned, signature: sign(unsigned) } : unsigned;
    entries.push({ ...signed, hash: hashOf(signed) });
  }
  return entries;
}
