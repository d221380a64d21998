import type { Day } from '../../common/clock';
import type { Path } from '../../common/yaml-source';
import { approvalRoles } from '../approvers';
import type { Complaint } from '../complaint';
import { isSamePerson } from '../same-person';
import type { AccessRequest, ApprovalGiven } from '../schema';
import type { Parts } from '.';
import { asked, selfApproval } from './grants';
import { inFuture } from './past-day';
import { duplicates, unknownName } from './references';

/** Requests: do they name what exists, and did those approve who may? */
export function checkRequests(parts: Parts, now: Date): Complaint[] {
  const { requests = [], grants = [] } = parts;
  const taken = grants.map(({ id }) => id);
  return [
    ...duplicates(['requests'], requests, 'id', ({ id }) => id),
    ...requests.flatMap(({ id }, index) => (taken.includes(id) ? [sharedId(id, index)] : [])),
    ...requests.flatMap((request, index) => [
      ...asked(request, ['requests', index], parts),
      ...inFuture(request.requestedOn, ['requests', index, 'requestedOn'], now),
      ...approvalComplaints(request, index, parts, now),
    ]),
  ];
}

function sharedId(id: string, index: number): Complaint {
  return {
    path: ['requests', index, 'id'],
    what: 'a request bears the id of a grant that is in force',
    saw: id,
    want: 'an id that no grant has',
    mend: 'rename the request, or remove it if it was activated',
    code: 'manifest/duplicate',
  };
}

function approvalComplaints(request: AccessRequest, index: number, parts: Parts, now: Date): Complaint[] {
  const { approvals, requestedBy, requestedOn } = request;
  const at = ['requests', index, 'approvals'];
  return [
    ...duplicates(at, approvals, 'by', ({ by }) => by.toLowerCase()),
    ...approvals.flatMap((given, position) => {
      const path = [...at, position];
      return [
        ...selfApproval(requestedBy, given.by, [...path, 'by'], 'request'),
        ...inFuture(given.on, [...path, 'on'], now),
        ...tooEarly(given, requestedOn, [...path, 'on']),
        ...wrongRole(given, path, parts),
        ...afterLeaving(given, [...path, 'by'], parts),
      ];
    }),
  ];
}

function tooEarly({ on }: ApprovalGiven, requestedOn: Day, path: Path): Complaint[] {
  if (on >= requestedOn) return [];
  return [
    {
      path,
      what: 'the request was approved before it was made',
      saw: on,
      want: `${requestedOn} or later`,
      mend: 'correct one of the two days',
      code: 'manifest/day-order',
    },
  ];
}

function wrongRole({ by, role }: ApprovalGiven, path: Path, { approval, engagement }: Parts): Complaint[] {
  if (!approval || !engagement) return [];
  const roles = approvalRoles({ approval, engagement });
  const people = roles.get(role);
  if (!people) return unknownName([...path, 'role'], role, 'a role', [...roles.keys()]);
  if (people.some((one) => isSamePerson(one, by))) return [];
  return [
    {
      path: [...path, 'by'],
      what: `who approved does not have the role \`${role}\``,
      saw: by,
      want: people.join(', '),
      mend: `have it approved by somebody of the role \`${role}\``,
      code: 'manifest/approver-without-role',
    },
  ];
}

function afterLeaving({ by, on }: ApprovalGiven, path: Path, { people = [] }: Parts): Complaint[] {
  const left = people.find(({ email }) => isSamePerson(email, by))?.left;
  if (left === undefined || on <= left) return [];
  return [
    {
      path,
      what: 'who approved had left before',
      saw: `${by}, who left on ${left}, on ${on}`,
      want: 'somebody who is still there',
      mend: 'have it approved by somebody else',
      code: 'manifest/approver-left',
    },
  ];
}
