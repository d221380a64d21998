import type { Day } from '../common/clock';
import type { Person } from './schema';

/** Does somebody still work here on this day? The last working day counts. */
export function isPresent({ left }: Pick<Person, 'left'>, today: Day): boolean {
  return left === undefined || left >= today;
}
