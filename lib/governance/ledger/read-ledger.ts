import { existsSync, readFileSync } from 'node:fs';
import { UserError } from '../../common/user-error';
import type { LedgerEntry } from './entry';
import { explainFault } from './explain-fault';
import { placeOf } from './ledger-place';
import { verifyChain } from './verify-chain';

/**
 * Every entry of the ledger of a manifest; none where there is no ledger yet.
 * @throws UserError at the first link that does not hold: what comes after it proves nothing
 */
export function readLedger(manifestFile: string, shownAs = manifestFile): readonly LedgerEntry[] {
  const { ledgerFile, shown } = placeOf(manifestFile, shownAs);
  if (!existsSync(ledgerFile)) return [];
  const { entries, broken } = verifyChain(readFileSync(ledgerFile));
  if (broken) throw new UserError([explainFault(broken, shown.ledger)]);
  return entries;
}
