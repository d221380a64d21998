/** The present moment, passed in so that a test can choose it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** A calendar day as a manifest writes it: `2027-03-31`, in UTC. */
export type Day = string;

export function dayOf(moment: Date): Day {
  return moment.toISOString().slice(0, 10);
}

/** The last second that still belongs to a day, e.g. `2027-03-31T23:59:59Z`: an expiry date includes its day. */
export function endOfDay(day: Day): string {
  return `${day}T23:59:59Z`;
}

/** Has the day passed entirely? The day itself is not yet past. */
export function isPast(day: Day, now: Date): boolean {
  return day < dayOf(now);
}

/** Whole days from one day to another, negative where the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** Days are UTC, so each has as many. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day some days later (or, with a negative number, earlier). Days are UTC, so that no clock change falls into them. */
export function addDays(day: Day, days: number): Day {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return dayOf(moment);
}
