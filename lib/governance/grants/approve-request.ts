import { addDays, dayOf } from '../../common/clock';
import type { Manifest } from '../../manifest';
import { rolesOf } from '../../manifest/approvers';
import type { Complaint } from '../../manifest/complaint';
import { APPROVAL_DAYS_MAX } from '../../manifest/grant-days';
import { isSamePerson } from '../../manifest/same-person';
import { findRequest, type PlacedRequest, unknownRequest } from './find-access';
import { hasLeft, missing, type Need, needsOf, waitsFor } from './quorum';
import { refuse, type Verdict } from './verdict';

export interface Approval {
  readonly id: string;
  readonly by: string;
  /** In which role, for somebody who has several. */
  readonly role?: string;
}

/** One person agrees. That alone opens nothing: somebody has to activate the access. */
export function approveRequest(manifest: Manifest, { id, by, role }: Approval, now: Date): Verdict {
  const placed = findRequest(manifest, id);
  if (!placed) return refuse(unknownRequest(manifest, id));
  const { request, index } = placed;
  const today = dayOf(now);
  const needs = needsOf(manifest, request);
  const open = missing(needs, request.approvals);
  const barred = bars(manifest, placed, by, today);
  if (barred.length > 0) return refuse(...barred);
  const taken = takeRole(manifest, placed, { by, role }, open);
  if (typeof taken !== 'string') return refuse(taken);
  const given = { by, role: taken, on: today };
  const still = missing(needs, [...request.approvals, given]);
  const oldest = [...request.approvals, given].map(({ on }) => on).sort()[0]!;
  return {
    kind: 'edit',
    edits: [{ kind: 'add', path: ['requests', index, 'approvals'], entry: given }],
    records: [{ action: 'approve', by, subject: id, details: { role: taken, waitsFor: still } }],
    says: [
      `approved ${id} as ${taken}`,
      still.length > 0
        ? `waits for ${waitsFor(needs, still)}`
        : `approved by all; somebody of ${request.jobFunction} activates it until ${addDays(oldest, APPROVAL_DAYS_MAX)}: enclave activate ${id}`,
    ],
  };
}

/** Why this person may not approve, whatever the role. */
function bars(manifest: Manifest, { request, index }: PlacedRequest, by: string, today: string): Complaint[] {
  const path = ['requests', index];
  if (isSamePerson(request.requestedBy, by))
    return [
      {
        path: [...path, 'requestedBy'],
        what: 'nobody approves what they asked for themselves',
        saw: by,
        want: 'somebody other than the requester',
        mend: 'have somebody else approve it',
        code: 'grants/self-approval',
      },
    ];
  const before = request.approvals.findIndex((given) => isSamePerson(given.by, by));
  if (before !== -1)
    return [
      {
        path: [...path, 'approvals', before],
        what: 'each person approves once, whatever roles they have',
        saw: `${by}, as ${request.approvals[before]!.role}`,
        want: 'another person',
        mend: 'have somebody else approve it',
        code: 'grants/approved-twice',
      },
    ];
  if (!hasLeft(manifest, by, today)) return [];
  return [
    {
      path: ['people', manifest.people.findIndex(({ email }) => isSamePerson(email, by)), 'left'],
      what: 'who has left approves nothing any more',
      saw: by,
      want: 'somebody who is still there',
      mend: 'have somebody else approve it',
      code: 'grants/approver-left',
    },
  ];
}

/** The role that the approval counts for, or why it counts for none. */
function takeRole(
  manifest: Manifest,
  { request, index }: PlacedRequest,
  { by, role }: Pick<Approval, 'by' | 'role'>,
  open: readonly Need[],
): string | Complaint {
  const own = rolesOf(by, manifest);
  const wanted = role === undefined ? own : own.filter((one) => one === role);
  const fitting = wanted.filter((one) => open.some((need) => need.role === one));
  if (fitting.length === 1) return fitting[0]!;
  const common = { path: ['requests', index], want: open.map((need) => need.role).join(', ') || 'no approval more' };
  if (fitting.length > 1)
    return {
      ...common,
      what: 'this person can approve in one role only',
      saw: fitting.join(', '),
      mend: `add \`--role ${fitting[0]}\`, or another of them`,
      code: 'grants/several-roles',
    };
  const needed = open.length === 0 ? 'everybody needed has approved' : `the request waits for other roles`;
  if (wanted.length > 0)
    return {
      ...common,
      what: needed,
      saw: `${by}, as ${wanted.join(', ')}`,
      mend:
        open.length === 0
          ? `activate it: \`enclave activate ${request.id}\``
          : 'have it approved by somebody with one of these roles',
      code: 'grants/role-not-needed',
    };
  return {
    ...common,
    what: role === undefined ? 'who approves has no role' : `who approves does not have the role \`${role}\``,
    saw: by,
    mend: 'have it approved by somebody with one of these roles',
    code: 'grants/approver-without-role',
  };
}
