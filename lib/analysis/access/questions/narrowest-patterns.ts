import { matchesIam } from '../../../common/match-glob';
import type { Patterns } from '../policy/statement';

/**
 * What several lists of patterns have in common, written with as few words as it takes: of two patterns where one holds
 * the other, the narrower; of two that only overlap, both.
 */
export function narrowest(lists: readonly (Patterns | undefined)[]): string[] {
  const plain = lists.flatMap((list) => (list && !list.negated ? [list.patterns] : []));
  const except = lists.flatMap((list) => (list?.negated ? list.patterns : []));
  const [first = ['*'], ...others] = plain;
  const common = others.reduce<readonly string[]>(
    (kept, patterns) => [...new Set(kept.flatMap((one) => patterns.flatMap((other) => both(one, other))))],
    first,
  );
  return except.length === 0 ? [...common] : common.map((one) => `${one} but not ${except.join(', ')}`);
}

function both(one: string, other: string): string[] {
  if (holds(other, one)) return [one];
  if (holds(one, other)) return [other];
  return /[*?]/.test(one) && /[*?]/.test(other) && mayOverlap(one, other) ? [`${one} and ${other}`] : [];
}

/** A star in the inner pattern is a letter like any other to the outer one, which only a star there can match. */
function holds(outer: string, inner: string): boolean {
  return matchesIam(outer, inner);
}

/** Patterns whose literal beginnings differ have nothing in common. */
function mayOverlap(one: string, other: string): boolean {
  const [a = '', b = ''] = [one, other].map((text) => text.split(/[*?]/)[0]);
  return a.startsWith(b) || b.startsWith(a);
}
