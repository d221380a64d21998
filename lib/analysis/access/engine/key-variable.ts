import type { Test } from '../policy/statement';
import { BitSet } from './bit-set';
import { textsOfKey } from './key-values';
import type { LazyText } from './lazy-text';
import { type KeyLiteral, type Literal, type Use, opposite } from './literal';
import { manyValuedVariable } from './many-valued';
import type { Care } from './pattern-nodes';
import { STATES_MAX } from './settings';
import { readingOf } from './text-reading';
import { type TextSettings, Texts } from './texts';
import { anyValue, Unsupported, type ValueCells, addressCells, dateCells, familyOf, numberCells } from './value-cells';
import { type Variable, holdsOfAbsent } from './variable';

/** A condition key of a request: absent, one value, or several. */
export function keyVariable(name: string, uses: readonly Use[], settings: TextSettings): Variable {
  const tests = uses.map(({ literal }) => (literal as KeyLiteral).test);
  const isMany = settings.manyValued.has(tests[0]!.key);
  const texts = new Texts(textsOfKey(tests, isMany), settings);
  // Sets of values need cells: they are never asked for one by one.
  const cells = cellsOf(tests, uses, texts, isMany ? STATES_MAX : settings.statesMax);
  if (!cells) {
    if (isMany) throw new Unsupported(`${tests[0]!.name} has too many patterns for a key with several values`);
    return lazyKey(name, texts);
  }
  return isMany ? manyValuedVariable(name, cells) : oneValuedVariable(name, cells);
}

function cellsOf(
  tests: readonly Test[],
  uses: readonly Use[],
  texts: Texts,
  statesMax: number,
): ValueCells | undefined {
  switch (familyOf(tests)) {
    case 'none':
      return anyValue(tests[0]!.key);
    case 'address':
      return addressCells(tests);
    case 'number':
      return numberCells(tests);
    case 'date':
      return dateCells(tests);
    case 'text':
      for (const { literal, care } of uses)
        textPatterns(texts, (literal as KeyLiteral).test, careWithin(literal, care));
      return textValues(texts, statesMax);
  }
}

function textValues(texts: Texts, statesMax: number): ValueCells | undefined {
  const cells = texts.cells(statesMax);
  return (
    cells && {
      size: cells.length,
      matching: (test, care) => texts.matching(textPatterns(texts, test, care)),
      show: (cell) => cells[cell]!.text,
    }
  );
}

function textPatterns(texts: Texts, { operator, values }: Test, care: Care): number[] {
  return operator === 'Null' ? [] : values.map((text) => texts.add({ text, reading: readingOf(operator), care }));
}

/** A negated test matches surely what its values do not match perhaps. */
export function careWithin(literal: Literal, care: Care): Care {
  return literal.kind === 'key' && literal.test.negated ? opposite(care) : care;
}

/** The last cell is absence. */
function oneValuedVariable(name: string, cells: ValueCells): Variable {
  const size = cells.size + 1;
  const absent = cells.size;
  return {
    name,
    full: BitSet.all(size),
    regionOf(literal, care) {
      const { test } = literal as KeyLiteral;
      const ofAbsent = holdsOfAbsent({ literal });
      if (test.operator === 'Null') {
        const ofPresent = test.values.some((value) => value.toLowerCase() === 'false');
        return BitSet.where(size, (cell) => (cell === absent ? ofAbsent : ofPresent));
      }
      const matched = cells.matching(test, careWithin(literal, care));
      return BitSet.where(size, (cell) => (cell === absent ? ofAbsent : matched.has(cell) !== test.negated));
    },
    show(region) {
      const cell = (region as BitSet).first();
      return cell === absent ? undefined : cells.show(cell);
    },
  };
}

function lazyKey(name: string, texts: Texts): Variable {
  const region = texts.lazily();
  return {
    name,
    full: region(true, []),
    regionOf(literal, care) {
      const { test } = literal as KeyLiteral;
      const ofAbsent = holdsOfAbsent({ literal });
      if (test.operator === 'Null') {
        const ofPresent = test.values.some((value) => value.toLowerCase() === 'false');
        return region(ofAbsent, ofPresent ? [] : undefined);
      }
      const patterns = textPatterns(texts, test, careWithin(literal, care));
      return test.negated ? region(ofAbsent, [], patterns) : region(ofAbsent, [patterns]);
    },
    show: (shown) => (shown as LazyText).text(),
  };
}
