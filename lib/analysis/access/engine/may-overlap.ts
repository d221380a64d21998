import { isSymbolLetter } from '../policy/symbols';

/**
 * Is there a text that two patterns with wildcards both match? False is certain, for every reading of a pattern.
 *
 * Limits: a star crosses everything, and an unreadable part may be any text.
 */
export function mayOverlap(one: string, other: string): boolean {
  const name = one < other ? `${one}\n${other}` : `${other}\n${one}`;
  let answer = ANSWERS.get(name);
  if (answer === undefined) {
    answer = shareText(one, other);
    if (ANSWERS.size > ANSWERS_MAX) ANSWERS.clear();
    ANSWERS.set(name, answer);
  }
  return answer;
}

const ANSWERS = new Map<string, boolean>();
const ANSWERS_MAX = 20_000;

/** Reads both from left to right; `open[at]`: some text takes `one` as far as it was read, and `other` as far as `at`. */
function shareText(one: string, other: string): boolean {
  let open: boolean[] = [];
  for (let read = 0; read <= one.length; read++) {
    const next: boolean[] = [];
    for (let at = 0; at <= other.length; at++) {
      const [left, right] = [one[read - 1], other[at - 1]];
      next[at] =
        (left === undefined && right === undefined) ||
        (isRun(left) && (open[at] === true || next[at - 1] === true)) ||
        (isRun(right) && (open[at] === true || next[at - 1] === true)) ||
        (open[at - 1] === true && left !== undefined && right !== undefined && areAlike(left, right));
    }
    open = next;
  }
  return open[other.length] === true;
}

function isRun(sign: string | undefined): boolean {
  return sign !== undefined && (sign === '*' || isSymbolLetter(sign));
}

function areAlike(left: string, right: string): boolean {
  return left === right || left === '?' || right === '?';
}
