import type { Property, Resource } from '../../template';

/** What a dimension of a metric names: a text, or a resource by its `Ref`. */
export type Named = string | Resource;

/** A metric, and how CloudWatch sums it up. */
export interface Counted {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, Named>>;
  readonly statistic: 'Maximum' | 'Minimum' | 'Sum';
}

/** Does an action tell those who must hear of it? */
export type Tells = (action: Property) => boolean;

/** An alarm that must be there, so that somebody hears of something. */
export interface WantedAlarm {
  /** What nobody would hear of without it, in a few words. */
  readonly what: string;
  /** What it listens to, by the names that the formula calls them; a pointer instead, when nobody can follow it. */
  readonly metrics: Readonly<Record<string, Counted | Property>>;
  /** What is made of the metrics. @default - nothing: there is one */
  readonly formula?: string;
  /** Seconds of one period, and how many periods in a row. */
  readonly seconds: number;
  readonly periods: number;
  readonly comparison: 'at-least' | 'at-most' | 'below' | 'above';
  /** What it compares with: for `at-least` and `above` the highest number that will do, as a lower one rings earlier. */
  readonly bound: number;
  readonly missing: 'breaching' | 'ignore' | 'notBreaching';
  /** Whom it tells. @default - the topic that the manifest names for alarms */
  readonly tells?: Tells;
}

export const HOUR = 3600;
export const DAY = 86_400;

/** Rings when something counted that much within some seconds, or more. */
export function whenCounted(what: string, bound: number, seconds: number, ...counted: readonly Counted[]): WantedAlarm {
  const named = counted.map((one, index) => [`m${index + 1}`, one] as const);
  // A sum of which one part is missing would be missing.
  const formula = counted.length > 1 ? named.map(([name]) => `FILL(${name}, 0)`).join(' + ') : undefined;
  const metrics = Object.fromEntries(named);
  const when = { comparison: 'at-least', bound, seconds, periods: 1, missing: 'notBreaching' } as const;
  return { what, metrics, ...when, ...(formula !== undefined && { formula }) };
}

/** Rings when a source says nothing for so long: silence is the signal, so a missing value is one. */
export function whenSilent(what: string, said: Counted | Property, seconds: number, periods = 1): WantedAlarm {
  const when = { comparison: 'below', bound: 1, seconds, periods, missing: 'breaching' } as const;
  return { what, metrics: { said }, formula: 'FILL(said, 0)', ...when };
}

/** Rings when something was used and its source said nothing of it. What ends an hour may be said in the next. */
export function whenUnheard(
  what: string,
  used: Counted | Property,
  said: Counted | Property,
  seconds: number,
): WantedAlarm {
  const formula = 'IF(FILL(used, 0) > 0 AND FILL(said, 0) < 1, 1, 0)';
  const when = { comparison: 'at-least', bound: 1, missing: 'notBreaching' } as const;
  return { what, metrics: { used, said }, formula, seconds, periods: seconds === HOUR ? 2 : 1, ...when };
}

/** Days after which somebody must look whether a source that speaks only while people work is idle or dead. */
const QUIET_DAYS = 7;

export function quiet(source: string, said: Counted | Property): WantedAlarm {
  return whenSilent(`${source} is silent for ${QUIET_DAYS} days`, said, DAY, QUIET_DAYS);
}
