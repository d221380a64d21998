import type { Classification, Stage } from '../../manifest';
import { GRANT_DAYS } from '../../manifest/grant-days';

/** How much an engagement may be in a stage. */
export interface Caps {
  readonly people: number;
  readonly jobFunctions: number;
  readonly dataBoundaries: number;
  /** APIs and services. */
  readonly systems: number;
  readonly classification: Classification;
  readonly sessionHours: number;
  readonly waysIn: number;
  /** Days from today until any grant ends, also one that was written by hand. */
  readonly grantDays: number;
}

/** What holds unless a manifest is stricter: the less a vendor has shown, the less there is to lose. */
export const CAPS: Readonly<Record<Stage, Caps>> = {
  pilot: {
    people: 15,
    jobFunctions: 4,
    dataBoundaries: 5,
    systems: 5,
    classification: 'confidential',
    sessionHours: 10,
    waysIn: 2,
    grantDays: GRANT_DAYS.pilot.ahead,
  },
  limited: {
    people: 60,
    jobFunctions: 8,
    dataBoundaries: 15,
    systems: 15,
    classification: 'restricted',
    sessionHours: 10,
    waysIn: 3,
    grantDays: GRANT_DAYS.limited.ahead,
  },
  expanded: {
    people: 5000,
    jobFunctions: 40,
    dataBoundaries: 100,
    systems: 100,
    classification: 'restricted',
    sessionHours: 12,
    waysIn: 4,
    grantDays: GRANT_DAYS.expanded.ahead,
  },
};
