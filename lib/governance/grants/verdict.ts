import type { Complaint } from '../../manifest/complaint';
import type { Edit } from '../../manifest/edit';
import type { LedgerRecord } from '../ledger';

/** What a command does: the changes of the manifest, what the ledger keeps of them, and what they mean in words. */
export interface Edited {
  readonly kind: 'edit';
  readonly edits: readonly Edit[];
  readonly records: readonly LedgerRecord[];
  readonly says: readonly string[];
}

/** Why a command does nothing, with the places in the manifest that say so. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly complaints: readonly Complaint[];
}

/** The one answer of every act upon requests and grants: a whole change, or none. */
export type Verdict = Edited | Refusal;

export function refuse(...complaints: readonly Complaint[]): Refusal {
  return { kind: 'refusal', complaints };
}
