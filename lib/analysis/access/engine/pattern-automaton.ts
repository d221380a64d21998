import { type PolicySymbol, isSymbolCode } from '../policy/symbols';
import { COLON, type Glob, ONE, ONE_IN_PART, RUN, RUN_IN_PART } from './glob';
import { reachesOf } from './symbol-steps';

/** Does a pattern match only what it surely matches, whatever stands in a part that nobody can read, or all it may? */
export type Care = 'surely' | 'perhaps';

/** Which patterns may share their beginnings: those that read letters the same way. */
export interface Kind {
  readonly care: Care;
  readonly ignoreCase: boolean;
  /** Is a symbol read only where a pattern of another kind reads it? */
  readonly follows: boolean;
  /**
   * Number of the demand it meets, where it says which texts there are at all, instead of choosing among them: each
   * demand must be met by one of its patterns.
   */
  readonly demand?: number;
}

/** A point in a pattern: what has been read before it is the path that leads here. */
export interface PatternNode {
  readonly kind: Kind;
  /** Next nodes by character. */
  readonly letters: Map<number, number>;
  /** Nodes that a `?` leads to. */
  one: number;
  oneInPart: number;
  /** Nodes that a `*` leads to; they stay on every character. */
  run: number;
  runInPart: number;
  readonly stays: 'no' | 'always' | 'within-part';
  /** The patterns that end here. */
  readonly ends: number[];
}

/** A set of points, one for each way the patterns can have read a text; none when no text begins so. */
export interface AutomatonState {
  readonly nodes: readonly number[];
  /** Patterns that match what was read; those that are demands are not among them. */
  readonly matched: readonly number[];
  /** Those of them that match whatever follows. */
  readonly forever: readonly number[];
  /** Does what was read meet every demand? */
  readonly isText: boolean;
  next?: Map<number, AutomatonState>;
}

/** A character that no pattern writes. */
export const FRESH = 0x2218;

/** All patterns of one variable, read together: beginnings that are alike are one path. */
export class PatternAutomaton {
  readonly nodes: PatternNode[] = [];
  private readonly roots = new Map<string, number>();
  private readonly states = new Map<string, AutomatonState>();
  private patterns = 0;
  /** Every demand there is, as bits. */
  private demands = 0;

  /** `variablesApart`: a policy variable is a text of its own that nobody spelled out, and is not taken with care. */
  constructor(
    private readonly symbolOf: (letter: string) => PolicySymbol | undefined,
    private readonly variablesApart: boolean,
  ) {}

  /** Adds a pattern and answers its number. */
  add(glob: Glob, kind: Kind): number {
    if (kind.demand !== undefined) this.demands |= 1 << kind.demand;
    let node = this.rootOf(kind);
    for (const token of glob) node = this.childOf(node, token);
    this.nodes[node]!.ends.push(this.patterns);
    return this.patterns++;
  }

  start(): AutomatonState {
    const nodes: number[] = [];
    for (const root of this.roots.values()) this.enter(root, nodes);
    return this.intern(sorted(nodes));
  }

  /** Every state one character away, by that character; what no pattern writes is `FRESH`. */
  nextOf(state: AutomatonState): Map<number, AutomatonState> {
    return (state.next ??= this.findNext(state));
  }

  private findNext(state: AutomatonState): Map<number, AutomatonState> {
    const { always, withinPart, targets } = this.movesFrom(state);
    const stays = merged(sorted(always), sorted(withinPart));
    const fresh = this.intern(stays);
    const next = new Map<number, AutomatonState>([[FRESH, fresh]]);
    for (const [code, reached] of targets) {
      const symbol = isSymbolCode(code) ? this.symbolOf(String.fromCharCode(code)) : undefined;
      if (symbol) next.set(code, this.intern(sorted(this.readSymbol(state, code, symbol))));
      else next.set(code, this.intern(merged(code === COLON ? always : stays, sorted(reached))));
    }
    return next;
  }

  /** Where each character leads; `always` and `withinPart` are where any does, but for a colon. */
  private movesFrom(state: AutomatonState) {
    const always: number[] = [];
    const withinPart: number[] = [];
    const targets = new Map<number, number[]>();
    for (const index of state.nodes) {
      const node = this.nodes[index]!;
      if (node.stays === 'always') always.push(index);
      else if (node.stays === 'within-part') withinPart.push(index);
      if (node.one >= 0) this.enter(node.one, always);
      if (node.oneInPart >= 0) this.enter(node.oneInPart, withinPart);
      for (const [code, target] of node.letters) {
        if (node.kind.follows && isSymbolCode(code)) continue;
        this.move(targets, code, target);
        const upper = node.kind.ignoreCase ? otherCase(code) : code;
        if (upper !== code) this.move(targets, upper, target);
      }
    }
    return { always, withinPart, targets };
  }

