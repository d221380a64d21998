import { matchesIam } from '../../../common/match-glob';
import { holdsSymbol } from '../policy/symbols';
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
  const areWild = [one, other].every((text) => /[*?]/.test(text));
  return (areWild || holdsSymbol(one + other)) && mayOverlap(one, other) ? [`${one} and ${other}`] : [];
}

/** A star in the inner pattern is a letter like any other to the outer one, which only a star there can match. */
function holds(outer: string, inner: string): boolean {
  return matchesIam(outer, inner);
}

/**
 * May one text match both? Not where they differ in what both spell out, before their first wildcard or hidden part and
 * after their last. A hidden part that both begin or end with is the same in both.
 */
function mayOverlap(one: string, other: string): boolean {
  const [a, b] = withoutCommon(one, other);
  const [headA, headB] = [a, b].map((text) => text.split(OPEN)[0] ?? '');
  const [tailA, tailB] = [a, b].map((text) => text.split(OPEN).at(-1) ?? '');
  if (headA === a && headB === b) return false;
  const agree = (long: string, short: string, is: (long: string, short: string) => boolean) =>
    is(long, short) || is(short, long);
  return (
    agree(headA!, headB!, (long, short) => long.startsWith(short)) &&
    agree(tailA!, tailB!, (long, short) => long.endsWith(short))
  );
}

/** Wildcards, and parts that a template hides. */
const OPEN = /[*?\uE000-\uF8FF]/;

/** Both texts without the hidden and spelt parts that they begin with alike; wildcards may match differently. */
function withoutCommon(one: string, other: string): [string, string] {
  let index = 0;
  while (index < one.length && one[index] === other[index] && !/[*?]/.test(one[index]!)) index++;
  return [one.slice(index), other.slice(index)];
}
