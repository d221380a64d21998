/** Deeper than any entry of ours; a file made to exhaust the stack is refused before it does. */
const DEPTH_MAX = 32;

/** A value that JSON cannot hold, or not in one way only. */
export class NotCanonical extends Error {}

/**
 * One text for one value, as RFC 8785 writes it: keys in order of their UTF-16 units, no spaces, numbers as JavaScript
 * writes them. So a hash over the text is a hash over the value.
 *
 * A property that is undefined is left out. What JSON has no word for (a date, a function, NaN, half a surrogate pair)
 * is refused: it would come back as something else.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > DEPTH_MAX) throw new NotCanonical(`more than ${DEPTH_MAX} levels`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotCanonical('a number without a value');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  if (!isPlainObject(value)) throw new NotCanonical(`a ${typeof value} that JSON does not know`);
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${quoted(key)}:${canonicalJson(value[key], depth + 1)}`);
  return `{${members.join(',')}}`;
}

function quoted(text: string): string {
  // Few texts hold any surrogate at all, and asking that first is three times as fast.
  if (/[\ud800-\udfff]/.test(text) && /\p{Surrogate}/u.test(text)) throw new NotCanonical('half a surrogate pair');
  return JSON.stringify(text);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
