import { addDays, type Day } from '../common/clock';
import type { Manifest } from '../manifest';

type Reviewed = Pick<Manifest, 'reviews' | 'engagement'>;

/** Day the last review was held, if there was one. */
export function lastReview({ reviews }: Pick<Manifest, 'reviews'>): Day | undefined {
  return reviews.held
    .map(({ on }) => on)
    .sort()
    .at(-1);
}

/** Last day for the next review; without a review and a first day of the engagement nobody can say. */
export function reviewDue(manifest: Reviewed): Day | undefined {
  const from = lastReview(manifest) ?? manifest.engagement.starts;
  return from === undefined ? undefined : addDays(from, manifest.reviews.cadenceDays);
}

/** Last day on which a missed review is a warning: it is then late by as many days as lie between two reviews. */
export function reviewLimit(manifest: Reviewed): Day | undefined {
  const due = reviewDue(manifest);
  return due === undefined ? undefined : addDays(due, manifest.reviews.cadenceDays);
}
