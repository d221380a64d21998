import type { AccessRequest, Grant } from '../../manifest';
import type { Complaint } from '../../manifest/complaint';
import { approversOf } from '../../manifest/approvers';
import { isSamePerson } from '../../manifest/same-person';
import { canonicalJson } from '../ledger/canonical-json';
import type { LedgerEntry } from '../ledger';
import { ENDINGS } from './course';
import type { PlacedRequest } from './find-access';

/**
 * Does the ledger know this request and its approvals as they stand in the manifest? Whoever can write the file could
 * else have little approved and then ask for more, or write an approval for somebody.
 */
export function unrecorded({ request, index }: PlacedRequest, entries: readonly LedgerEntry[]): Complaint[] {
  const own = entries.filter(({ subject }) => subject === request.id);
  const asked = own.findLastIndex(({ action }) => action === 'request');
  if (asked === -1) return [neverAsked(request, index)];
  if (contentOf(own[asked]!.details) !== contentOf({ ...request })) return [altered(request, index)];
  const approved = own.slice(asked).filter(({ action }) => action === 'approve');
  return request.approvals.flatMap(({ by, role }, at) =>
    approved.some((entry) => isSamePerson(entry.by, by) && entry.details.role === role)
      ? []
      : [
          {
            path: ['requests', index, 'approvals', at],
            what: 'the ledger does not know of this approval',
            saw: `${by}, as ${role}`,
            want: 'an approval that was given by `enclave approve`',
            mend: 'remove it from the manifest, and have it approved by the command',
            code: 'grants/approval-unrecorded',
          },
        ],
  );
}

const CONTENT: readonly (keyof AccessRequest)[] = [
  'jobFunction',
  'boundary',
  'verbs',
  'requestedBy',
  'requestedOn',
  'days',
];

/** What an approval is about; the reason may be worded better without a new one. */
function contentOf(details: Readonly<Record<string, unknown>>): string {
  return canonicalJson(CONTENT.map((field) => details[field] ?? null));
}

function neverAsked({ id }: AccessRequest, index: number): Complaint {
  return {
    path: ['requests', index],
    what: 'the ledger does not know of this request',
    saw: id,
    want: 'a request that was made by `enclave request`',
    mend: 'remove it from the manifest, and ask by the command',
    code: 'grants/request-unrecorded',
  };
}

function altered({ id }: AccessRequest, index: number): Complaint {
  return {
    path: ['requests', index],
    what: 'the request was changed after it was made',
    saw: `${id}, unlike the ledger has it`,
    want: 'what was asked for, word for word',
    mend: 'restore it, or remove it and ask anew',
    code: 'grants/request-altered',
  };
}

/**
 * Does the ledger know a grant that says it came of a request? Less than was activated is no complaint: fewer verbs, or
 * an earlier last day, take nothing that nobody agreed to.
 */
export function unrecordedGrant(grant: Grant, index: number, entries: readonly LedgerEntry[]): Complaint[] {
  if (grant.request === undefined) return [];
  const last = entries.findLast(
    ({ subject, action }) => subject === grant.request && (action === 'activate' || ENDINGS.includes(action)),
  );
  if (last?.action !== 'activate') return [neverActivated(grant, index, last)];
  const more = grownIn(grant, last.details);
  return more.length === 0 ? [] : [grown(grant, index, more)];
}

const SAME: readonly (keyof Grant)[] = ['id', 'jobFunction', 'boundary', 'requestedBy', 'activated'];

/** The fields in which a grant is another, or more, than was activated. */
function grownIn(grant: Grant, details: Readonly<Record<string, unknown>>): string[] {
  const verbs = (details.verbs ?? []) as readonly string[];
  const approvers = [details.approvedBy ?? []].flat();
  return [
    ...SAME.filter((field) => canonicalJson(grant[field] ?? null) !== canonicalJson(details[field] ?? null)),
    ...(grant.verbs.every((verb) => verbs.includes(verb)) ? [] : ['verbs']),
    ...(grant.expires <= String(details.expires) ? [] : ['expires']),
    ...(canonicalJson(approversOf(grant)) === canonicalJson(approvers) ? [] : ['approvedBy']),
  ];
}

function neverActivated(grant: Grant, index: number, ended: LedgerEntry | undefined): Complaint {
  return {
    path: ['grants', index],
    what: ended ? 'the ledger says that this access ended' : 'the ledger does not know that this access was activated',
    saw: ended ? `${grant.request}, ${ended.action} by ${ended.by}` : grant.request!,
    want: 'a grant that `enclave activate` wrote',
    mend: 'remove it from the manifest; access that is needed is requested by the command',
    code: 'grants/grant-unrecorded',
  };
}

function grown(grant: Grant, index: number, fields: readonly string[]): Complaint {
  return {
    path: ['grants', index],
    what: 'the grant is more, or another, than was activated',
    saw: `${grant.request}, unlike the ledger has it: ${fields.join(', ')}`,
    want: 'what was approved and activated, or less',
    mend: 'restore it; access that is needed beyond it is requested by the command',
    code: 'grants/grant-altered',
  };
}
