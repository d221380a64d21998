import { readText } from '../common/read-text';
import { ledgerFileOf, ledgerRulesOf, noteEdit, repairChange, signAs } from '../governance/ledger';
import { MANIFEST_LIMITS } from '../manifest/load-manifest';
import { CLEAN, type Io, type Outcome } from './io';
import { ledgerTarget } from './ledger-target';

export interface LedgerNoteOptions {
  readonly by: string;
  readonly reason: string;
  /** File with the private key to sign with, or the key itself. */
  readonly key?: string;
}

/** `enclave ledger note`: says in the ledger who edited the manifest by hand, and why. */
export async function ledgerNote(path: string, { by, reason, key }: LedgerNoteOptions, io: Io): Promise<Outcome> {
  const { manifestFile, shownAs } = ledgerTarget(path, io);
  if (repairChange(manifestFile, shownAs)) io.err('completed a change that was interrupted');
  const { text } = readText(manifestFile, MANIFEST_LIMITS, shownAs);
  const sign = signAs(by, key, ledgerRulesOf(text) ?? { keys: [] }, io.cwd);
  const entries = noteEdit({ manifestFile, shownAs, text, by, reason, now: io.now(), sign });
  const last = entries.at(-1)!;
  io.out(`${ledgerFileOf(shownAs)}  entry ${last.sequence}: ${last.action} by ${last.by}`);
  return Promise.resolve(CLEAN);
}
