import { existsSync } from 'node:fs';
import { UserError } from '../../common/user-error';
import type { LedgerPlace } from './ledger-place';

/** Runs something that writes, and puts what the system refuses into words: above all, what became of the change. */
export function refusals<T>(place: LedgerPlace, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof UserError || code === undefined || (error as NodeJS.ErrnoException).syscall === undefined)
      throw error;
    const kept = existsSync(place.pendingFile);
    throw new UserError([
      {
        where: place.shown.ledger,
        what: kept
          ? 'and its manifest are changed halfway: the next command completes the change'
          : 'and its manifest cannot be written; nothing was changed',
        saw: MEANING[code] ?? code,
        want: 'a folder where this user may write, with room left',
        mend: kept ? 'make room, then run the command again' : 'mend that, then run the command again',
        code: kept ? 'ledger/halfway' : 'ledger/not-written',
      },
    ]);
  }
}

const MEANING: Readonly<Record<string, string>> = {
  EACCES: 'no permission to write (EACCES)',
  EPERM: 'no permission to write (EPERM)',
  EROFS: 'a file system that is read only (EROFS)',
  ENOSPC: 'a full disk (ENOSPC)',
  EDQUOT: 'a full quota (EDQUOT)',
};
