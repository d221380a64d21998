import * as compare from './compare-value';
import type { Quantity } from './quantity';

/** An operator of a condition, taken apart. */
export interface ConditionOperator {
  /** Absent for `Null`, which asks only whether the key is there. */
  readonly compare?: compare.Compare;
  /** None of the values may match. */
  readonly negated: boolean;
  readonly ifExists: boolean;
  readonly set?: 'all' | 'any';
}

const same = (value: Quantity, wanted: Quantity) => value === wanted;
const less = (value: Quantity, wanted: Quantity) => value < wanted;
const lessOrSame = (value: Quantity, wanted: Quantity) => value <= wanted;
const more = (value: Quantity, wanted: Quantity) => value > wanted;
const moreOrSame = (value: Quantity, wanted: Quantity) => value >= wanted;

/** Each operator with its own word for the opposite, where it has one. */
const OPERATORS: readonly (readonly [string, compare.Compare, string?])[] = [
  ['StringEquals', compare.compareText, 'StringNotEquals'],
  ['StringEqualsIgnoreCase', compare.compareTextInAnyCase, 'StringNotEqualsIgnoreCase'],
  ['StringLike', compare.comparePattern, 'StringNotLike'],
  ['ArnEquals', compare.compareArn, 'ArnNotEquals'],
  ['ArnLike', compare.compareArn, 'ArnNotLike'],
  ['Bool', compare.compareBoolean],
  ['BinaryEquals', compare.compareBytes],
  ['IpAddress', compare.compareAddress, 'NotIpAddress'],
  ['NumericEquals', compare.compareNumbers(same), 'NumericNotEquals'],
  ['NumericLessThan', compare.compareNumbers(less)],
  ['NumericLessThanEquals', compare.compareNumbers(lessOrSame)],
  ['NumericGreaterThan', compare.compareNumbers(more)],
  ['NumericGreaterThanEquals', compare.compareNumbers(moreOrSame)],
  ['DateEquals', compare.compareDates(same), 'DateNotEquals'],
  ['DateLessThan', compare.compareDates(less)],
  ['DateLessThanEquals', compare.compareDates(lessOrSame)],
  ['DateGreaterThan', compare.compareDates(more)],
  ['DateGreaterThanEquals', compare.compareDates(moreOrSame)],
];

const BY_NAME = new Map<string, { readonly compare: compare.Compare; readonly negated: boolean }>(
  OPERATORS.flatMap(([name, by, opposite]) => [
    [name.toLowerCase(), { compare: by, negated: false }] as const,
    ...(opposite === undefined ? [] : [[opposite.toLowerCase(), { compare: by, negated: true }] as const]),
  ]),
);

/**
 * Reads `ForAnyValue:StringNotLikeIfExists` and its like, in any case.
 *
 * Limits: `Null` takes neither a set prefix nor `IfExists` here; with one it is an unknown operator.
 */
export function readOperator(text: string): ConditionOperator | undefined {
  const found = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/.exec(text.toLowerCase());
  if (!found) return undefined;
  const [, prefix, name, ifExists] = found;
  if (name === 'null') return (prefix ?? ifExists) ? undefined : { negated: false, ifExists: false };
  const known = BY_NAME.get(name!);
  if (!known) return undefined;
  const set = prefix === undefined ? {} : { set: prefix === 'forallvalues' ? ('all' as const) : ('any' as const) };
  return { ...known, ...set, ifExists: ifExists !== undefined };
}
