import type { Problem } from '../common/user-error';
import type { LedgerEntry, LedgerRecord, LedgerReport } from './ledger';

const NO_DIGEST = `sha256:${'0'.repeat(64)}` as const;

/** A ledger for examples: what commands recorded, on one day, and nothing wrong with its chain. */
export function exampleLedger(...records: readonly LedgerRecord[]): LedgerReport {
  const entries = records.map((record, index): LedgerEntry => ({
    version: 1,
    sequence: index + 1,
    time: '2027-01-10T09:00:00.000Z',
    manifest: NO_DIGEST,
    previous: index === 0 ? null : NO_DIGEST,
    hash: NO_DIGEST,
    ...record,
  }));
  return { entries, head: NO_DIGEST, findings: [] };
}

/** A ledger for examples of which `enclave ledger verify` finds something. */
export function faultyLedger(...findings: readonly Problem[]): LedgerReport {
  return { ...exampleLedger(), findings };
}
