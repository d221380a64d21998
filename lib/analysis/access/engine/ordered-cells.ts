import type { Operator } from '../policy/statement';

type Compare = (value: number, bound: number) => boolean;

const COMPARE: Partial<Record<Operator, Compare>> = {
  NumericEquals: (value, bound) => value === bound,
  NumericLessThan: (value, bound) => value < bound,
  NumericLessThanEquals: (value, bound) => value <= bound,
  NumericGreaterThan: (value, bound) => value > bound,
  NumericGreaterThanEquals: (value, bound) => value >= bound,
  DateEquals: (value, bound) => value === bound,
  DateLessThan: (value, bound) => value < bound,
  DateLessThanEquals: (value, bound) => value <= bound,
  DateGreaterThan: (value, bound) => value > bound,
  DateGreaterThanEquals: (value, bound) => value >= bound,
};

export function isOrdered(operator: Operator): boolean {
  return operator in COMPARE;
}

export function holdsOrdered(operator: Operator, value: number, bound: number): boolean {
  return COMPARE[operator]?.(value, bound) ?? false;
}

/**
 * Numbers that no bound tells apart, by one of them: each bound, and one between each two that has room for a whole number.
 * Keys of IAM are whole numbers and whole seconds; where a bound is not whole, so are the numbers between.
 */
export function orderedCells(bounds: readonly number[]): number[] {
  const sorted = [...new Set(bounds)].sort((one, other) => one - other);
  if (sorted.length === 0) return [0];
  const isWhole = sorted.every(Number.isInteger);
  const cells = [sorted[0]! - 1];
  sorted.forEach((bound, index) => {
    cells.push(bound);
    const next = sorted[index + 1];
    if (next === undefined) cells.push(bound + 1);
    else if (!isWhole) cells.push((bound + next) / 2);
    else if (next - bound > 1) cells.push(bound + 1);
  });
  return cells;
}
