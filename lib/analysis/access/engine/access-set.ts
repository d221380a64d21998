import type { Statement } from '../policy/statement';

/** Statements that must allow together: one Allow among them is enough. Denies in a layer count everywhere. */
export type Layer = readonly Statement[];

/**
 * A set of requests, as IAM decides it: allowed in every layer of at least one way, and denied by nothing.
 *
 * A way is what has to agree: identity policy, boundary, session policy, each level of service control policies. The
 * policy of a resource in the same account is a way of its own; across accounts it is one more layer of the same way.
 */
export interface AccessSet {
  readonly ways: readonly (readonly Layer[])[];
  /** Statements whose Denies count beside those in the layers. */
  readonly denies?: readonly Statement[];
}

/** Every statement of a set, once. */
export function statementsIn({ ways, denies = [] }: AccessSet): readonly Statement[] {
  return [...new Set([...ways.flat(2), ...denies])];
}
