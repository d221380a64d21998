import { LITERAL_MARK, LITERAL_STAR } from '../policy/policy-variables';

/**
 * A text with wildcards, as numbers: a character's code, or one of the four wildcards below.
 *
 * In the head of an ARN (what stands before its last part) a wildcard does not cross a colon; everywhere else it does.
 */
export type Glob = readonly number[];

/** Any run of characters, colons among them. */
export const RUN = -1;
/** Any run of characters without a colon. */
export const RUN_IN_PART = -2;
/** Any one character. */
export const ONE = -3;
/** Any one character but a colon. */
export const ONE_IN_PART = -4;

/** How the text of a pattern is read. */
export interface Reading {
  /** Do `*` and `?` mean what they mean in `StringLike`? */
  readonly wildcards: boolean;
  /**
   * Colons after which wildcards are free: 5 in an ARN, 1 in an action.
   * @default 0: everywhere
   */
  readonly headColons?: number;
  /**
   * Does a star that ends a part of the head cross the colon after it? AWS says that it can, and not when ("IAM JSON policy
   * elements: Resource").
   * @default false
   */
  readonly starsCross?: boolean;
}

export const COLON = ':'.charCodeAt(0);

/**
 * Reads a pattern.
 *
 * A star that ends a short ARN pattern (`arn:aws:s3:*`) covers all that may follow, as AWS documents it for `*` at the end
 * of a part ("IAM JSON policy elements: Resource").
 */
export function readGlob(text: string, { wildcards, headColons = 0, starsCross = false }: Reading): Glob {
  const glob: number[] = [];
  let colons = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (character === ':') colons++;
    const inHead = colons < headColons;
    if (wildcards && character === '*') {
      const crosses = index === text.length - 1 || (starsCross && text[index + 1] === ':');
      const run = inHead && !crosses ? RUN_IN_PART : RUN;
      if (glob.at(-1) !== run) glob.push(run);
    } else if (wildcards && character === '?') glob.push(inHead ? ONE_IN_PART : ONE);
    else glob.push(codeOf(character));
  }
  return glob;
}

function codeOf(character: string): number {
  if (character === LITERAL_STAR) return 42;
  if (character === LITERAL_MARK) return 63;
  return character.charCodeAt(0);
}

/** Is there a star of which AWS does not say whether it crosses the colon after it? */
export function hasStarBeforeColon(text: string): boolean {
  return /^(?:[^:]*:){0,4}[^:]*\*:/.test(text);
}
