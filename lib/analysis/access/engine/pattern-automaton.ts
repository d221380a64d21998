import { type PolicySymbol, isSymbolCode } from '../policy/symbols';
import { COLON, type Glob } from './glob';
import { type Kind, type PatternNode, PatternNodes, otherCase, withSymbol } from './pattern-nodes';
import { merged, nameOf, sorted } from './sorted-numbers';
import { reachesOf } from './symbol-steps';

/** A set of points, one for each way the patterns can have read a text; none when no text begins so. */
export interface AutomatonState {
  readonly nodes: readonly number[];
  /** Symbols that were read. */
  readonly read: string;
  /** Patterns that match what was read; those that are demands are not among them. */
  readonly matched: readonly number[];
  /** Those of them that match whatever follows. */
  readonly forever: readonly number[];
  /** Does what was read meet every demand, and is each symbol in it spelled by a pattern that matches? */
  readonly isText: boolean;
  next?: Map<number, AutomatonState>;
}

/** A character that no pattern writes. */
export const FRESH = 0x2218;

/** All patterns of one variable, read together: beginnings that are alike are one path. */
export class PatternAutomaton {
  private readonly tree = new PatternNodes();
  private readonly states = new Map<string, AutomatonState>();
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
    return this.tree.add(glob, kind);
  }

  private get nodes(): readonly PatternNode[] {
    return this.tree.all;
  }

  start(): AutomatonState {
    const nodes: number[] = [];
    for (const root of this.tree.starts()) this.enter(root, nodes);
    return this.intern(sorted(nodes), '');
  }

  /** Every state one character away, by that character; what no pattern writes is `FRESH`. */
  nextOf(state: AutomatonState): Map<number, AutomatonState> {
    return (state.next ??= this.findNext(state));
  }

  private findNext(state: AutomatonState): Map<number, AutomatonState> {
    const { always, withinPart, targets } = this.movesFrom(state);
    const stays = merged(sorted(always), sorted(withinPart));
    const { read } = state;
    const fresh = this.intern(stays, read);
    const next = new Map<number, AutomatonState>([[FRESH, fresh]]);
    for (const [code, reached] of targets) {
      const symbol = isSymbolCode(code) ? this.symbolOf(String.fromCharCode(code)) : undefined;
      if (symbol) next.set(code, this.intern(sorted(this.readSymbol(state, code, symbol)), withSymbol(read, code)));
      else next.set(code, this.intern(merged(code === COLON ? always : stays, sorted(reached)), read));
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
  private intern(nodes: readonly number[], read: string): AutomatonState {
    const alive = this.meetsDemands(nodes) && this.spells(nodes, read) ? nodes : [];
    const name = `${read} ${nameOf(alive)}`;
    let state = this.states.get(name);
    if (!state) this.states.set(name, (state = this.newState(alive, read)));
    return state;
  }

  private newState(nodes: readonly number[], read: string): AutomatonState {
    const ends = nodes.filter((index) => this.nodes[index]!.ends.length > 0);
    const chosen = ends.filter((index) => this.nodes[index]!.kind.demand === undefined);
    const matched = sorted(chosen.flatMap((index) => this.nodes[index]!.ends));
    const forever = chosen
      .filter((index) => this.nodes[index]!.stays === 'always')
      .flatMap((index) => this.nodes[index]!.ends);
    return { nodes, read, matched, forever, isText: this.meetsDemands(ends) && this.spells(ends, read) };
  }

  /**
   * Is each of these symbols on the path to one of the nodes? A text is spelled with a symbol for the pattern that has it:
   * where none of those is left, the same text without it stands for the same requests.
   */
  private spells(nodes: readonly number[], read: string): boolean {
    for (const letter of read) {
      const isSpelled = nodes.some((index) => {
        const { kind, symbols } = this.nodes[index]!;
        return !kind.follows && symbols.includes(letter);
      });
      if (!isSpelled) return false;
    }
    return true;
  }

  private meetsDemands(nodes: readonly number[]): boolean {
    let met = 0;
    for (const index of nodes) {
      const { demand } = this.nodes[index]!.kind;
      if (demand !== undefined) met |= 1 << demand;
    }
    return met === this.demands;
  }
}
