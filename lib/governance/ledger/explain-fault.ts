import type { Problem } from '../../common/user-error';
import type { BrokenLink } from './verify-chain';

/** What a ledger wants of its reader in the end: the file as it was, from where nobody could touch it. */
const RESTORE = 'restore the ledger from version control, and ask who changed it';

const MENDS: Readonly<Record<string, string>> = {
  'ledger/version': 'verify it with the release that wrote it',
  'ledger/cut-off': 'restore the end of the file from version control',
  'ledger/repeated': 'after a merge keep the lines of one side, then run the commands of the other again',
  'ledger/link': 'after a merge keep the lines of one side, then run the commands of the other again',
};

/** The first broken link, as a problem at its line. */
export function explainFault({ line, ...fault }: BrokenLink, ledger: string): Problem {
  return { where: `${ledger}:${line}:1`, ...fault, mend: MENDS[fault.code] ?? RESTORE };
}
