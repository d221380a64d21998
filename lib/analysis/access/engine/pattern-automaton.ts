import { type PolicySymbol, isSymbolCode } from '../policy/symbols';
import { COLON, type Glob, ONE, ONE_IN_PART, RUN, RUN_IN_PART } from './glob';
import { reachesOf } from './symbol-steps';

/** Does a pattern match only what it surely matches, whatever stands in a part that nobody can read, or all it may? */
export type Care = 'surely' | 'perhaps';

/** Which patterns may share their beginnings: those that read letters the same way. */
export interface Kind {
  readonly care: Care;
  readonly ignoreCase: boolean;
  /** Does it say which texts there are at all, instead of choosing among them? */
  readonly isDomain?: boolean;
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
  /** Patterns that match what was read; those of the domain are not among them. */
  readonly matched: readonly number[];
  /** Is what was read a text of the domain? */
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

  /** `variablesApart`: a policy variable is a text of its own that nobody spelled out, and is not taken with care. */
  constructor(
    private readonly symbolOf: (letter: string) => PolicySymbol | undefined,
    private readonly variablesApart: boolean,
  ) {}

  /** Adds a pattern and answers its number. */
  add(glob: Glob, kind: Kind): number {
    let node = this.rootOf(kind);
    for (const token of glob) node = this.childOf(node, token);
    this.nodes[node]!.ends.push(this.patterns);
    return this.patterns++;
  }

  start(): AutomatonState {
    const nodes: number[] = [];
    for (const root of this.roots.values()) this.enter(root, nodes);
    return this.intern(nodes);
  }

  /** Every state one character away, by that character; what no pattern writes is `FRESH`. */
  nextOf(state: AutomatonState): Map<number, AutomatonState> {
    return (state.next ??= this.findNext(state));
  }

  private findNext(state: AutomatonState): Map<number, AutomatonState> {
    const { always, withinPart, targets } = this.movesFrom(state);
    const next = new Map<number, AutomatonState>([[FRESH, this.intern([...always, ...withinPart])]]);
    for (const [code, reached] of targets) {
      const stays = code === COLON ? always : [...always, ...withinPart];
      const symbol = isSymbolCode(code) ? this.symbolOf(String.fromCharCode(code)) : undefined;
      next.set(code, this.intern(symbol ? this.readSymbol(state, code, symbol) : [...stays, ...reached]));
    }
    return next;
  }

  private movesFrom(state: AutomatonState) {
    const always: number[] = [];
    const withinPart: number[] = [];
    const targets = new Map<number, number[]>();
    const move = (code: number, target: number): void => {
      let list = targets.get(code);
      if (!list) targets.set(code, (list = []));
      this.enter(target, list);
    };
    for (const index of state.nodes) {
      const node = this.nodes[index]!;
      if (node.stays === 'always') always.push(index);
      if (node.stays === 'within-part') withinPart.push(index);
      if (node.one >= 0) this.enter(node.one, always);
      if (node.oneInPart >= 0) this.enter(node.oneInPart, withinPart);
      for (const [code, target] of node.letters) {
        move(code, target);
        const upper = node.kind.ignoreCase ? otherCase(code) : code;
        if (upper !== code) move(upper, target);
      }
    }
    return { always, withinPart, targets };
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

  private intern(nodes: number[]): AutomatonState {
    const sorted = nodes.some((index) => this.nodes[index]!.kind.isDomain) ? distinct(nodes) : [];
    const key = String.fromCharCode(...(sorted.length < 30_000 && this.nodes.length < 65_536 ? sorted : []));
    const name = key.length === sorted.length ? key : sorted.join();
    let state = this.states.get(name);
    if (!state) {
      const ends = sorted.map((index) => this.nodes[index]!).filter((node) => node.ends.length > 0);
      const matched = distinct(ends.flatMap((node) => (node.kind.isDomain ? [] : node.ends)));
      state = { nodes: sorted, matched, isText: ends.some(({ kind }) => kind.isDomain) };
      this.states.set(name, state);
    }
    return state;
  }

  private rootOf(kind: Kind): number {
    const name = `${kind.care} ${kind.ignoreCase} ${kind.isDomain ?? false}`;
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

function distinct(numbers: number[]): number[] {
  if (numbers.length < 2) return numbers;
  numbers.sort((one, other) => one - other);
  let kept = 1;
  for (let index = 1; index < numbers.length; index++) {
    if (numbers[index] !== numbers[kept - 1]) numbers[kept++] = numbers[index]!;
  }
  numbers.length = kept;
  return numbers;
}

function lowerCase(code: number): number {
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

function otherCase(code: number): number {
  return String.fromCharCode(code).toUpperCase().charCodeAt(0);
}
