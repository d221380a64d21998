export { type LedgerAction, type LedgerEntry, type LedgerRecord, type RecordedAction } from './entry';
export { ledgerFileOf } from './ledger-place';
export { type Note, noteEdit } from './note-edit';
export { readLedger } from './read-ledger';
export { type Change, recordChange } from './record-change';
export { repairChange } from './repair-change';
export { type LedgerReport, verifyLedger } from './verify-ledger';
