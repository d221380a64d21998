/**
 * Longest time an access may last once somebody has activated it, in days, by stage: the less a vendor has shown, the
 * sooner somebody has to say again that the access is needed. A manifest may shorten these (`approval.daysMax`), never
 * lengthen them.
 */
export const GRANT_DAYS_MAX = { pilot: 30, limited: 90, expanded: 180 } as const;

/** An approval that nobody has made use of for this long is none any more, in days. */
export const APPROVAL_DAYS_MAX = 30;
