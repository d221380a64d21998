import type { AccessRequest } from '../../manifest';
import type { Complaint } from '../../manifest/complaint';
import { isSamePerson } from '../../manifest/same-person';
import { canonicalJson } from '../ledger/canonical-json';
import type { LedgerEntry } from '../ledger';
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
