import { addDays, type Day, dayOf } from '../../common/clock';
import type { AccessRequest, Manifest } from '../../manifest';
import type { Complaint } from '../../manifest/complaint';
import { APPROVAL_DAYS_MAX, requestedDaysMax } from '../../manifest/grant-days';
import { isPresent } from '../../manifest/presence';
import { trainedUntil } from '../../manifest/training';
import { activatorComplaints, untrained } from './activator';
import { findRequest, type PlacedRequest, unknownRequest } from './find-access';
import { missing, needsOf, waitsFor } from './quorum';
import { engagementOver } from './request-access';
import { refuse, type Verdict } from './verdict';

export interface Activation {
  readonly id: string;
  /** Somebody of the job function. */
  readonly by: string;
}

/**
 * Lets the time of an approved access begin. Whoever approves sits in another time zone than whoever works: the days
 * count from the moment when somebody of the job function is there to use them.
 */
export function activateRequest(manifest: Manifest, { id, by }: Activation, now: Date): Verdict {
  const placed = findRequest(manifest, id);
  if (!placed) return refuse(unknownRequest(manifest, id));
  const { request, index } = placed;
  const today = dayOf(now);
  const complaints = [
    ...notApproved(manifest, placed),
    ...(isLapsed(request, today) ? [lapsed(placed)] : []),
    ...outside(manifest, today),
    ...activatorComplaints(manifest, placed, by, today),
    ...untrained(manifest, request, today),
  ];
  if (complaints.length > 0) return refuse(...complaints);
  const { jobFunction, boundary, verbs, requestedBy, reason, approvals } = request;
  const { expires, because } = lastDay(manifest, request, today);
  const approvers = approvals.map((given) => given.by);
  const grant = {
    id,
    jobFunction,
    boundary,
    verbs,
    requestedBy,
    approvedBy: approvers.length === 1 ? approvers[0]! : approvers,
    reason,
    expires,
    request: id,
    activated: { by, on: today },
  };
  return {
    kind: 'edit',
    edits: [
      { kind: 'add', path: ['grants'], entry: grant },
      { kind: 'remove', path: ['requests', index] },
    ],
    records: [{ action: 'activate', by, subject: id, details: { ...grant, approvals } }],
    says: [
      `activated ${id}: ${jobFunction} may ${verbs.join(', ')} ${boundary} until the end of ${expires} in UTC, ${because}`,
      'it takes effect with the next deployment',
    ],
  };
}

/** Whoever approved meant soon: the oldest approval says how long it holds. */
export function isLapsed({ approvals }: AccessRequest, today: Day): boolean {
  return approvals.some(({ on }) => addDays(on, APPROVAL_DAYS_MAX) < today);
}

export interface LastDay {
  readonly expires: Day;
  readonly because: string;
}

/** The last day of an access that is activated today: the earliest of all that ends it. */
export function lastDay(manifest: Manifest, request: Pick<AccessRequest, 'jobFunction' | 'days'>, today: Day): LastDay {
  const { engagement, people } = manifest;
  const trained = people
    .filter((person) => person.jobFunction === request.jobFunction && isPresent(person, today))
    .flatMap((person) => trainedUntil(person, manifest.training, today) ?? [])
    .sort();
  const ends: LastDay[] = [
    { expires: addDays(today, request.days), because: `${request.days} days from today` },
    { expires: addDays(today, requestedDaysMax(manifest)), because: `the longest in the stage ${engagement.stage}` },
    { expires: engagement.ends, because: 'when the engagement ends' },
    ...trained.slice(0, 1).map((expires) => ({ expires, because: 'when the first training runs out' })),
  ];
  return ends.reduce((first, other) => (other.expires < first.expires ? other : first));
}

function notApproved(manifest: Manifest, { request, index }: PlacedRequest): Complaint[] {
  const needs = needsOf(manifest, request);
  const open = missing(needs, request.approvals);
  if (needs.length > 0 && open.length === 0) return [];
  return [
    {
      path: ['requests', index, 'id'],
      what: 'the request is not approved',
      saw: needs.length === 0 ? 'nobody who could approve' : `waits for ${waitsFor(needs, open)}`,
      want: 'all approvals it needs',
      mend: `have it approved: \`enclave approve ${request.id}\``,
      code: 'grants/not-approved',
    },
  ];
}

function lapsed({ request, index }: PlacedRequest): Complaint {
  return {
    path: ['requests', index, 'approvals'],
    what: `an approval lapses when nobody makes use of it within ${APPROVAL_DAYS_MAX} days`,
    saw: `approved on ${request.approvals.map(({ on }) => on).sort()[0]}`,
    want: `an approval of the last ${APPROVAL_DAYS_MAX} days`,
    mend: 'ask for it anew',
    code: 'grants/approval-lapsed',
  };
}

function outside(manifest: Manifest, today: Day): Complaint[] {
  const { starts, ends } = manifest.engagement;
  if (today > ends) return [engagementOver(manifest, today)];
  if (starts === undefined || starts <= today) return [];
  return [
    {
      path: ['engagement', 'starts'],
      what: 'the engagement has not begun',
      saw: `it starts on ${starts}, and today is ${today} in UTC`,
      want: 'a day of the engagement',
      mend: `activate it on ${starts} or later`,
      code: 'grants/engagement-not-begun',
    },
  ];
}
