import type { Finding } from '../lib/common/finding';

/** Severity of a violation in the CDK. Nobody can acknowledge a `fatal` one. */
export type Level = 'fatal' | 'error' | 'warning';

/** "Cannot tell" has an id of its own: two violations with one id would share the first one's severity. */
export function suffixOf({ rule, verdict }: Finding): string {
  return verdict === 'unknown' ? `${rule}.unknown` : rule;
}

/** A failure of a rule that nobody may waive must not be acknowledged either; what is unknown is only a question. */
export function levelOf({ verdict, severity, waivable }: Finding): Level {
  if (verdict === 'unknown' || severity === 'warning') return 'warning';
  return waivable === false ? 'fatal' : 'error';
}

export function describeFinding({ verdict, saw, want, fix }: Finding): string {
  const lead = verdict === 'unknown' ? 'Cannot tell before deployment' : 'Saw';
  return `${lead}: ${saw}; want ${want}. ${fix}`;
}

/** An id with spaces cannot be acknowledged, and an unbalanced bracket or `::` in one aborts synthesis. */
export function idSafe(property: string): string {
  return property.replace(/[^A-Za-z0-9_.-]+/g, '-') || 'resource';
}
