import { type Day, endOfDay } from '../../common/clock';
import { lastDay, missing, needsOf, untrained } from '../../governance/grants';
import type { Need } from '../../governance/grants/quorum';
import type { AccessRequest, Manifest } from '../../manifest';
import { approvalRoles } from '../../manifest/approvers';
import { isSamePerson } from '../../manifest/same-person';
import { counted, describeBoundary, peopleOf } from './choices';

/** As much of an access as says who may do what. */
export type Gives = Pick<AccessRequest, 'jobFunction' | 'boundary' | 'verbs'>;

/** Who may do what to which data by an access: the people too, for they are whom it is about. */
export function whoGains(manifest: Manifest, { jobFunction, boundary, verbs }: Gives, today: Day): string[] {
  const people = peopleOf(manifest, jobFunction, today);
  const found = manifest.dataBoundaries.find(({ id }) => id === boundary);
  return [
    `${jobFunction} may ${verbs.join(', ')} ${boundary}${found ? ` (${describeBoundary(found)})` : ''}`,
    `  today that is ${people.length === 0 ? 'nobody' : `${counted(people.length)}: ${people.join(', ')}`}`,
  ];
}

/** When it would end, and what keeps it from beginning. */
export function untilWhen(
  manifest: Manifest,
  request: Pick<AccessRequest, 'jobFunction' | 'days'>,
  today: Day,
): string[] {
  const { expires, because } = lastDay(manifest, request, today);
  return [
    `  for ${request.days} days from its activation; activated today it ends at ${endOfDay(expires)}, ${because}`,
    ...untrained(manifest, request, today).map(({ what }) => `  nobody can activate it yet: ${what}`),
  ];
}

/** Whom it waits for, by name; whoever asked is not among them. */
export function whoApproves(
  manifest: Manifest,
  request: Omit<Gives, 'jobFunction'> & Partial<AccessRequest>,
): string[] {
  const needs = needsOf(manifest, request);
  const open = missing(needs, request.approvals ?? []);
  const out = [request.requestedBy ?? '', ...(request.approvals ?? []).map(({ by }) => by)];
  const roles = approvalRoles(manifest);
  const words = ({ role, count }: Need) => {
    const people = (roles.get(role) ?? []).filter((one) => !out.some((other) => isSamePerson(one, other)));
    return `  must still approve: ${count} of ${role} (${people.join(', ') || 'nobody'})`;
  };
  return open.length === 0 ? ['  approved by all'] : open.map(words);
}
