import type { Value } from '../../template';

/**
 * A text with IAM wildcards, token by token: one character, `*`, `?`, or a symbol for a part nobody can read yet.
 * Two equal symbols stand for the same text; the bare mark stands for a text we cannot compare with any other.
 */
export type Pattern = readonly string[];

const SYMBOL = '\u0001';

/** More steps than this are a hostile policy, and the answer is then the careful one. */
const STEPS_MAX = 4_000_000;

/** Everything there is. */
export const ANYTHING: Pattern = ['*'];

export function patternOf(value: Value): Pattern {
  if (value.kind === 'known') return tokensOf(String(value.value));
  if (value.kind !== 'composed') return [symbolOf(value)];
  return value.parts.flatMap((part) => (typeof part === 'string' ? tokensOf(part) : [symbolOf(part)]));
}

/** Names of actions mean the same in any case. */
export function actionPatternOf(value: Value): Pattern {
  return patternOf(value).map((token) => (token.startsWith(SYMBOL) ? token : token.toLowerCase()));
}

/** A policy variable such as `${aws:username}` differs from request to request. */
export function tokensOf(text: string): Pattern {
  return text.split(/(\$\{[^}]*\})/).flatMap((piece, index) => (index % 2 === 1 ? [SYMBOL] : [...piece]));
}

/**
 * Does one pattern surely match all that another one matches?
 *
 * Limits: each part of an ARN is compared for itself, so that `arn:*` is not taken to cover an ARN; false then.
 */
export function surelyCovers(wide: Pattern, narrow: Pattern): boolean {
  if (wide.length > 0 && wide.every((token) => token === '*')) return true;
  const [wides, narrows] = [segmentsOf(wide), segmentsOf(narrow)];
  return wides.length === narrows.length && wides.every((segment, index) => coversSegment(segment, narrows[index]!));
}

/** Can there be a text that both patterns match? A symbol may turn out to be any text. */
export function canMeet(one: Pattern, other: Pattern): boolean {
  if (one.length * other.length > STEPS_MAX) return true;
  const firstApart = one.findIndex((token, index) => token !== other[index] || !isFixed(token));
  const shared = firstApart === -1 ? one.length : firstApart;
  return align(one.slice(shared), other.slice(shared), {
    leftRuns: isOpen,
    rightRuns: isOpen,
    same: (left, right) => left === right || left === '?' || right === '?',
  });
}

function coversSegment(wide: Pattern, narrow: Pattern): boolean {
  if (wide.length * narrow.length > STEPS_MAX) return false;
  return align(wide, narrow, {
    leftRuns: (token) => token === '*',
    rightRuns: () => false,
    same: (left, right) =>
      left === '?' ? right.length === 1 && right !== '*' && right !== SYMBOL : left === right && left !== SYMBOL,
  });
}

/** One text without wildcards, even if nobody can read it yet: a literal, a resource, a pseudo parameter. */
function isFixed(token: string): boolean {
  return !isOpen(token) ? token !== '?' : /^.([A-Za-z0-9]|\{"Ref":"AWS::)/.test(token);
}

function isOpen(token: string): boolean {
  return token === '*' || token.startsWith(SYMBOL);
}

/** The five parts an ARN has before its resource, and the resource, which may hold colons of its own. */
function segmentsOf(pattern: Pattern): Pattern[] {
  const segments: string[][] = [[]];
  for (const token of pattern) {
    if (token === ':' && segments.length < 6) segments.push([]);
    else segments.at(-1)!.push(token);
  }
  return segments;
}

interface Alignment {
  /** May this token of the left pattern swallow any run of the right one? */
  readonly leftRuns: (token: string) => boolean;
  readonly rightRuns: (token: string) => boolean;
  readonly same: (left: string, right: string) => boolean;
}

/** Can both be read to their ends together? Row by row, as for an edit distance. */
function align(left: Pattern, right: Pattern, { leftRuns, rightRuns, same }: Alignment): boolean {
  let above: boolean[] = [];
  for (let i = 0; i <= left.length; i++) {
    const row: boolean[] = [];
    for (let j = 0; j <= right.length; j++) {
      const up = i > 0 && above[j]!;
      const before = j > 0 && row[j - 1]!;
      // A token that may run either ends here, or has swallowed one more token of the other side.
      const leftRan = i > 0 && leftRuns(left[i - 1]!) && (up || before);
      const rightRan = j > 0 && rightRuns(right[j - 1]!) && (up || before);
      const both = i > 0 && j > 0 && above[j - 1]! && same(left[i - 1]!, right[j - 1]!);
      row.push((i === 0 && j === 0) || leftRan || rightRan || both);
    }
    above = row;
  }
  return above.at(-1)!;
}

function symbolOf(value: Value): string {
  if (value.kind === 'reference') return `${SYMBOL}${value.logicalId}.${value.attribute}`;
  return value.kind === 'unresolved' ? `${SYMBOL}${value.symbol}` : SYMBOL;
}
