import { type SymbolTable, isSymbolCode } from '../policy/symbols';
import { BitSet } from './bit-set';
import { type Glob, RUN, readGlob } from './glob';
import { LazyText, TextSource } from './lazy-text';
import { PatternAutomaton } from './pattern-automaton';
import type { Care, Kind } from './pattern-nodes';
import type { Budget } from './region';
import { type TextCell, textCells } from './text-cells';
import type { TextReading } from './text-reading';

/** What texts are decided with. */
export interface TextSettings {
  readonly symbols: SymbolTable;
  readonly variablesApart: boolean;
  readonly starsCross: boolean;
  /** Keys that may have several values. */
  readonly manyValued: ReadonlySet<string>;
  readonly budget: Budget;
  /** Most states of the patterns read together; above it, texts are asked for one by one. */
  readonly statesMax: number;
}

/** A pattern as it stands in a policy, and how to read it. */
export interface TextPattern {
  readonly text: string;
  readonly reading: TextReading;
  readonly care: Care;
  readonly follows?: boolean | undefined;
}

/** The patterns of one variable, each known by its number. */
export class Texts {
  private readonly numbers = new Map<string, number>();
  private readonly patterns: { readonly glob: Glob; readonly kind: Kind }[] = [];
  private split: readonly TextCell[] | undefined;

  /** `wanted`: only texts that one of these matches matter, where that is known. */
  constructor(
    private readonly domain: readonly Glob[],
    private readonly settings: TextSettings,
    private readonly wanted: readonly TextPattern[] = [],
  ) {}

  add({ text, reading, care, follows = false }: TextPattern): number {
    const { wildcards, headColons, ignoreCase } = reading;
    const name = `${wildcards} ${headColons} ${ignoreCase} ${care} ${follows} ${text}`;
    const before = this.numbers.get(name);
    if (before !== undefined) return before;
    const number = this.patterns.length;
    this.numbers.set(name, number);
    this.patterns.push({ glob: this.read(text, reading, care), kind: { care, ignoreCase, follows } });
    return number;
  }

  /** The cells of all patterns together; undefined when there are too many. All patterns must have been added. */
  cells(statesMax = this.settings.statesMax): readonly TextCell[] | undefined {
    if (this.split || statesMax === 0) return this.split;
    const automaton = this.newAutomaton();
    const first = this.domain.length + this.wanted.length;
    for (const { glob, kind } of this.patterns) automaton.add(glob, kind);
    const cells = textCells(automaton, statesMax, this.settings.budget);
    this.split = cells?.map(({ text, matched }) => ({
      text,
      matched: new Set([...matched].map((pattern) => pattern - first)),
    }));
    return this.split;
  }

  /** The cells in which one of the patterns matches. */
  matching(patterns: readonly number[]): BitSet {
    const cells = this.cells()!;
    return BitSet.where(cells.length, (cell) => patterns.some((pattern) => cells[cell]!.matched.has(pattern)));
  }

  /** Regions of texts that are asked for one by one. */
  lazily(): (
    absent: boolean,
    within: readonly (readonly number[])[] | undefined,
    outside?: readonly number[],
  ) => LazyText {
    const source = new TextSource(this.patterns, () => this.newAutomaton(), this.settings.budget);
    return (absent, within, outside = []) => new LazyText(source, absent, within && { within, outside });
  }

  /** Where a request is wanted that surely is one, what somebody will choose may stand for any text a policy compares. */
  private read(text: string, reading: TextReading, care: Care): Glob {
    const { starsCross, variablesApart, symbols } = this.settings;
    const glob = readGlob(text, { ...reading, starsCross: starsCross && reading.mayCross === true });
    if (!variablesApart || care === 'surely') return glob;
    return glob.map((token) =>
      isSymbolCode(token) && symbols.symbolOf(String.fromCharCode(token))?.kind === 'opaque' ? RUN : token,
    );
  }

  private newAutomaton(): PatternAutomaton {
    const { symbols, variablesApart } = this.settings;
    const automaton = new PatternAutomaton((letter) => symbols.symbolOf(letter), variablesApart);
    for (const glob of this.domain)
      automaton.add(glob, { care: 'perhaps', ignoreCase: false, follows: false, demand: 0 });
    for (const { text, reading, care } of this.wanted) {
      automaton.add(this.read(text, reading, care), {
        care,
        ignoreCase: reading.ignoreCase,
        follows: false,
        demand: 1,
      });
    }
    return automaton;
  }
}
