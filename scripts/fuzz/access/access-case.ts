import type { Answer } from '../../../lib/analysis/access/engine/answer';
import type { JsonPolicy } from '../../../lib/analysis/access/policy/json-policy';
import type { Request } from '../../../lib/analysis/access/request/request';

/** What an `AccessSet` is made of, still as documents: each way is a list of layers, each layer one policy. */
export interface Side {
  readonly ways: readonly (readonly JsonPolicy[])[];
  /** Denies that count beside the layers. */
  readonly denies?: JsonPolicy;
}

/** Does the claim allow what the reference does not? */
export interface AccessCase {
  readonly claim: Side;
  readonly reference: Side;
}

/** What is under test, so that it can be the source, what was built from it, or something broken on purpose. */
export interface AccessEngine {
  compare(claim: Side, reference: Side, lazy: boolean): Answer;
  /** What the evaluator of single requests says; undefined when it cannot say. */
  allows(side: Side, request: Request): boolean | undefined;
}

/** All policies of a side. */
export function policiesOf({ ways, denies }: Side): JsonPolicy[] {
  return [...ways.flat(), ...(denies ? [denies] : [])];
}
