import type { Proof } from '../common/finding';
import { type FindingsReport, type ReportedFinding, standingOf } from '../reports/findings-report';
import { CLEAN, FINDINGS, type Outcome } from './io';

/** What a caller of `check` counts as a finding. */
export interface Strictness {
  /** Unknown counts as a finding. */
  readonly strict?: boolean;
  /** Least severity of a finding that makes the outcome 1. @default 'warning' */
  readonly failOn?: 'warning' | 'error';
  /** Opinions count as a finding. */
  readonly opinions?: boolean;
}

/** Findings that nobody excepted and no baseline knows, and proofs, decide between clean and not. */
export function checkOutcome({ findings, proofs }: FindingsReport, strictness: Strictness): Outcome {
  return [...findings, ...proofs].some((one) => countsAsFinding(one, strictness)) ? FINDINGS : CLEAN;
}

/** Is it, alone, a reason for exit code 1? */
export function countsAsFinding(
  one: ReportedFinding | Proof,
  { strict, failOn, opinions = false }: Strictness,
): boolean {
  const counts = one.verdict === 'fail' || (strict === true && one.verdict === 'unknown');
  if (!('rule' in one)) return counts;
  return counts && standingOf(one, opinions) === 'open' && (failOn !== 'error' || one.severity === 'error');
}
