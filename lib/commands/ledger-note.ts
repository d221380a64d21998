import { readText } from '../common/read-text';
import { ledgerFileOf, noteEdit, repairChange } from '../governance/ledger';
import { CLEAN, type Io, type Outcome } from './io';
import { ledgerTarget } from './ledger-target';

export interface LedgerNoteOptions {
  readonly by: string;
  readonly reason: string;
}

const limits = { what: 'a manifest', bytesMax: 1024 * 1024 };

/** `enclave ledger note`: says in the ledger who edited the manifest by hand, and why. */
export async function ledgerNote(path: string, { by, reason }: LedgerNoteOptions, io: Io): Promise<Outcome> {
  const { manifestFile, shownAs } = ledgerTarget(path, io);
  if (repairChange(manifestFile, shownAs)) io.err('completed a change that was interrupted');
  const { text } = readText(manifestFile, limits, shownAs);
  const entries = noteEdit({ manifestFile, shownAs, text, by, reason, now: io.now() });
  const last = entries.at(-1)!;
  io.out(`${ledgerFileOf(shownAs)}  entry ${last.sequence}: ${last.action} by ${last.by}`);
  return Promise.resolve(CLEAN);
}
