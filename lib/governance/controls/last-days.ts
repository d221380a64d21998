import { type Day, dayOf } from '../../common/clock';
import type { LedgerEntry } from '../ledger';

/** The last day of each action in a ledger, and of `any`: what was recorded is evidence that it was done. */
export function lastDays(entries: readonly LedgerEntry[]): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  for (const { action, time } of entries) {
    const day = dayOf(new Date(time));
    days.set(action, day);
    days.set('any', day);
  }
  return days;
}
