import { BitSet } from './bit-set';
import type { KeyLiteral } from './literal';
import { careWithin } from './key-variable';
import type { Region } from './region';
import type { ValueCells } from './value-cells';
import { type Variable, holdsOfAbsent } from './variable';

/** Values all of which are of some cells, and among which each demand has one of its own. */
interface Values {
  readonly all: BitSet;
  readonly some: readonly BitSet[];
}

/**
 * Sets of values of a key that may have several: absent, or at least one.
 *
 * "Every value is in M" and "some value is in M" are each other's opposite, of M and of its complement. So whatever is
 * taken away stays of this form, and no set is ever counted out.
 */
class ValueSets implements Region {
  constructor(
    readonly absent: boolean,
    readonly present: Values | undefined,
  ) {}

  and(other: ValueSets): ValueSets {
    const present = this.present &&
      other.present && {
        all: this.present.all.and(other.present.all),
        some: [...this.present.some, ...other.present.some],
      };
    return new ValueSets(this.absent && other.absent, present);
  }

  minus(literal: ValueSets): ValueSets {
    return new ValueSets(this.absent && !literal.absent, this.withoutPresent(literal.present));
  }

  isEmpty(): boolean {
    if (this.absent) return false;
    if (!this.present || this.present.all.isEmpty()) return true;
    const { all, some } = this.present;
    return !some.every((demand) => demand.meets(all));
  }

  isWithin(literal: ValueSets): boolean {
    return this.minus(literal).isEmpty();
  }

  meets(other: ValueSets): boolean {
    return !this.and(other).isEmpty();
  }

  /** The cells of one set of values, as few as will do; undefined: absent. */
  pick(): number[] | undefined {
    if (this.absent) return undefined;
    const { all, some } = this.present!;
    const cells = some.map((demand) => demand.and(all).first());
    return [...new Set(cells.length > 0 ? cells : [all.first()])];
  }

  private withoutPresent(literal: Values | undefined): Values | undefined {
    if (!this.present || !literal) return this.present;
    const { all, some } = this.present;
    const full = BitSet.all(all.size);
    const [demand] = literal.some;
    if (demand) return { all: all.and(full.minus(demand)), some };
    const others = full.minus(literal.all);
    return others.isEmpty() ? undefined : { all, some: [...some, others] };
  }
}

export function manyValuedVariable(name: string, cells: ValueCells): Variable {
  const full = BitSet.all(cells.size);
  return {
    name,
    full: new ValueSets(true, { all: full, some: [] }),
    regionOf(literal, care) {
      const { test } = literal as KeyLiteral;
      const ofAbsent = holdsOfAbsent({ literal });
      if (test.operator === 'Null') {
        const ofPresent = test.values.some((value) => value.toLowerCase() === 'false');
        return new ValueSets(ofAbsent, ofPresent ? { all: full, some: [] } : undefined);
      }
      const matched = cells.matching(test, careWithin(literal, care));
      const wanted = test.negated ? full.minus(matched) : matched;
      // Without a prefix some value must match, and of a negated test every value must differ.
      const isForAll = test.set ? test.set === 'all' : test.negated;
      return new ValueSets(ofAbsent, isForAll ? { all: wanted, some: [] } : { all: full, some: [wanted] });
    },
    show: (region) => (region as ValueSets).pick()?.map((cell) => cells.show(cell)),
  };
}
