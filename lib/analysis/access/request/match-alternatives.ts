import { differs, doubtful, YES, type Match } from './match';

/**
 * How one value of a policy stands to a request.
 *
 * - `refused`: AWS would not take the policy, or does not say what it does with such a value: nothing can be said.
 * - `absent`: the value holds a policy variable that the request has no value for.
 * - `doubt`: whether this value matches is not known.
 */
export type ValueMatch =
  'yes' | 'no' | { readonly refused: string } | { readonly absent: string } | { readonly doubt: string };

/**
 * A list of a policy against a request: one value is enough, or, when negated, none may match.
 *
 * Limits: a variable without a value makes the statement match nothing where it stands alone. AWS only says that it
 * "might" spoil the whole statement: where the other values of the list would make it match, the answer is unknown.
 */
export function matchAlternatives(values: readonly ValueMatch[], negated: boolean, because: string): Match {
  const problem = find(values, 'refused');
  if (problem !== undefined) return doubtful(problem);
  const variable = find(values, 'absent');
  const spoiled = `${variable} has no value, and AWS does not say whether the other values still count`;
  if (values.includes('yes')) {
    if (negated) return differs(because);
    return variable === undefined ? YES : doubtful(spoiled);
  }
  const doubt = find(values, 'doubt');
  if (doubt !== undefined) return doubtful(doubt);
  if (variable === undefined) return negated ? YES : differs(because);
  if (negated && values.includes('no')) return doubtful(spoiled);
  return differs(`its variable ${variable}, for which the request has no value`);
}

/** The text of the first value of a kind. */
function find(values: readonly ValueMatch[], kind: 'refused' | 'absent' | 'doubt'): string | undefined {
  for (const value of values) {
    if (typeof value === 'object' && kind in value) return (value as { readonly [k in typeof kind]?: string })[kind];
  }
  return undefined;
}