  private move(targets: Map<number, number[]>, code: number, target: number): void {
    let list = targets.get(code);
    if (!list) targets.set(code, (list = []));
    this.enter(target, list);
  }

  private readSymbol(state: AutomatonState, code: number, symbol: PolicySymbol): number[] {
    const reached: number[] = [];
    const isApart = symbol.kind === 'variable' && this.variablesApart;
    for (const index of state.nodes) {
      for (const target of reachesOf(this.nodes, index, { code, symbol, isApart, symbolOf: this.symbolOf })) {
        this.enter(target, reached);
      }
    }
    return reached;
  }

  /** A node, and those that a `*` of no characters leads to from it. */
  private enter(index: number, into: number[]): void {
    into.push(index);
    const node = this.nodes[index]!;
    if (node.run >= 0) this.enter(node.run, into);
    if (node.runInPart >= 0) this.enter(node.runInPart, into);
  }

  /** The state of these nodes, which are sorted and distinct. */
  private intern(nodes: readonly number[]): AutomatonState {
    const alive = this.meetsDemands(nodes) ? nodes : [];
    const name = nameOf(alive);
    let state = this.states.get(name);
    if (!state) this.states.set(name, (state = this.newState(alive)));
    return state;
  }

  private newState(nodes: readonly number[]): AutomatonState {
    const ends = nodes.filter((index) => this.nodes[index]!.ends.length > 0);
    const chosen = ends.filter((index) => this.nodes[index]!.kind.demand === undefined);
    const matched = sorted(chosen.flatMap((index) => this.nodes[index]!.ends));
    const forever = chosen
      .filter((index) => this.nodes[index]!.stays === 'always')
      .flatMap((index) => this.nodes[index]!.ends);
    return { nodes, matched, forever, isText: this.meetsDemands(ends) };
  }

  private meetsDemands(nodes: readonly number[]): boolean {
    let met = 0;
    for (const index of nodes) {
      const { demand } = this.nodes[index]!.kind;
      if (demand !== undefined) met |= 1 << demand;
    }
    return met === this.demands;
  }

  private rootOf(kind: Kind): number {
    const name = `${kind.care} ${kind.ignoreCase} ${kind.follows} ${kind.demand}`;
    let root = this.roots.get(name);
    if (root === undefined) this.roots.set(name, (root = this.grow(kind, 'no')));
    return root;
  }

  private childOf(index: number, token: number): number {
    const node = this.nodes[index]!;
    const kind = node.kind;
    if (token === RUN) return (node.run = node.run >= 0 ? node.run : this.grow(kind, 'always'));
    if (token === RUN_IN_PART) {
      return (node.runInPart = node.runInPart >= 0 ? node.runInPart : this.grow(kind, 'within-part'));
    }
    if (token === ONE) return (node.one = node.one >= 0 ? node.one : this.grow(kind, 'no'));
    if (token === ONE_IN_PART) {
      return (node.oneInPart = node.oneInPart >= 0 ? node.oneInPart : this.grow(kind, 'no'));
    }
    const code = kind.ignoreCase ? lowerCase(token) : token;
    let child = node.letters.get(code);
    if (child === undefined) node.letters.set(code, (child = this.grow(kind, 'no')));
    return child;
  }

  private grow(kind: Kind, stays: PatternNode['stays']): number {
    const node = { kind, letters: new Map(), one: -1, oneInPart: -1, run: -1, runInPart: -1, stays, ends: [] };
    return this.nodes.push(node) - 1;
  }
}

/** Characters above what a string can hold of numbers are two. */
const HALF = 0x8000;

function nameOf(nodes: readonly number[]): string {
  let name = '';
  for (const node of nodes) {
    name += node < HALF ? String.fromCharCode(node) : String.fromCharCode(HALF + (node % HALF), node / HALF);
  }
  return name;
}

/** Sorts in place and leaves each number once. */
function sorted(numbers: number[]): number[] {
  for (let index = 1; index < numbers.length; index++) {
    if (numbers[index]! > numbers[index - 1]!) continue;
    numbers.sort((one, other) => one - other);
    return numbers.filter((number, at) => number !== numbers[at - 1]);
  }
  return numbers;
}

/** Both of two sorted lists, sorted, each number once. */
function merged(one: readonly number[], other: readonly number[]): readonly number[] {
  if (other.length === 0) return one;
  if (one.length === 0) return other;
  const both: number[] = [];
  let [at, beside] = [0, 0];
  while (at < one.length || beside < other.length) {
    const [left, right] = [one[at] ?? Infinity, other[beside] ?? Infinity];
    both.push(Math.min(left, right));
    if (left <= right) at++;
    if (right <= left) beside++;
  }
  return both;
}

function lowerCase(code: number): number {
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

function otherCase(code: number): number {
  return String.fromCharCode(code).toUpperCase().charCodeAt(0);
}
