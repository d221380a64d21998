import { dayOf } from '../../common/clock';
import type { Grant, Manifest } from '../../manifest';
import { approversOf, rolesOf } from '../../manifest/approvers';
import type { Complaint } from '../../manifest/complaint';
import type { Edit } from '../../manifest/edit';
import { isSamePerson } from '../../manifest/same-person';
import type { LedgerRecord } from '../ledger';
import { isLapsed } from './activate-request';
import { dormancyOf } from './dormant';
import { findGrant, findRequest, nameOfGrant, unknownRequest } from './find-access';
import { needsOf } from './quorum';
import { namesOf } from './request-access';
import { othersThatGive } from './union';
import { type Edited, refuse, type Verdict } from './verdict';

export interface Ending {
  readonly id: string;
  readonly by: string;
  readonly reason: string;
}

/** Says no to a request: who might have approved it, or whoever asked and needs it no more. */
export function rejectRequest(manifest: Manifest, { id, by, reason }: Ending): Verdict {
  const placed = findRequest(manifest, id);
  if (!placed) return refuse(unknownRequest(manifest, id));
  const { request, index } = placed;
  const needed = needsOf(manifest, request).map(({ role }) => role);
  const mayReject =
    isSamePerson(request.requestedBy, by) || rolesOf(by, manifest).some((role) => needed.includes(role));
  if (!mayReject) return refuse(withoutSay(index, by, [request.requestedBy, ...needed]));
  return {
    kind: 'edit',
    edits: [{ kind: 'remove', path: ['requests', index] }],
    records: [{ action: 'reject', by, subject: id, details: { ...request, reason, asked: request.reason } }],
    says: [`rejected ${id}: ${reason}`],
  };
}

/**
 * Takes access away, or a request back that was approved. Anybody may: access that is missing is a nuisance, access that
 * is too much is an incident. What other grants give stays.
 */
export function revokeAccess(manifest: Manifest, { id, by, reason }: Ending, now: Date): Verdict {
  const placed = findRequest(manifest, id);
  if (placed)
    return {
      kind: 'edit',
      edits: [{ kind: 'remove', path: ['requests', placed.index] }],
      records: [
        { action: 'revoke', by, subject: id, details: { ...placed.request, reason, asked: placed.request.reason } },
      ],
      says: [`revoked ${id} before anybody activated it: ${reason}`],
    };
  const found = findGrant(manifest, id);
  if (!found) return refuse({ ...unknownRequest(manifest, id, namesOf(manifest)), code: 'grants/unknown-access' });
  const { grant, index } = found;
  return {
    kind: 'edit',
    edits: [{ kind: 'remove', path: ['grants', index] }],
    records: [
      {
        action: 'revoke',
        by,
        subject: nameOfGrant(grant),
        details: { ...recordOf(grant), reason, asked: grant.reason },
      },
    ],
    says: [
      `revoked ${nameOfGrant(grant)}: ${reason}`,
      ...othersThatGive(manifest, index, dayOf(now)),
      'it takes effect with the next deployment',
    ],
  };
}

/**
 * Takes out what is over: grants whose last day has passed, or that nobody used and no review confirmed, and requests
 * whose approval nobody made use of.
 */
export function lapseAccess(manifest: Manifest, by: string, now: Date): Edited {
  const today = dayOf(now);
  const grants = manifest.grants.flatMap((grant, index) => {
    const because = grant.expires < today ? 'expired' : dormancyOf(manifest, grant, today);
    return because === undefined ? [] : [lapse(['grants', index], nameOfGrant(grant), by, recordOf(grant), because)];
  });
  const requests = manifest.requests.flatMap((request, index) =>
    isLapsed(request, today) ? [lapse(['requests', index], request.id, by, request, 'not activated')] : [],
  );
  // From behind, so that no place moves before its turn.
  const all = [...grants.reverse(), ...requests.reverse()];
  return {
    kind: 'edit',
    edits: all.map(({ edit }) => edit),
    records: all.map(({ record }) => record),
    says: all.map(({ record }) => `lapsed ${record.subject}: ${String(record.details.because)}`),
  };
}

function lapse(path: [string, number], subject: string, by: string, details: object, because: string) {
  const edit: Edit = { kind: 'remove', path };
  const record: LedgerRecord = { action: 'lapse', by, subject, details: { ...details, because } };
  return { edit, record };
}

function recordOf(grant: Grant): Record<string, unknown> {
  return { ...grant, approvedBy: approversOf(grant) };
}

function withoutSay(index: number, by: string, who: readonly string[]): Complaint {
  return {
    path: ['requests', index],
    what: 'who rejects a request has a say in it',
    saw: by,
    want: `the requester, or one of the roles: ${who.join(', ')}`,
    mend: 'have it rejected by one of them',
    code: 'grants/reject-without-role',
  };
}
