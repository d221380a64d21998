/** `unverified`: nothing differs, but a value in it could as well be another's. */
export type AuditState = 'matches' | 'unverified' | 'drifted' | 'missing' | 'extra';

/** One answer of the audit: how one property of one component stands in AWS against the template. */
export interface AuditItem {
  /** What the component tag says, e.g. `role/claims-adjuster`; for a role without a known tag, its name. */
  readonly component: string;
  readonly state: AuditState;
  /** Absent when the answer is about the whole component. */
  readonly property?: string;
  /** What the template says; references that were bound show what they stand for. */
  readonly synthesised?: string;
  readonly deployed?: string;
  /** Why it is unverified: references with the value nobody could check, e.g. `ClaimsApi = a1b2c3d4e5`. */
  readonly unchecked?: readonly string[];
  /** ARN or id of what is deployed; the logical id when the whole component is missing. */
  readonly where?: string;
}

/** Does the deployed enclave differ here from its template? What could not be verified does not. */
export function differs({ state }: AuditItem): boolean {
  return state !== 'matches' && state !== 'unverified';
}

/** What an answer is about: a component, and where it stands. */
export interface Subject {
  readonly component: string;
  readonly where: string;
}

export function missing(subject: Subject, property: string, synthesised: string): AuditItem {
  return { ...subject, state: 'missing', property, synthesised };
}

export function extra(subject: Subject, property: string, deployed: string): AuditItem {
  return { ...subject, state: 'extra', property, deployed };
}
