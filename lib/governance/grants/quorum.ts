import type { AccessRequest, ApprovalGiven, Manifest } from '../../manifest';
import { approvalRoles, type Deciders, OWNER_ROLE } from '../../manifest/approvers';
import { isSamePerson } from '../../manifest/same-person';

/** So many people of one role have to agree. */
export interface Need {
  readonly role: string;
  readonly count: number;
}

/** What is asked for, as far as it decides who must agree. */
export type Weighed = Pick<AccessRequest, 'boundary' | 'verbs'>;

/**
 * Who must agree to a request: all lines of the manifest that fit it, added up by role. Where none fits it is the owner
 * of the engagement; where there is no owner either, nobody can, and the list is empty.
 */
export function needsOf(manifest: Manifest, { boundary, verbs }: Weighed): Need[] {
  const { approval, engagement, dataBoundaries } = manifest;
  const classification = dataBoundaries.find(({ id }) => id === boundary)?.classification;
  const fitting = approval.needs.filter(
    (line) =>
      (line.classifications === undefined ||
        classification === undefined ||
        line.classifications.includes(classification)) &&
      (line.verbs?.some((verb) => verbs.includes(verb)) ?? true) &&
      (line.stages?.includes(engagement.stage) ?? true),
  );
  if (fitting.length > 0) return addedUp(fitting);
  return engagement.owner === undefined ? [] : [{ role: OWNER_ROLE, count: 1 }];
}

function addedUp(needs: readonly Need[]): Need[] {
  const counts = new Map<string, number>();
  for (const { role, count } of needs) counts.set(role, (counts.get(role) ?? 0) + count);
  return [...counts].map(([role, count]) => ({ role, count }));
}

/** What is still missing. Nobody counts twice: the manifest has each person once among the approvals. */
export function missing(needs: readonly Need[], approvals: readonly Pick<ApprovalGiven, 'role'>[]): Need[] {
  return needs.flatMap(({ role, count }) => {
    const open = count - approvals.filter((given) => given.role === role).length;
    return open > 0 ? [{ role, count: open }] : [];
  });
}

/** `1 of 2: security`, as a person says it. */
export function waitsFor(needs: readonly Need[], open: readonly Need[]): string {
  return open
    .map(({ role, count }) => `${count} of ${needs.find((need) => need.role === role)?.count ?? count}: ${role}`)
    .join(', ');
}

/**
 * Can everything that is missing be filled, each person in one role only? A request that nobody can approve would wait
 * for ever.
 *
 * @param isOut who may not approve: the requester, those who did already, and those who left
 */
export function canBeFilled(open: readonly Need[], deciders: Deciders, isOut: (email: string) => boolean): boolean {
  const roles = approvalRoles(deciders);
  const seats = open.flatMap(({ role, count }) => Array.from({ length: count }, () => role));
  const seatOf = new Map<string, number>();
  const place = (seat: number, tried: Set<string>): boolean =>
    (roles.get(seats[seat]!) ?? []).some((email) => {
      const person = email.toLowerCase();
      if (isOut(email) || tried.has(person)) return false;
      tried.add(person);
      const taken = seatOf.get(person);
      if (taken !== undefined && !place(taken, tried)) return false;
      seatOf.set(person, seat);
      return true;
    });
  return seats.every((_, seat) => place(seat, new Set()));
}

/** Has somebody of the manifest's people left before this day? Whoever is not among them works for the client. */
export function hasLeft({ people }: Pick<Manifest, 'people'>, email: string, today: string): boolean {
  const left = people.find((person) => isSamePerson(person.email, email))?.left;
  return left !== undefined && left < today;
}
