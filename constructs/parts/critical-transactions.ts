import { CriticalTransactions } from '../critical-transactions';
import type { EnclaveParts } from './enclave-parts';

/** The alarms for the critical transactions of an enclave; none when the manifest names none. */
export function makeCriticalTransactions({ scope, manifest, archive }: EnclaveParts): CriticalTransactions | undefined {
  const { criticalTransactions } = manifest.logging;
  if (criticalTransactions.length === 0) return undefined;
  return new CriticalTransactions(scope, 'CriticalTransactions', {
    vendor: manifest.vendor.id,
    archive,
    transactions: criticalTransactions.map(({ id, ...one }) => ({ transactionName: id, ...one })),
  });
}
