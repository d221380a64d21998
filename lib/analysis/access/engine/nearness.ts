import type { Patterns, Statement } from '../policy/statement';
import { type SymbolTable, beginningOf } from '../policy/symbols';
import { mayOverlap } from './may-overlap';

/** The same for two statements that match the same requests because they say the same, wherever they stand. */
export function meaningOf(statement: Statement): string {
  let meaning = MEANINGS.get(statement);
  if (meaning === undefined) {
    const { actions, resources, principals, tests } = statement;
    meaning = JSON.stringify([actions, resources, principals, tests]);
    MEANINGS.set(statement, meaning);
  }
  return meaning;
}

const MEANINGS = new WeakMap<Statement, string>();

/** Can two statements match one request, as far as each part by itself tells? False is certain. */
export function mayMeet(one: Statement, other: Statement, symbols: SymbolTable): boolean {
  return (
    patternsMayMeet(one.actions, other.actions, true, symbols) &&
    patternsMayMeet(one.resources, other.resources, false, symbols)
  );
}

function patternsMayMeet(
  one: Patterns | undefined,
  other: Patterns | undefined,
  ignoreCase: boolean,
  symbols: SymbolTable,
): boolean {
  if (!one || !other || one.negated || other.negated) return true;
  return one.patterns.some((left) => {
    const own = beginningIn(left, ignoreCase);
    return other.patterns.some((right) => {
      const its = beginningIn(right, ignoreCase);
      if (!own.startsWith(its) && !its.startsWith(own)) return false;
      return ignoreCase
        ? mayOverlap(left.toLowerCase(), right.toLowerCase(), symbols)
        : mayOverlap(left, right, symbols);
    });
  });
}

/** Remembered: each pattern is met again and again. */
function beginningIn(pattern: string, ignoreCase: boolean): string {
  const name = ignoreCase ? `i${pattern}` : `c${pattern}`;
  let beginning = BEGINNINGS.get(name);
  if (beginning === undefined) {
    const text = beginningOf(pattern);
    beginning = ignoreCase ? text.toLowerCase() : text;
    if (BEGINNINGS.size > BEGINNINGS_MAX) BEGINNINGS.clear();
    BEGINNINGS.set(name, beginning);
  }
  return beginning;
}

const BEGINNINGS = new Map<string, string>();
const BEGINNINGS_MAX = 50_000;
