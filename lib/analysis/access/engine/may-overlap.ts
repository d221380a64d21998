import { type SymbolTable, isSymbolLetter } from '../policy/symbols';

/**
 * Is there a text that two patterns with wildcards both match? False is certain, for every reading of a pattern.
 *
 * What AWS generates is of letters and digits, and nobody spelled it out: a wildcard of the other pattern, or a part of it
 * that nobody can read, covers some of it.
 *
 * Limits: a star crosses everything, and an unreadable part may be any text that can stand there.
 */
export function mayOverlap(one: string, other: string, symbols: SymbolTable): boolean {
  let answers = ANSWERS.get(symbols);
  if (!answers) ANSWERS.set(symbols, (answers = new Map<string, boolean>()));
  const name = one < other ? `${one}\n${other}` : `${other}\n${one}`;
  let answer = answers.get(name);
  if (answer === undefined) {
    answer = shareText(one, other, symbols) && isCovered(one, other, symbols) && isCovered(other, one, symbols);
    if (answers.size > ANSWERS_MAX) answers.clear();
    answers.set(name, answer);
  }
  return answer;
}

const ANSWERS = new WeakMap<SymbolTable, Map<string, boolean>>();
const ANSWERS_MAX = 20_000;

/** Reads both from left to right; `open[at]`: some text takes `one` as far as it was read, and `other` as far as `at`. */
function shareText(one: string, other: string, symbols: SymbolTable): boolean {
  let open: boolean[] = [];
  for (let read = 0; read <= one.length; read++) {
    const next: boolean[] = [];
    for (let at = 0; at <= other.length; at++) {
      const [left, right] = [one[read - 1], other[at - 1]];
      const [upper, before, both] = [open[at] === true, next[at - 1] === true, open[at - 1] === true];
      next[at] =
        (left === undefined && right === undefined) ||
        (isRun(left) && (upper || (before && mayHold(left, right!, symbols)))) ||
        (isRun(right) && (before || (upper && mayHold(right, left!, symbols)))) ||
        (both && left !== undefined && right !== undefined && areAlike(left, right));
    }
    open = next;
  }
  return open[other.length] === true;
}

/** Can each part of a pattern that AWS generates lie, at least a bit of it, under a wildcard of the other? */
function isCovered(one: string, other: string, symbols: SymbolTable): boolean {
  return [...one].every((letter, place) => {
    if (!isSymbolLetter(letter) || symbols.symbolOf(letter)?.kind !== 'generated') return true;
    return [...other].some(
      (sign, at) =>
        (isRun(sign) || sign === '?') &&
        shareText(one.slice(0, place + 1), `${other.slice(0, at)}*`, symbols) &&
        shareText(one.slice(place), `*${other.slice(at + 1)}`, symbols),
    );
  });
}

function isRun(sign: string | undefined): sign is string {
  return sign !== undefined && (sign === '*' || isSymbolLetter(sign));
}

/** May what stands for a wildcard, or for an unreadable part, hold this sign of the other pattern? */
function mayHold(run: string, sign: string, symbols: SymbolTable): boolean {
  if (run === '*' || sign === '?' || isRun(sign)) return true;
  const symbol = symbols.symbolOf(run);
  if (symbol?.kind === 'generated') return /[A-Za-z0-9]/.test(sign);
  return symbol?.isOfName !== true || !/[:/]/.test(sign);
}

function areAlike(left: string, right: string): boolean {
  return left === right || left === '?' || right === '?';
}
