/** More digits than a number of JavaScript surely keeps apart. */
const DIGITS_MAX = 15;

/** A number as policies write it; undefined when it is none, or one too long to be compared. Exponents are none. */
export function readNumber(text: string): number | undefined {
  const isShort = text.replace(/\D/g, '').length <= DIGITS_MAX;
  return isShort && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

const DATE = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?)?$/;

/**
 * A date as policies write it, ISO 8601 or seconds since 1970, in seconds; undefined when it is none.
 *
 * Limits: four digits may be a year or seconds, and a time without its zone is any: no dates.
 */
export function readDate(text: string): number | undefined {
  if (/^\d+$/.test(text)) return text.length === 4 ? undefined : readNumber(text);
  const [, year, month, day = '01'] = DATE.exec(text) ?? [];
  const read = Date.parse(text);
  if (year === undefined || Number.isNaN(read)) return undefined;
  // The 30th of February would quietly become another day.
  const written = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return written.getUTCDate() === Number(day) ? read / 1000 : undefined;
}
