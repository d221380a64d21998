import type { Day } from '../common/clock';
import type { Person } from './schema';

/** May somebody work here on this day: who has joined, and has not left? */
export function holdsAccess(person: Pick<Person, 'joined' | 'left'>, today: Day): boolean {
  return isPresent(person, today) && (person.joined === undefined || person.joined <= today);
}

/** Does somebody still work here on this day? The last working day counts. */
export function isPresent({ left }: Pick<Person, 'left'>, today: Day): boolean {
  return left === undefined || left >= today;
}
