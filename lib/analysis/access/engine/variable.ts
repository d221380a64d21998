import type { Literal } from './literal';
import type { Care } from './pattern-nodes';
import type { Region } from './region';

/** One variable of the request, its values cut into regions by all that is asked of it. */
export interface Variable {
  readonly name: string;
  /** Every value there is. */
  readonly full: Region;
  /** The values for which a literal holds, its unreadable parts taken with care. */
  regionOf(literal: Literal, care: Care): Region;
  /** One value of a region; undefined when the key is absent there. */
  show(region: Region): string | readonly string[] | undefined;
}

/**
 * Does a test hold of a request that has no such key? The same for every operator: a negated one is true of what is not
 * there, `IfExists` and `ForAllValues` are too ("IAM JSON policy elements: Condition operators").
 */
export function holdsOfAbsent({ literal }: { literal: Literal }): boolean {
  if (literal.kind === 'pattern') return literal.negated;
  const { operator, values, ifExists, set, negated } = literal.test;
  if (operator === 'Null') return values.some((value) => value.toLowerCase() === 'true');
  return ifExists || set === 'all' || (negated && set !== 'any');
}
