import type { Day } from '../common/clock';
import type { Manifest, Person } from './schema';

type Trained = Pick<Person, 'training'>;

/**
 * Last day on which somebody has the training they need, seen from a day: each course that the manifest requires, or any one
 * where it requires none. Undefined when they lack it on that day. A course counts from the day it was completed.
 */
export function trainedUntil(person: Trained, { required }: Manifest['training'], today: Day): Day | undefined {
  const current = currentTraining(person, today);
  if (required.length === 0) return current.at(-1)?.expires;
  const ends = required.map((course) => current.findLast((one) => one.course === course)?.expires);
  return ends.includes(undefined) ? undefined : ends.sort()[0];
}

/** What somebody has learnt and still knows on a day; what lasts longest stands last. */
export function currentTraining({ training }: Trained, today: Day): Person['training'] {
  return training
    .filter(({ completed, expires }) => completed <= today && today <= expires)
    .sort((one, other) => (one.expires < other.expires ? -1 : 1));
}

/**
 * Must somebody of a job function be trained to hold access? Where the manifest requires courses, and past the pilot, everybody.
 * In a pilot that requires none, those whose access came of a request: it was activated for trained people only, and whoever
 * joins them later is no exception.
 */
export function needsTraining(
  { training, engagement, grants }: Pick<Manifest, 'training' | 'engagement' | 'grants'>,
  { jobFunction }: Pick<Person, 'jobFunction'>,
  today: Day,
): boolean {
  if (training.required.length > 0 || engagement.stage !== 'pilot') return true;
  return grants.some((grant) => grant.jobFunction === jobFunction && grant.activated && today <= grant.expires);
}
