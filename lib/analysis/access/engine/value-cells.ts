import { isSymbolLetter } from '../policy/symbols';
import type { Operator, Test } from '../policy/statement';
import { EVERY_ADDRESS, readAddressRange, writeAddress } from '../values/address-range';
import { readDate, readNumber } from '../values/ordered-values';
import { BitSet } from './bit-set';
import { holdsOrdered, isOrdered, orderedCells } from './ordered-cells';
import type { Care } from './pattern-nodes';

/** Values of a key that no test tells apart. */
export interface ValueCells {
  readonly size: number;
  /** The cells in which the operator, before any `Not`, holds of one of the test's values. */
  matching(test: Test, care: Care): BitSet;
  show(cell: number): string;
}

/** Thrown when a policy says something that no cell can express; the answer is then unknown. */
export class Unsupported extends Error {}

type Family = 'text' | 'address' | 'number' | 'date' | 'none';

/** Which sort of value the tests of one key compare; `none` when they only ask whether it is there. */
export function familyOf(tests: readonly Test[]): Family {
  const families = new Set(tests.map(({ operator }) => familyOfOperator(operator)));
  families.delete('none');
  if (families.size > 1) {
    throw new Unsupported(
      `${tests[0]!.name} is compared as ${[...families].join(' and as ')}, which nobody can decide`,
    );
  }
  return [...families][0] ?? 'none';
}

function familyOfOperator(operator: Operator): Family {
  if (operator === 'Null') return 'none';
  if (operator === 'IpAddress') return 'address';
  if (operator.startsWith('Numeric')) return 'number';
  return operator.startsWith('Date') ? 'date' : 'text';
}

/** The value of a key that is only asked whether it is there; two keys do not have the same by chance. */
export function anyValue(key: string): ValueCells {
  const name = key.split(/[:/]/).at(-1)!;
  return { size: 1, matching: () => BitSet.none(1), show: () => `some-${name}` };
}

export function addressCells(tests: readonly Test[]): ValueCells {
  const bounds = new Set<bigint>();
  for (const range of [...EVERY_ADDRESS, ...tests.flatMap(({ values }) => values.flatMap(rangesIn))]) {
    bounds.add(range.first);
    bounds.add(range.last + 1n);
  }
  const starts = [...bounds]
    .sort((one, other) => (one < other ? -1 : 1))
    .filter((start) => EVERY_ADDRESS.some(({ first, last }) => first <= start && start <= last));
  return {
    size: starts.length,
    matching: cellsWhere(starts, (start, _operator, text) =>
      rangesIn(text).some(({ first, last }) => first <= start && start <= last),
    ),
    show: (cell) => writeAddress(starts[cell]!),
  };
}

function rangesIn(text: string) {
  const range = readAddressRange(text);
  return range ? [range] : [];
}

export function numberCells(tests: readonly Test[]): ValueCells {
  return cellsBetween(tests, readNumber, String);
}

export function dateCells(tests: readonly Test[]): ValueCells {
  return cellsBetween(tests, readDate, writeDate);
}

/** Years that fit four digits are written as AWS writes them, others as seconds. */
function writeDate(seconds: number): string {
  const year = 31_556_952;
  if (seconds < -1970 * year || seconds > 8000 * year) return String(seconds);
  return new Date(seconds * 1000).toISOString().replace(/\.000Z$/, 'Z');
}

function cellsBetween(
  tests: readonly Test[],
  read: (text: string) => number | undefined,
  show: (value: number) => string,
): ValueCells {
  const bounds = tests.filter(({ operator }) => isOrdered(operator)).flatMap(({ values }) => values);
  const cells = orderedCells(bounds.flatMap((text) => read(text) ?? []));
  return {
    size: cells.length,
    matching: cellsWhere(cells, (value, operator, text) => {
      const bound = read(text);
      return bound !== undefined && holdsOrdered(operator, value, bound);
    }),
    show: (cell) => show(cells[cell]!),
  };
}

/** A value that nobody can read may be any, and surely is none. */
function cellsWhere<T>(cells: readonly T[], holds: (cell: T, operator: Operator, value: string) => boolean) {
  return ({ operator, values }: Test, care: Care): BitSet =>
    BitSet.where(cells.length, (cell) =>
      values.some((value) =>
        [...value].some(isSymbolLetter) ? care === 'perhaps' : holds(cells[cell]!, operator, value),
      ),
    );
}
