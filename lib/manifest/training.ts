import type { Day } from '../common/clock';
import type { Person } from './schema';

/** Last day on which somebody has current training, seen from a day; undefined when they have none on that day. */
export function trainedUntil({ training }: Pick<Person, 'training'>, today: Day): Day | undefined {
  return training
    .filter(({ completed, expires }) => completed <= today && today <= expires)
    .map(({ expires }) => expires)
    .sort()
    .at(-1);
}
