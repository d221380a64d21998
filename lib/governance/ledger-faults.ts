import type { Problem } from '../common/user-error';
import type { Path } from '../common/yaml-source';
import type { Complaint } from '../manifest/complaint';
import type { LedgerReport } from './ledger';
import type { Said } from './manifest-rule';

/** What is wrong between the two files; everything else is wrong with the ledger alone. */
const OF_THE_MANIFEST: readonly string[] = ['ledger/manifest-changed', 'ledger/interrupted'];

/** Where an editor jumps to: the ledger has no place of its own in the manifest. */
const PLACE: Path = ['ledger'];

/** What does not hold of a ledger itself. */
export function faultsOfLedger(ledger: LedgerReport | undefined): Said[] {
  return faults(ledger)
    .filter(({ code }) => !OF_THE_MANIFEST.includes(code))
    .map(sayFault);
}

/** What does not hold between a ledger and its manifest. */
export function faultsOfManifest(ledger: LedgerReport | undefined): Said[] {
  return faults(ledger)
    .filter(({ code }) => OF_THE_MANIFEST.includes(code))
    .map(sayFault);
}

function faults(ledger: LedgerReport | undefined): readonly Problem[] {
  return ledger?.findings ?? [];
}

function sayFault({ where, what, saw, want, mend }: Problem): Said {
  return { path: PLACE, saw: `${where} ${what}: ${saw}`, want: `${want}; ${mend}` };
}

/** A complaint of a command, as what a rule says. */
export function saidOf({ path, what, saw, want }: Complaint): Said {
  return { path, saw: `${what}: ${saw}`, want };
}
