import { isSymbolCode } from '../policy/symbols';
import { type Glob, ONE, ONE_IN_PART, RUN, RUN_IN_PART } from './glob';

/** Does a pattern match only what it surely matches, whatever stands in a part that nobody can read, or all it may? */
export type Care = 'surely' | 'perhaps';

/** Which patterns may share their beginnings: those that read letters the same way. */
export interface Kind {
  readonly care: Care;
  readonly ignoreCase: boolean;
  /** Is a symbol in it read only in texts that another pattern spells with it? */
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
  /** Symbols on the path to it: texts that are spelled so, are spelled with them. */
  readonly symbols: string;
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

/** Patterns as a tree: beginnings that are alike are one path. */
export class PatternNodes {
  readonly all: PatternNode[] = [];
  private readonly roots = new Map<string, number>();
  private patterns = 0;

  /** Adds a pattern and answers its number. */
  add(glob: Glob, kind: Kind): number {
    let node = this.rootOf(kind);
    for (const token of glob) node = this.childOf(node, token);
    this.all[node]!.ends.push(this.patterns);
    return this.patterns++;
  }

  /** Where each kind of patterns begins. */
  starts(): Iterable<number> {
    return this.roots.values();
  }

  private rootOf(kind: Kind): number {
    const name = `${kind.care} ${kind.ignoreCase} ${kind.follows} ${kind.demand}`;
    let root = this.roots.get(name);
    if (root === undefined) this.roots.set(name, (root = this.grow({ kind, symbols: '' }, 'no')));
    return root;
  }

  private childOf(index: number, token: number): number {
    const node = this.all[index]!;
    const { kind } = node;
    if (token === RUN) return (node.run = node.run >= 0 ? node.run : this.grow(node, 'always'));
    if (token === RUN_IN_PART) {
      return (node.runInPart = node.runInPart >= 0 ? node.runInPart : this.grow(node, 'within-part'));
    }
    if (token === ONE) return (node.one = node.one >= 0 ? node.one : this.grow(node, 'no'));
    if (token === ONE_IN_PART) {
      return (node.oneInPart = node.oneInPart >= 0 ? node.oneInPart : this.grow(node, 'no'));
    }
    const code = kind.ignoreCase ? lowerCase(token) : token;
    let child = node.letters.get(code);
    if (child === undefined) {
      const symbols = isSymbolCode(token) ? withSymbol(node.symbols, token) : node.symbols;
      node.letters.set(code, (child = this.grow({ kind, symbols }, 'no')));
    }
    return child;
  }

  private grow({ kind, symbols }: Pick<PatternNode, 'kind' | 'symbols'>, stays: PatternNode['stays']): number {
    const node = { kind, symbols, letters: new Map(), one: -1, oneInPart: -1, run: -1, runInPart: -1, stays, ends: [] };
    return this.all.push(node) - 1;
  }
}

/** One more symbol among sorted ones, each of them once. */
export function withSymbol(symbols: string, code: number): string {
  const letter = String.fromCharCode(code);
  return symbols.includes(letter) ? symbols : [...symbols, letter].sort().join('');
}

function lowerCase(code: number): number {
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

export function otherCase(code: number): number {
  return String.fromCharCode(code).toUpperCase().charCodeAt(0);
}
