/**
 * A text of letters and wildcards, one token each. A letter is one code point, so these words never are letters.
 * The two that stay `within` a segment of an ARN match no colon.
 */
export type Glob = readonly string[];

export const ANY = '*any';
export const ONE = '?one';
export const ANY_WITHIN = '*within';
export const ONE_WITHIN = '?within';

/**
 * Does the whole text match? Follows all ways through the glob at once, letter by letter, so that no pattern makes it
 * take longer than the product of both lengths.
 */
export function matchesGlob(glob: Glob, text: string): boolean {
  let here = new Uint8Array(glob.length + 1);
  let first = 0;
  let last = stepOver(glob, here, 0);
  for (const letter of text) {
    const next = new Uint8Array(glob.length + 1);
    let nextFirst = -1;
    let nextLast = -1;
    for (let at = first; at <= last; at++) {
      if (!here[at] || at === glob.length) continue;
      const to = target(glob[at]!, letter, at);
      if (to === undefined) continue;
      if (nextFirst < 0) nextFirst = to;
      nextLast = Math.max(nextLast, stepOver(glob, next, to));
    }
    if (nextFirst < 0) return false;
    [here, first, last] = [next, nextFirst, nextLast];
  }
  return here[glob.length] === 1;
}

/** Where one letter leads from a place in the glob; undefined when it leads nowhere. */
function target(token: string, letter: string, at: number): number | undefined {
  if (token === ANY) return at;
  if (token === ONE) return at + 1;
  if (token === ANY_WITHIN) return letter === ':' ? undefined : at;
  if (token === ONE_WITHIN) return letter === ':' ? undefined : at + 1;
  return token === letter ? at + 1 : undefined;
}

/** Marks a place and those behind it that are reached without a letter. */
function stepOver(glob: Glob, places: Uint8Array, from: number): number {
  let at = from;
  places[at] = 1;
  while (glob[at] === ANY || glob[at] === ANY_WITHIN) places[++at] = 1;
  return at;
}
