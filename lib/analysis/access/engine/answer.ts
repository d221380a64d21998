import type { Request } from '../request/request';

/** A question decided, or the reason why it cannot be. */
export type Answer =
  | {
      readonly verdict: 'pass';
      /** What was taken for granted, as in `nobody wrote the generated suffix of role Analyst into a policy`. */
      readonly assumptions: readonly string[];
    }
  | {
      readonly verdict: 'fail';
      /** A request that shows it; a separate evaluator has confirmed it. */
      readonly witness: Request;
      /** The statements that decide the witness, in words. */
      readonly because: readonly string[];
      readonly assumptions: readonly string[];
    }
  | { readonly verdict: 'unknown'; readonly reason: string; readonly maybe?: Request };
