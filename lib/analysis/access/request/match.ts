/**
 * Does a part of a statement match a request?
 *
 * `because` ends the sentence "the statement would match but for …" where it does not match, and is a sentence of its
 * own where that cannot be known.
 */
export type Match =
  | { readonly is: 'yes' }
  | { readonly is: 'no'; readonly because: string }
  | { readonly is: 'unknown'; readonly because: string };

export const YES: Match = { is: 'yes' };

export function differs(because: string): Match {
  return { is: 'no', because };
}

export function doubtful(because: string): Match {
  return { is: 'unknown', because };
}

/** All must match: what surely differs decides before what is doubtful. */
export function everyMatch(matches: readonly Match[]): Match {
  return matches.find(({ is }) => is === 'no') ?? matches.find(({ is }) => is === 'unknown') ?? YES;
}

/** One must match; of none, `otherwise`. */
export function someMatch(matches: readonly Match[], otherwise: Match): Match {
  return (
    matches.find(({ is }) => is === 'yes') ??
    matches.find(({ is }) => is === 'unknown') ??
    matches.find(({ is }) => is === 'no') ??
    otherwise
  );
}
