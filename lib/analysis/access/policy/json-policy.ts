/**
 * A policy as JSON, of which nothing is believed yet: `readPolicy` says what is wrong with it.
 * Texts may hold letters of a `SymbolTable` where the template cannot say what stands there.
 */
export interface JsonPolicy {
  readonly Version?: unknown;
  readonly Id?: unknown;
  readonly Statement?: unknown;
}

/** One statement of it, still unread. */
export interface JsonStatement {
  readonly Sid?: unknown;
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Condition?: unknown;
}

/** A policy and where it stands. */
export interface SourcedPolicy {
  readonly document: JsonPolicy;
  /** As in `role Analyst, inline policy Read`; begins every explanation about it. */
  readonly where: string;
  /**
   * Does it surely apply? False when whether it is attached, or a part of it, cannot be known: it then may widen or
   * narrow, and is used on the careful side only.
   */
  readonly certain: boolean;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** IAM takes one thing where it takes a list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** Something unexpected, short enough for one line. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? `\`${value}\`` : (JSON.stringify(value) ?? 'not set');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
