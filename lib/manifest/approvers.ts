import { isSamePerson } from './same-person';
import type { Grant, Manifest } from './schema';

/** The role that nobody has to list: who answers for the engagement at the client. */
export const OWNER_ROLE = 'owner';

/** Everybody who approved a grant: the manifest names one person without a list. */
export function approversOf({ approvedBy }: Pick<Grant, 'approvedBy'>): string[] {
  return Array.isArray(approvedBy) ? approvedBy : [approvedBy];
}

/** As much of a manifest as says who may approve. */
export interface Deciders {
  readonly approval: Manifest['approval'];
  readonly engagement: Pick<Manifest['engagement'], 'owner'>;
}

/** Every role that may approve, with its people; the owner's among them where there is one. */
export function approvalRoles({ approval, engagement }: Deciders): Map<string, readonly string[]> {
  const roles = new Map<string, readonly string[]>(approval.roles.map(({ id, people }) => [id, people]));
  if (engagement.owner !== undefined) roles.set(OWNER_ROLE, [engagement.owner]);
  return roles;
}

/** The roles that somebody has. */
export function rolesOf(email: string, deciders: Deciders): string[] {
  return [...approvalRoles(deciders)]
    .filter(([, people]) => people.some((one) => isSamePerson(one, email)))
    .map(([role]) => role);
}
