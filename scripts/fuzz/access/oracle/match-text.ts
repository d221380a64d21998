/**
 * Patterns of IAM, matched by regular expressions.
 *
 * The engine matches by automata; nothing of it is used here, so that one mistake cannot hide in both.
 */
import type { Request } from '../../../../lib/analysis/access/request/request';

export interface Reading {
  /** Are `*` and `?` wildcards? They are letters in `StringEquals`. */
  readonly wildcards: boolean;
  /** Does `${…}` mean something? Not in policies of 2008. */
  readonly variables: boolean;
  readonly ignoreCase?: boolean;
  /** So many colons at the beginning part the text, and a wildcard stays within its part. */
  readonly headColons?: number;
  /** Is it read in the contrary world? */
  readonly contrary?: boolean;
}

/** Undefined where a variable of the pattern has neither value nor default. */
export type Matcher = (text: string, context: Request['context']) => boolean | undefined;

/**
 * Is one of a list matched, or, negated, none? Where a variable has no value the answer is no, in the contrary world only
 * where nothing else is listed.
 */
export function holdsOfList(answers: readonly (boolean | undefined)[], negated: boolean, contrary = false): boolean {
  const known = answers.filter((answer) => answer !== undefined);
  if (known.length < answers.length && (!contrary || known.length === 0)) return false;
  return known.includes(true) !== negated;
}

/** What `${…}` stands for: a letter, or a key with or without a default. */
interface Variable {
  readonly key: string;
  readonly preset?: string;
}

/** The condition keys that a pattern's variables read, in lower case. */
export function keysRead(pattern: string): string[] {
  const pieces = piecesOf(pattern, { wildcards: true, variables: true });
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.key]));
}

export function matcherOf(pattern: string, reading: Reading): Matcher {
  const pieces = piecesOf(pattern, reading);
  const compile = (expression: string): RegExp => new RegExp(`^(?:${expression})$`, reading.ignoreCase ? 'is' : 's');
  const texts = pieces.filter((piece) => typeof piece === 'string');
  if (texts.length === pieces.length) {
    const regex = compile(texts.join(''));
    return (text) => regex.test(text);
  }
  const compiled = new Map<string, RegExp>();
  return (text, context) => {
    let expression = '';
    for (const piece of pieces) {
      const value = typeof piece === 'string' ? piece : (context[piece.key] ?? piece.preset);
      if (typeof value !== 'string') return undefined;
      expression += typeof piece === 'string' ? piece : literal(value);
    }
    const regex = compiled.get(expression) ?? compile(expression);
    if (compiled.size < 1000) compiled.set(expression, regex);
    return regex.test(text);
  };
}

/** Expressions as text, and between them what has to be filled in. */
function piecesOf(pattern: string, reading: Reading): (string | Variable)[] {
  const pieces = pattern.match(reading.variables ? /\$\{[^}]*\}|[^]/g : /[^]/g) ?? [];
  let colons = 0;
  return pieces.map((piece, index) => {
    if (piece === ':') colons++;
    if (reading.wildcards && /^[*?]$/.test(piece)) {
      return wildcard(piece, pieces[index + 1], colons < (reading.headColons ?? 0), reading);
    }
    if (piece.length === 1) return literal(piece);
    const inside = piece.slice(2, -1);
    return /^[*?$]$/.test(inside) ? literal(inside) : variableOf(inside);
  });
}

/** A `*` at the very end of a pattern stands for all that follows; in the contrary world also one before a colon. */
function wildcard(piece: string, next: string | undefined, isInHead: boolean, { contrary }: Reading): string {
  const crosses = !isInHead || (piece === '*' && (next === undefined || (next === ':' && contrary === true)));
  return `${crosses ? '.' : '[^:]'}${piece === '*' ? '*' : ''}`;
}

/** `aws:username, 'guest'` is the key and what stands for it when it is absent. */
function variableOf(inside: string): Variable {
  const [, key = '', preset] = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(inside) ?? [];
  return { key: key.toLowerCase(), ...(preset !== undefined && { preset }) };
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
