import type { Test } from './statement';
import type { SymbolTable } from './symbols';

/** `${*}` and `${?}` of a policy: the characters themselves, in a text whose `*` and `?` are wildcards. */
export const LITERAL_STAR = '\uFDD0';
export const LITERAL_MARK = '\uFDD1';

/** The text with its wildcards taken for plain characters. */
export function withoutWildcards(text: string): string {
  return text.replaceAll('*', LITERAL_STAR).replaceAll('?', LITERAL_MARK);
}

/** One way to fill the variables of a statement in, and what must hold of the request for it. */
export interface Replacing {
  /** Undefined where a text falls out of its list: it holds a variable that has no value. */
  readonly replace: (text: string) => string | undefined;
  readonly tests: readonly Test[];
}

export interface ReadVariables {
  /** The statement; what only somebody's tool would fill in is symbols there. */
  readonly source: Record<string, unknown>;
  readonly replacings: readonly Replacing[];
  readonly problem?: string;
}

/** One `${…}` of a policy. */
const VARIABLE = /\$\{([^{}]*)\}/g;
const PARTS = /^\s*([A-Za-z0-9-]+:[^,]+?)\s*(?:,\s*'([^']*)'\s*)?$/;

/** Two ways for each variable, with and without a value; a statement has one or two. */
const VARIABLES_MAX = 4;

/**
 * Policy variables as symbols, of which each request has its own value.
 *
 * A variable whose key is absent makes its statement match nothing, unless a default is given: the statement is then two,
 * one for requests with the key and one for those without. A `${name}` that is no condition key belongs to a tool that
 * was to fill it in: somebody's choice, which nobody can read.
 *
 * AWS only says that a variable without a value "might" spoil its statement: where the list has other texts, the statement
 * without the spoilt one may apply, and is not certain.
 *
 * Limits: in a policy that says Version 2008-10-17 variables are plain text, as IAM takes them. A policy without Version is
 * read as its author meant it.
 */
export function readVariables(
  statement: Record<string, unknown>,
  version: unknown,
  symbols: SymbolTable,
): ReadVariables {
  const isPlain = version === '2008-10-17' || !mentionsVariable(statement);
  if (isPlain) return { source: statement, replacings: [{ replace: (text) => text, tests: [] }] };
  const source = mapTexts(statement, (text) => placeholdersAsSymbols(text, symbols)) as Record<string, unknown>;
  const keys = new Set<string>();
  mapTexts(source, (text) => {
    for (const [, inside] of text.matchAll(VARIABLE)) {
      const [, key] = PARTS.exec(inside!) ?? [];
      if (key) keys.add(key.toLowerCase());
    }
    return text;
  });
  const tooMany = keys.size > VARIABLES_MAX;
  const choices = tooMany ? [new Set<string>()] : subsetsOf([...keys]);
  const replacings = choices.map((absent) => ({
    replace: (text: string) => replaceVariables(text, absent, symbols),
    tests: [...keys].map((key) => presence(key, !absent.has(key))),
  }));
  const problem = tooMany && `more than ${VARIABLES_MAX} variables`;
  return { source, replacings, ...(problem && { problem }) };
}

function replaceVariables(text: string, absent: ReadonlySet<string>, symbols: SymbolTable): string | undefined {
  if (!text.includes('${')) return text;
  let isSpoilt = false;
  const replaced = text.replace(VARIABLE, (whole, inside: string) => {
    if (inside === '*') return LITERAL_STAR;
    if (inside === '?') return LITERAL_MARK;
    if (inside === '$') return '$';
    const [, name, fallback] = PARTS.exec(inside) ?? [];
    if (!name) return whole;
    const key = name.toLowerCase();
    if (absent.has(key)) {
      isSpoilt ||= fallback === undefined;
      return withoutWildcards(fallback ?? '');
    }
    return symbols.letterOf({ kind: 'variable', name: `\${${key}}`, key }) ?? whole;
  });
  return isSpoilt ? undefined : replaced;
}

function placeholdersAsSymbols(text: string, symbols: SymbolTable): string {
  return text.replace(VARIABLE, (whole, inside: string) => {
    if (['*', '?', '$'].includes(inside) || PARTS.test(inside)) return whole;
    return symbols.letterOf({ kind: 'opaque', name: whole }) ?? whole;
  });
}

function presence(key: string, isPresent: boolean): Test {
  return { key, name: key, operator: 'Null', negated: false, ifExists: false, values: [String(!isPresent)] };
}

function subsetsOf(keys: readonly string[]): Set<string>[] {
  return keys.reduce<Set<string>[]>(
    (subsets, key) => [...subsets, ...subsets.map((subset) => new Set([...subset, key]))],
    [new Set()],
  );
}

const DEPTH_MAX = 8;

function mentionsVariable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.includes('${');
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return false;
  return Object.values(value).some((one) => mentionsVariable(one, depth + 1));
}

function mapTexts(value: unknown, map: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return map(value);
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return value;
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, map, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapTexts(one, map, depth + 1)]));
}
