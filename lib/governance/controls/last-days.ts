import type { Day } from '../../common/clock';
import { dayOfEntry, type LedgerEntry } from '../ledger';

/** The last day of each action in a ledger, and of `any`: what was recorded is evidence that it was done. */
export function lastDays(entries: readonly LedgerEntry[]): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  for (const entry of entries) {
    const day = dayOfEntry(entry);
    days.set(entry.action, day);
    days.set('any', day);
  }
  return days;
}
