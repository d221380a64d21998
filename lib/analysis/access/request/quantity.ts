/** A number or a moment, exact whatever its length: one unit is a billionth, of one or of a second. */
export type Quantity = bigint;

const PLACES = 9;
const BILLION = 10n ** BigInt(PLACES);

/**
 * `3600` or `-1.5`.
 *
 * Limits: exponents, more than 30 digits and more than nine decimals are no numbers here.
 */
export function readNumber(text: string): Quantity | undefined {
  const found = /^(-?)(\d{1,30})(?:\.(\d{1,9}))?$/.exec(text);
  if (!found) return undefined;
  const size = BigInt(found[2]!) * BILLION + BigInt((found[3] ?? '').padEnd(PLACES, '0'));
  return found[1] === '-' ? -size : size;
}

const DAY = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d))?)?)?$/;

/**
 * A day or moment of ISO 8601 in the forms that the W3C allows, or seconds since 1970. A day without hour is its first
 * moment in UTC.
 *
 * Limits: four digits may be a year or seconds of 1970: no date. Neither are moments without time zone and leap seconds.
 */
export function readDate(text: string): Quantity | undefined {
  if (/^\d+$/.test(text)) return text.length === 4 ? undefined : readNumber(text);
  const found = DAY.exec(text);
  if (!found) return undefined;
  const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => (part === undefined ? undefined : Number(part))) as [number, ...number[]];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const written = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()];
  // A month 13 or a 30th of February would quietly become another day.
  if (String([month, day, hour, minute]) !== String(written) || second > 59) return undefined;
  const offset = minutesOf(found[8] ?? 'Z');
  if (offset === undefined) return undefined;
  const seconds = BigInt(date.getTime() / 1000 - offset * 60);
  return seconds * BILLION + BigInt((found[7] ?? '').padEnd(PLACES, '0'));
}

function minutesOf(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
