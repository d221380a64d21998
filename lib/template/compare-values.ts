import type { Value } from './value';

/** A text that is equal for equal values, or undefined when the value has none (lists, maps, hidden values). */
export function keyOf(value: Value): string | undefined {
  switch (value.kind) {
    case 'known':
      return `text:${String(value.value)}`;
    case 'reference':
      return `ref:${value.logicalId}.${value.attribute}`;
    case 'unresolved':
      return value.symbol === '' ? undefined : `symbol:${value.symbol}`;
    case 'composed': {
      const keys = value.parts.map((part) => (typeof part === 'string' ? `text:${part}` : keyOf(part)));
      return keys.includes(undefined) ? undefined : `composed:${JSON.stringify(keys)}`;
    }
    case 'absent':
    case 'list':
    case 'map':
      return undefined;
  }
}

/** Are two texts equal once deployed? Undefined when only the deployment knows. */
export function equal(one: Value, other: Value): boolean | undefined {
  const key = keyOf(one);
  if (key !== undefined && key === keyOf(other)) return true;
  if (one.kind === 'reference' && other.kind === 'reference' && one.logicalId !== other.logicalId) return false;
  const [outline, otherOutline] = [outlineOf(one), outlineOf(other)];
  return outline && otherOutline && !compatible(outline, otherOutline) ? false : undefined;
}

interface Outline {
  readonly start: string;
  readonly end: string;
  readonly closed: boolean;
}

/** The literal beginning and end of a text: enough to see that `${Prefix}-logs` is never `${Prefix}-data`. */
function outlineOf(value: Value): Outline | undefined {
  if (value.kind === 'known') return { start: String(value.value), end: String(value.value), closed: true };
  if (value.kind !== 'composed') return undefined;
  const [first, last] = [value.parts[0], value.parts.at(-1)];
  return { start: typeof first === 'string' ? first : '', end: typeof last === 'string' ? last : '', closed: false };
}

function compatible(one: Outline, other: Outline): boolean {
  if (one.closed && other.closed) return one.start === other.start;
  const starts = one.start.startsWith(other.start) || other.start.startsWith(one.start);
  const ends = one.end.endsWith(other.end) || other.end.endsWith(one.end);
  return starts && ends;
}
