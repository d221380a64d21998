import type { Manifest } from '../../lib/manifest/schema';
import { CriticalTransactions, type CriticalTransaction } from '../critical-transactions';
import type { EnclaveParts } from './enclave-parts';

/** The alarms for the critical transactions of an enclave; none when the manifest names none. */
export function makeCriticalTransactions({ scope, manifest, archive }: EnclaveParts): CriticalTransactions | undefined {
  const transactions = transactionsOf(manifest);
  if (transactions.length === 0) return undefined;
  return new CriticalTransactions(scope, 'CriticalTransactions', { vendor: manifest.vendor.id, archive, transactions });
}

export function transactionsOf({ logging }: Manifest): CriticalTransaction[] {
  return logging.criticalTransactions.map(({ id, ...one }) => ({ transactionName: id, ...one }));
}
