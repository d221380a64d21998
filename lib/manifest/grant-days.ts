import type { Manifest } from './schema';
import type { Stage } from './schema/stage';

/**
 * How long access may last, by stage, in days: the less a vendor has shown, the sooner somebody has to say again that the
 * access is needed. There are two questions, because a check knows two things of grants:
 *
 * - `requested`: how long an access lasts that came of a request. Its first day is known, that of its activation, so this
 *   bounds its length. A manifest may shorten it (`approval.daysMax`).
 * - `ahead`: how far ahead any grant may end, seen from the day of the check. A grant that was written by hand says no first
 *   day; how long it has been there nobody knows, only how much of it is still to come. A manifest may shorten it
 *   (`stages.<stage>.grantDays`), and then it bounds requests as well.
 *
 * What is requested is never bounded more loosely than what is written by hand.
 */
export const GRANT_DAYS = {
  pilot: { requested: 30, ahead: 270 },
  limited: { requested: 90, ahead: 365 },
  expanded: { requested: 180, ahead: 365 },
} as const satisfies Readonly<Record<Stage, { readonly requested: number; readonly ahead: number }>>;

/** An approval that nobody has made use of for this long is none any more, in days. */
export const APPROVAL_DAYS_MAX = 30;

/** Most days that an access lasts from its activation, in the stage the engagement is in: the stricter of both bounds. */
export function requestedDaysMax({
  approval,
  engagement: { stage },
  stages,
}: Pick<Manifest, 'approval' | 'stages'> & { readonly engagement: Pick<Manifest['engagement'], 'stage'> }): number {
  return Math.min(approval.daysMax[stage], stages[stage]?.grantDays ?? GRANT_DAYS[stage].ahead);
}
