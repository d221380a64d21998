import { addDays, type Day } from '../../common/clock';
import type { Grant, Manifest } from '../../manifest';
import { holdersOf } from '../holders';
import { reviewDue } from '../reviews';

/**
 * Why a grant has lapsed although its last day lies ahead: the review that should have confirmed it was missed, and
 * nobody who has it made use of it since the one before.
 *
 * Limits: use is known by person, not by grant, so that the use of one keeps all that the job function has. Where a
 * manifest records nobody's use at all, nothing is known, and nothing lapses; `dormant-access-kept` still asks.
 */
export function dormancyOf(manifest: Manifest, grant: Grant, today: Day): string | undefined {
  const due = reviewDue(manifest);
  if (due === undefined || today <= due) return undefined;
  const begun = grant.activated?.on;
  // What began after the missed review was never up for it.
  if (begun !== undefined && begun > due) return undefined;
  if (!manifest.people.some(({ lastUsed }) => lastUsed !== undefined)) return undefined;
  const reviewed = addDays(due, -manifest.reviews.cadenceDays);
  const since = begun !== undefined && begun > reviewed ? begun : reviewed;
  const isUsed = holdersOf(manifest, today).some(
    ({ person }) =>
      person.jobFunction === grant.jobFunction && person.lastUsed !== undefined && person.lastUsed >= since,
  );
  return isUsed ? undefined : `not used since ${since}, and the review due on ${due} was missed`;
}
