import type { Glob } from './glob';
import type { AutomatonState, PatternAutomaton } from './pattern-automaton';
import type { Kind } from './pattern-nodes';
import { type Budget, BudgetSpent, type Region } from './region';

/** Each state holds its points and its next states: more of them than this would fill the memory. */
const LAZY_STATES_MAX = 30_000;

/** Texts one of which must match each group and none of the others; undefined: no text at all. */
interface Texts {
  readonly within: readonly (readonly number[])[];
  readonly outside: readonly number[];
}

/** The patterns of a variable, of which single texts are asked one by one; `newAutomaton` makes one with the demands. */
export class TextSource {
  private readonly found = new Map<string, string | undefined>();

  constructor(
    private readonly patterns: readonly { readonly glob: Glob; readonly kind: Kind }[],
    private readonly newAutomaton: () => PatternAutomaton,
    private readonly budget: Budget,
  ) {}

  /**
   * A shortest text that matches one pattern of each group and none of the others; an empty one only where there is no other,
   * since what it means is not always said.
   */
  find({ within, outside }: Texts): string | undefined {
    const groups = [...new Set(within.map((group) => group.join()))].sort();
    const name = `${groups.join('&')}!${outside.join()}`;
    if (!this.found.has(name)) this.found.set(name, this.search({ within, outside }));
    return this.found.get(name);
  }

  private search({ within, outside }: Texts): string | undefined {
    const automaton = this.newAutomaton();
    const own = new Map<number, number>();
    for (const pattern of new Set([...within.flat(), ...outside])) {
      const { glob, kind } = this.patterns[pattern]!;
      own.set(automaton.add(glob, kind), pattern);
    }
    const barred = new Set(outside);
    let fallback: string | undefined;
    const start = automaton.start();
    const reached = new Map<AutomatonState, { from?: AutomatonState; code: number }>([[start, { code: 0 }]]);
    for (const [state] of reached) {
      if (reached.size > LAZY_STATES_MAX) throw new BudgetSpent('texts');
      this.budget.spend('texts', 1 + state.nodes.length);
      const matched = new Set(state.matched.map((pattern) => own.get(pattern)!));
      const fits = within.every((group) => group.some((pattern) => matched.has(pattern)));
      if (state.isText && fits && ![...matched].some((pattern) => barred.has(pattern))) {
        if (state !== start) return spell(state, reached);
        fallback = '';
      }
      if (state.forever.some((pattern) => barred.has(own.get(pattern)!))) continue;
      for (const [code, next] of automaton.nextOf(state)) {
        if (next.nodes.length > 0 && !reached.has(next)) reached.set(next, { from: state, code });
      }
    }
    return fallback;
  }
}

/** The way back to the start, read forwards. */
export function spell(
  state: AutomatonState,
  reached: ReadonlyMap<AutomatonState, { from?: AutomatonState; code: number }>,
): string {
  const codes: number[] = [];
  for (let at = reached.get(state)!; at.from; at = reached.get(at.from)!) codes.push(at.code);
  return String.fromCharCode(...codes.reverse());
}

/** Texts of a variable whose patterns make too many cells: each set is searched for one text when it is asked about. */
export class LazyText implements Region {
  constructor(
    private readonly source: TextSource,
    /** May the key be absent? */
    readonly absent: boolean,
    private readonly texts: Texts | undefined,
  ) {}

  and(other: LazyText): LazyText {
    const texts =
      this.texts && other.texts
        ? {
            within: [...this.texts.within, ...other.texts.within],
            outside: union(this.texts.outside, other.texts.outside),
          }
        : undefined;
    return new LazyText(this.source, this.absent && other.absent, texts);
  }

  minus(literal: LazyText): LazyText {
    return new LazyText(this.source, this.absent && !literal.absent, this.textsWithout(literal.texts));
  }

  isEmpty(): boolean {
    return !this.absent && this.text() === undefined;
  }

  isWithin(literal: LazyText): boolean {
    return this.minus(literal).isEmpty();
  }

  meets(other: LazyText): boolean {
    return !this.and(other).isEmpty();
  }

  /** A text of it; undefined when there is none, or when it is only absence. */
  text(): string | undefined {
    return this.texts && this.source.find(this.texts);
  }

  private textsWithout(literal: Texts | undefined): Texts | undefined {
    if (!this.texts || !literal) return this.texts;
    const [group, ...more] = literal.within;
    if (more.length > 0 || (group && literal.outside.length > 0)) throw new BudgetSpent('conjunctions');
    if (group) return { within: this.texts.within, outside: union(this.texts.outside, group) };
    if (literal.outside.length === 0) return undefined;
    return { within: [...this.texts.within, literal.outside], outside: this.texts.outside };
  }
}

function union(one: readonly number[], other: readonly number[]): number[] {
  return [...new Set([...one, ...other])].sort((a, b) => a - b);
}
