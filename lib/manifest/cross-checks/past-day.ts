import { type Day, dayOf } from '../../common/clock';
import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';

/** Complains about a day that is still to come where something is said to have happened. */
export function inFuture(day: Day, path: Path, now: Date): Complaint[] {
  const today = dayOf(now);
  if (day <= today) return [];
  return [
    {
      path,
      what: 'this day is still to come',
      saw: day,
      want: `${today} or earlier, in UTC`,
      mend: 'write the day on which it happened',
      code: 'manifest/day-in-future',
    },
  ];
}
