import type { Problem } from '../../common/user-error';
import type { LedgerEntry } from './entry';
import type { LedgerPlace } from './ledger-place';

export function changedMeanwhile({ shown }: LedgerPlace, saw: string): Problem {
  return {
    where: `${shown.manifest}:1:1`,
    what: 'was changed while the command ran',
    saw,
    want: 'the manifest as the command read it',
    mend: 'run the command again',
    code: 'ledger/manifest-moved',
  };
}

export function clockBehind({ shown }: LedgerPlace, now: Date, last: LedgerEntry): Problem {
  return {
    where: `${shown.ledger}:${last.sequence}:1`,
    what: 'was written later than now, by the clock of this machine',
    saw: `${now.toISOString()} now, and ${last.time} in the last entry`,
    want: 'a clock that is not behind the last entry',
    mend: 'set the clock of this machine, or wait',
    code: 'ledger/clock-behind',
  };
}

export function nobody({ shown }: LedgerPlace, saw: string): Problem {
  return {
    where: shown.ledger,
    what: 'takes no entry by nobody',
    saw: saw === '' ? 'nothing' : saw,
    want: 'the e-mail address of the person who does this',
    mend: 'say who you are with `--by you@client.example`',
    code: 'ledger/nobody',
  };
}
