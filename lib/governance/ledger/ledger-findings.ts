import type { Problem } from '../../common/user-error';
import type { Digest } from './digest';
import type { LedgerEntry } from './entry';
import type { LedgerPlace } from './ledger-place';

export function missing({ shown }: LedgerPlace): Problem {
  return {
    where: shown.ledger,
    what: 'is not there',
    saw: 'no ledger beside the manifest',
    want: 'a ledger, from the first command on that changes the manifest',
    mend: 'restore it from version control; if there never was one, `enclave ledger note` opens it',
    code: 'ledger/missing',
  };
}

export function interrupted({ shown }: LedgerPlace): Problem {
  return {
    where: shown.pending,
    what: 'is a change that was interrupted',
    saw: 'a command that ended before both files held its change',
    want: 'no such file',
    mend: 'run the next command that changes the manifest: it completes this change first',
    code: 'ledger/interrupted',
  };
}

export function aheadOfTime({ shown }: LedgerPlace, entry: LedgerEntry, now: Date): Problem {
  return {
    where: `${shown.ledger}:${entry.sequence}:1`,
    what: 'is dated later than now',
    saw: entry.time,
    want: `${now.toISOString()} or earlier`,
    mend: 'set the clock of this machine; if it is right, ask who wrote the entry',
    code: 'ledger/time-ahead',
  };
}

export function notHeld({ shown }: LedgerPlace, hash: Digest, entries: number): Problem {
  return {
    where: shown.ledger,
    what: 'holds no entry with a hash that somebody noted before',
    saw: `${entries} entries, none with ${hash}`,
    want: 'an entry with this hash',
    mend: 'restore the ledger from version control: it was cut off or written anew since',
    code: 'ledger/known-missing',
  };
}

export function manifestMissing({ shown }: LedgerPlace, last: LedgerEntry): Problem {
  return {
    where: shown.manifest,
    what: 'is not there',
    saw: 'a ledger without its manifest',
    want: `the manifest with digest ${last.manifest}`,
    mend: 'restore the manifest from version control',
    code: 'ledger/manifest-missing',
  };
}

export function changedBeside({ shown }: LedgerPlace, found: Digest, last: LedgerEntry): Problem {
  return {
    where: `${shown.manifest}:1:1`,
    what: 'was changed beside the ledger, or the end of the ledger was cut off',
    saw: `digest ${found}`,
    want: `digest ${last.manifest}, as entry ${last.sequence} says`,
    mend: 'look at what changed; if it shall stay, record it with `enclave ledger note --by you@client.example --reason "…"`',
    code: 'ledger/manifest-changed',
  };
}

export function rulesUnreadable({ shown }: LedgerPlace): Problem {
  return {
    where: `${shown.manifest}:1:1`,
    what: 'does not say who signs its ledger in a way we can read',
    saw: 'a manifest whose part `ledger` is no such part',
    want: 'a manifest that `enclave check` accepts',
    mend: 'run `enclave check` and mend what it names',
    code: 'ledger/rules-unreadable',
  };
}
