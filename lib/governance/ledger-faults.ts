import type { Path } from '../common/yaml-source';
import type { Complaint } from '../manifest/complaint';
import type { LedgerReport } from './ledger';
import type { Said } from './manifest-rule';

/** What is wrong between the two files; everything else is wrong with the ledger alone. */
const OF_THE_MANIFEST: readonly string[] = ['ledger/manifest-changed', 'ledger/interrupted'];

/** Where an editor jumps to: the ledger has no place of its own in the manifest. */
const PLACE: Path = ['ledger'];

/** What does not hold of a ledger itself, or between it and its manifest. */
export function ledgerFaults(ledger: LedgerReport | undefined, of: 'ledger' | 'manifest'): Said[] {
  const faults = ledger?.findings.filter(({ code }) => OF_THE_MANIFEST.includes(code) === (of === 'manifest')) ?? [];
  return faults.map(({ where, what, saw, want, mend }) => ({
    path: PLACE,
    saw: `${where} ${what}: ${saw}`,
    want: `${want}; ${mend}`,
  }));
}

/** A complaint of a command, as what a rule says. */
export function saidOf({ path, what, saw, want }: Complaint): Said {
  return { path, saw: `${what}: ${saw}`, want };
}
