import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { ledgerFileOf } from './ledger-file';
import type { LedgerEntry } from './entry';
import { verifyChain } from './verify-chain';

/** What the ledger of a manifest says, up to the first broken link; nothing where there is no ledger yet. */
export function readLedger(manifestFile: string): readonly LedgerEntry[] {
  const file = ledgerFileOf(realpathSync(manifestFile));
  return existsSync(file) ? verifyChain(readFileSync(file)).entries : [];
}
