/** A number as policies write it; undefined when it is none. */
export function readNumber(text: string): number | undefined {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? undefined : value;
}

/** A date as policies write it, ISO 8601 or seconds since 1970, in seconds; undefined when it is none. */
export function readDate(text: string): number | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  const read = /^\d{4}-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?)?$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(read) ? undefined : read / 1000;
}
