import { agreedRules, changersOf, rulesDigestIn } from '../governance/grants';
import {
  type LedgerEntry,
  ledgerFileOf,
  ledgerRulesOf,
  noteEdit,
  readLedger,
  repairChange,
  signAs,
} from '../governance/ledger';
import { isSamePerson } from '../manifest';
import { manifestAt } from './grants/manifest-at';
import { ownEmail } from './grants/own-email';
import { CLEAN, type Io, type Outcome } from './io';
import { ledgerTarget } from './ledger-target';

export interface LedgerNoteOptions {
  /** @default - the address that Git knows here */
  readonly by?: string;
  readonly reason: string;
  /** File with the private key to sign with, or the key itself. */
  readonly key?: string;
}

/** `enclave ledger note`: says in the ledger who edited the manifest by hand, and why. */
export async function ledgerNote(
  path: string,
  { reason, key, ...options }: LedgerNoteOptions,
  io: Io,
): Promise<Outcome> {
  const by = options.by ?? ownEmail(io.cwd) ?? '';
  const { manifestFile, shownAs } = ledgerTarget(path, io);
  if (repairChange(manifestFile, shownAs)) io.err('completed a change that was interrupted');
  const at = manifestAt(path, io);
  // A slip of the editor is told now, and not put on record for ever.
  at.read(at.text, 'what is over');
  const { text } = at;
  const sign = signAs(by, key, ledgerRulesOf(text) ?? { keys: [] }, io.cwd);
  const rules = rulesDigestIn(text);
  const note = { manifestFile, shownAs, text, by, reason, details: rules === undefined ? {} : { rules }, sign };
  const entries = noteEdit({ ...note, isUnexplained: (before) => isUnsaid(before, rules), now: io.now() });
  const last = entries.at(-1)!;
  io.out(`${ledgerFileOf(shownAs)}  entry ${last.sequence}: ${last.action} by ${last.by}`);
  const hands = rules === undefined ? [] : changersOf(readLedger(manifestFile, shownAs), rules);
  if (hands?.some((one) => isSamePerson(one, by)))
    io.err(`the rules of approval are changed; somebody other than ${by} approves that: enclave approve --rules`);
  return Promise.resolve(CLEAN);
}

/** Were the rules of approval changed, and recorded by a command that came across them, before anybody said whose it was? */
function isUnsaid(entries: readonly LedgerEntry[], rules: string | undefined): boolean {
  return rules !== undefined && agreedRules(entries) !== undefined && changersOf(entries, rules) === undefined;
}
