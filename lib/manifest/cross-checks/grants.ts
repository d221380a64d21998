import { addDays, isPast } from '../../common/clock';
import type { Path } from '../../common/yaml-source';
import { approversOf } from '../approvers';
import { kindOf } from '../boundary-kinds';
import type { Complaint } from '../complaint';
import { requestedDaysMax } from '../grant-days';
import { isSamePerson } from '../same-person';
import type { AccessRequest, DataBoundary, Grant } from '../schema';
import type { Verb } from '../schema/access';
import { knowsVerb } from '../verbs';
import type { Parts } from '.';
import { duplicates, unknownName } from './references';

/** Grants: do they name what exists, did somebody else agree, and do they end? */
export function checkGrants(parts: Parts, now: Date): Complaint[] {
  const { grants = [] } = parts;
  return [
    ...duplicates(['grants'], grants, 'id', (grant) => grant.id),
    ...duplicates(['grants'], grants, 'request', (grant) => grant.request),
    ...grants.flatMap((grant, index) => [
      ...asked(grant, ['grants', index], parts),
      ...approvers(grant, index),
      ...expiry(grant, ['grants', index, 'expires'], parts, now),
      ...activation(grant, index, parts),
    ]),
  ];
}

/** What a grant gives, or a request asks for: the same names and verbs. */
export function asked(
  access: Pick<Grant | AccessRequest, 'jobFunction' | 'boundary' | 'verbs'>,
  path: Path,
  { jobFunctions, dataBoundaries }: Parts,
): Complaint[] {
  const { jobFunction, boundary, verbs } = access;
  const found = dataBoundaries?.find(({ id }) => id === boundary);
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  return [
    ...(jobFunctions ? unknownName([...path, 'jobFunction'], jobFunction, 'a job function', ids(jobFunctions)) : []),
    ...(dataBoundaries ? unknownName([...path, 'boundary'], boundary, 'a boundary', ids(dataBoundaries)) : []),
    ...(found ? unsupportedVerbs(verbs, found, path) : []),
  ];
}

/** Nobody approves what they asked for themselves. */
export function selfApproval(requestedBy: string, by: string, path: Path, thing: 'grant' | 'request'): Complaint[] {
  if (!isSamePerson(requestedBy, by)) return [];
  return [
    {
      path,
      what: `the ${thing} was approved by the person who requested it`,
      saw: by,
      want: 'somebody other than the requester',
      mend: 'have a second person approve it',
      code: 'manifest/self-approval',
    },
  ];
}

function approvers(grant: Grant, index: number): Complaint[] {
  const at = ['grants', index, 'approvedBy'];
  const people = approversOf(grant);
  const place = (position: number) => (Array.isArray(grant.approvedBy) ? [...at, position] : at);
  return [
    ...duplicates(at, people, undefined, (email) => email.toLowerCase()),
    ...people.flatMap((email, position) => selfApproval(grant.requestedBy, email, place(position), 'grant')),
  ];
}

function expiry(grant: Grant, path: Path, parts: Parts, now: Date): Complaint[] {
  if (isPast(grant.expires, now)) {
    return [
      {
        path,
        what: 'the grant has expired',
        saw: grant.expires,
        want: 'a day that is not past',
        mend: 'have it approved anew with a later day, or take it off with `enclave lapse`',
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

/** What came of a request was activated, and lasts no longer than its stage allows. */
function activation(
  { request, activated, expires }: Grant,
  index: number,
  { approval, engagement, stages }: Parts,
): Complaint[] {
  if ((request === undefined) !== (activated === undefined)) return [halfWay(index, request)];
  if (!activated || !approval || !engagement || !stages) return [];
  const last = addDays(activated.on, requestedDaysMax({ approval, engagement, stages }));
  if (expires <= last) return [];
  return [
    {
      path: ['grants', index, 'expires'],
      what: `the grant is longer than the stage \`${engagement.stage}\` allows`,
      saw: expires,
      want: `${last} or earlier`,
      mend: 'shorten the grant; access that is still needed is requested again',
      code: 'manifest/grant-too-long',
    },
  ];
}

function halfWay(index: number, request: string | undefined): Complaint {
  return {
    path: ['grants', index],
    what: 'the grant says only half of where it came from',
    saw: request === undefined ? '`activated` without `request`' : '`request` without `activated`',
    want: 'both, as `enclave activate` writes them, or neither',
    mend: 'write both of them, or none',
    code: 'manifest/grant-half-way',
  };
}

/** Does anything in a boundary know the verb? What is of no kind that we know is complained about elsewhere. */
export function grantable(verb: Verb, { resources }: DataBoundary): boolean {
  return resources.some((resource) => kindOf(resource) === undefined || knowsVerb(resource, verb));
}

function unsupportedVerbs(verbs: Grant['verbs'], boundary: DataBoundary, path: Path): Complaint[] {
  return verbs.flatMap((verb, at) => {
    if (grantable(verb, boundary)) return [];
    return [
      {
        path: [...path, 'verbs', at],
        what: `nothing in the boundary \`${boundary.id}\` can be granted \`${verb}\``,
        saw: verb,
        want: 'a verb that at least one resource of the boundary knows',
        mend: 'remove the verb',
        code: 'manifest/verb-unsupported',
      },
    ];
  });
}
