import { printable } from '../common/printable';
import type { Paint } from './paint';
import { renderRequest, section, type WitnessRequest } from './policy-answer';

/** One request decided, as far as printing needs it. */
export interface CanReport {
  readonly who: string;
  readonly outcome: 'allowed' | 'denied' | 'not-allowed' | 'unknown';
  readonly request: WitnessRequest;
  /** Statements that decide, or layers without an Allow. */
  readonly deciding: readonly string[];
  /** What comes nearest to an Allow, and what it fails on. */
  readonly misses: readonly string[];
  readonly reason?: string;
  readonly notes: readonly string[];
}

const SAYS = {
  allowed: 'yes: every policy that has a say allows it',
  denied: 'no: a Deny matches',
  'not-allowed': 'no: nothing allows it',
  unknown: 'nobody can tell',
};

/** An answer of `enclave can` on a terminal. */
export function renderCan(report: CanReport, paint: Paint): string {
  const { outcome, request, deciding, misses, reason, notes } = report;
  const colour = outcome === 'allowed' ? paint.good : outcome === 'unknown' ? paint.unsure : paint.bad;
  return [
    `${colour(outcome)}  ${printable(SAYS[outcome])}`,
    ...section('hidden by', reason === undefined ? [] : [reason], paint),
    ...section('decided by', deciding, paint),
    ...section('comes nearest', misses, paint),
    ...renderRequest(request, paint),
    ...section('notes', notes, paint),
  ].join('\n');
}
