import { agreedRules, changersOf, rulesDigestIn } from '../governance/grants';
import { type LedgerEntry, ledgerFileOf, noteEdit } from '../governance/ledger';
import { isSamePerson } from '../manifest';
import { manifestAt } from './grants/manifest-at';
import { ownEmail } from './grants/own-email';
import { CLEAN, type Io, type Outcome } from './io';

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
  const at = manifestAt(path, io);
  if (at.wasRepaired) io.err('completed a change that was interrupted');
  // A slip of the editor is told now, and not put on record for ever.
  at.read(at.text, 'what is over');
  const { file: manifestFile, shown: shownAs, text } = at;
  const sign = at.signer({ by, key });
  const rules = rulesDigestIn(text);
  const note = { manifestFile, shownAs, text, by, reason, details: rules === undefined ? {} : { rules }, sign };
  const entries = noteEdit({ ...note, isUnexplained: (before) => isUnsaid(before, rules), now: io.now() });
  const last = entries.at(-1)!;
  io.out(`${ledgerFileOf(shownAs)}  entry ${last.sequence}: ${last.action} by ${last.by}`);
  const hands = rules === undefined ? [] : changersOf([...at.entries, ...entries], rules);
  if (hands?.some((one) => isSamePerson(one, by)))
    io.err(`the rules of approval are changed; somebody other than ${by} approves that: enclave approve --rules`);
  return Promise.resolve(CLEAN);
}

/** Were the rules of approval changed, and recorded by a command that came across them, before anybody said whose it was? */
function isUnsaid(entries: readonly LedgerEntry[], rules: string | undefined): boolean {
  return rules !== undefined && agreedRules(entries) !== undefined && changersOf(entries, rules) === undefined;
}
