import { isPast } from '../../common/clock';
import type { Complaint } from '../complaint';
import type { DataBoundary, Grant } from '../schema';
import { kindOf } from '../boundary-kinds';
import { knowsVerb } from '../verbs';
import type { Parts } from '.';
import { boundaryComplaints } from './boundaries';
import { duplicates, unknownName } from './references';

/** Boundaries and grants: do they name what exists, and did two people agree? */
export function checkAccess(parts: Parts, now: Date): Complaint[] {
  const { grants = [], dataBoundaries = [] } = parts;
  return [
    ...duplicates(['dataBoundaries'], dataBoundaries, 'id', (boundary) => boundary.id),
    ...duplicates(['grants'], grants, 'id', (grant) => grant.id),
    ...dataBoundaries.flatMap((boundary, index) => boundaryComplaints(boundary, index, parts)),
    ...grants.flatMap((grant, index) => grantComplaints(grant, index, parts, now)),
  ];
}

function grantComplaints(grant: Grant, index: number, parts: Parts, now: Date): Complaint[] {
  const at = (field: string) => ['grants', index, field];
  const boundary = parts.dataBoundaries?.find((candidate) => candidate.id === grant.boundary);
  return [
    ...(parts.jobFunctions
      ? unknownName(
          at('jobFunction'),
          grant.jobFunction,
          'a job function',
          parts.jobFunctions.map((job) => job.id),
        )
      : []),
    ...(parts.dataBoundaries
      ? unknownName(
          at('boundary'),
          grant.boundary,
          'a boundary',
          parts.dataBoundaries.map((one) => one.id),
        )
      : []),
    ...selfApproval(grant, at('approvedBy')),
    ...expiry(grant, at('expires'), parts, now),
    ...(boundary ? unsupportedVerbs(grant, boundary, index) : []),
  ];
}

function selfApproval(grant: Grant, path: (string | number)[]): Complaint[] {
  if (grant.requestedBy.toLowerCase() !== grant.approvedBy.toLowerCase()) return [];
  return [
    {
      path,
      what: 'the grant was approved by the person who requested it',
      saw: grant.approvedBy,
      want: 'somebody other than the requester',
      mend: 'have a second person approve it',
      code: 'manifest/self-approval',
    },
  ];
}

function expiry(grant: Grant, path: (string | number)[], parts: Parts, now: Date): Complaint[] {
  if (isPast(grant.expires, now)) {
    return [
      {
        path,
        what: 'the grant has expired',
        saw: grant.expires,
        want: 'a day that is not past',
        mend: 'have it approved anew with a later day, or remove it',
        code: 'manifest/grant-expired',
      },
    ];
  }
  if (!parts.engagement || grant.expires <= parts.engagement.ends) return [];
  return [
    {
      path,
      what: 'the grant outlives the engagement',
      saw: grant.expires,
      want: `${parts.engagement.ends} or earlier`,
      mend: 'shorten the grant, or prolong the engagement',
      code: 'manifest/grant-outlives-engagement',
    },
  ];
}

function unsupportedVerbs(grant: Grant, boundary: DataBoundary, index: number): Complaint[] {
  return grant.verbs.flatMap((verb, at) => {
    const deaf = boundary.resources.filter((resource) => kindOf(resource) !== undefined && !knowsVerb(resource, verb));
    if (deaf.length < boundary.resources.length) return [];
    return [
      {
        path: ['grants', index, 'verbs', at],
        what: `nothing in the boundary \`${boundary.id}\` can be granted \`${verb}\``,
        saw: verb,
        want: 'a verb that at least one resource of the boundary knows',
        mend: 'remove the verb',
        code: 'manifest/verb-unsupported',
      },
    ];
  });
}
