import type { FindingsReport } from '../reports/findings-report';
import { CLEAN, FINDINGS, type Outcome } from './io';

/** What a caller of `check` counts as a finding. */
export interface Strictness {
  /** Unknown counts as a finding. */
  readonly strict?: boolean;
  /** Least severity of a finding that makes the outcome 1. @default 'warning' */
  readonly failOn?: 'warning' | 'error';
}

/** Findings that nobody excepted, and proofs, decide between clean and not. */
export function checkOutcome({ findings, proofs }: FindingsReport, { strict, failOn }: Strictness): Outcome {
  const counts = (verdict: string) => verdict === 'fail' || (strict === true && verdict === 'unknown');
  const open = findings.filter(({ exception, severity }) => !exception && (failOn !== 'error' || severity === 'error'));
  return [...open, ...proofs].some(({ verdict }) => counts(verdict)) ? FINDINGS : CLEAN;
}
