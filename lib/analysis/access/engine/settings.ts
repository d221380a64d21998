import type { SymbolTable } from '../policy/symbols';

/** How a question is to be decided. */
export interface Settings {
  readonly symbols: SymbolTable;
  /**
   * Steps that a question may take, of a microsecond or so each; above it the answer is unknown.
   * @default 3,000,000
   */
  readonly budget?: number;
  /**
   * Never read all patterns of a variable together, but ask for single texts. Same answers; slower, but for policies made
   * of many `*word*` patterns.
   * @default false: only where the patterns together have too many states
   */
  readonly lazy?: boolean;
  /**
   * Leave out requests that AWS never makes, because condition keys go together (`couplings.ts`).
   * @default false: keys are independent, as in AWS's own comparison of policies; a pass then holds all the more
   */
  readonly realRequestsOnly?: boolean;
}

export const STEPS = 3_000_000;
/** Patterns like `*a*`, `*b*` have 2^n states together; real policies have some hundreds. */
export const STATES_MAX = 20_000;
