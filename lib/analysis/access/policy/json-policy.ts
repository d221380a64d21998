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
