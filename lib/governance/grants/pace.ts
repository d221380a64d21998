import { type Day, daysBetween } from '../../common/clock';
import { dayOfEntry, type LedgerEntry } from '../ledger';

/** How long something took, over all times that it happened, in days. */
export interface Spread {
  readonly count: number;
  readonly medianDays: number;
  readonly longestDays: number;
}

/** How fast access is given, as the ledger has it. What has not happened yet is null: it took no time that anybody knows. */
export interface Pace {
  /** From a request to the last approval it needed. */
  readonly toApproval: Spread | null;
  /** From a request to its activation. */
  readonly toActivation: Spread | null;
  /** From the first entry of the ledger to the first activation: from setting up to the first access. */
  readonly firstAccessDays: number | null;
}

/**
 * Days between what the ledger says was asked, approved and activated until a day. Days are counted by the calendar in UTC, so
 * what is asked in the evening and approved in the morning took one.
 *
 * Limits: requests that were rejected, or wait still, count in none of the numbers.
 */
export function paceOf(entries: readonly LedgerEntry[], until: Day): Pace {
  const told = entries.map((entry) => ({ ...entry, on: dayOfEntry(entry) })).filter(({ on }) => on <= until);
  const asked = new Map(told.filter(({ action }) => action === 'request').map(({ subject, on }) => [subject, on]));
  const since = (happened: readonly { readonly subject: string; readonly on: Day }[]) =>
    happened.flatMap(({ subject, on }) => {
      const from = asked.get(subject);
      return from === undefined ? [] : [daysBetween(from, on)];
    });
  const approved = told.filter(({ action, details }) => action === 'approve' && isLast(details.waitsFor));
  const activated = told.filter(({ action }) => action === 'activate');
  const [first, began] = [activated[0], told[0]];
  return {
    toApproval: spreadOf(since(approved)),
    toActivation: spreadOf(since(activated)),
    firstAccessDays: first && began ? daysBetween(began.on, first.on) : null,
  };
}

/** An approval after which the request waits for nobody. */
function isLast(waitsFor: unknown): boolean {
  return Array.isArray(waitsFor) && waitsFor.length === 0;
}

function spreadOf(days: readonly number[]): Spread | null {
  const sorted = [...days].sort((one, other) => one - other);
  const longestDays = sorted.at(-1);
  if (longestDays === undefined) return null;
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  const medianDays = middle.reduce((sum, one) => sum + one, 0) / middle.length;
  return { count: sorted.length, medianDays, longestDays };
}
