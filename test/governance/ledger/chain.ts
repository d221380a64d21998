import { manifestDigest } from '../../../lib/governance/ledger/digest';
import { hashOf, type LedgerEntry, lineOf } from '../../../lib/governance/ledger/entry';
import { type Deed, extendChain } from '../../../lib/governance/ledger/extend-chain';

export const MANIFEST = 'vendor: { id: acme }\n';
const DAY_MS = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 10, 1);

/** A deed on the given day of the ledger. */
export function deed(over: Partial<Deed> = {}): Deed {
  return {
    action: 'approve',
    by: 'owner@client.example',
    subject: 'r-1',
    details: { until: '2027-06-30' },
    manifest: manifestDigest(MANIFEST),
    ...over,
  };
}

/** A ledger of so many entries, one a day. */
export function ledgerOf(count: number): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (let at = 0; at < count; at++) {
    const next = deed(at === 0 ? { action: 'open', subject: 'enclave.yaml', details: {} } : { subject: `r-${at}` });
    entries.push(...extendChain(entries.at(-1), [next], new Date(START + at * DAY_MS)));
  }
  return entries;
}

export function linesOf(entries: readonly LedgerEntry[]): string[] {
  return entries.map(lineOf);
}

export function bytesOf(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

/** The entry changed by somebody who knows how to count its hash anew. */
export function forged(entry: LedgerEntry, over: object): LedgerEntry {
  const withoutHash = ({ hash: _, ...rest }: LedgerEntry) => rest;
  const rest = withoutHash({ ...entry, ...over });
  return { ...rest, hash: hashOf(rest) };
}
