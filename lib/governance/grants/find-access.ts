import { nearest } from '../../common/nearest';
import type { AccessRequest, Grant, Manifest } from '../../manifest';
import type { Complaint } from '../../manifest/complaint';

/** A request, and where it stands in the manifest. */
export interface PlacedRequest {
  readonly request: AccessRequest;
  readonly index: number;
}

/** What a grant is called: by its id; one that was written by hand without one, by what it says. */
export function nameOfGrant({ id, request, jobFunction, boundary, expires }: Grant): string {
  return id ?? request ?? `${jobFunction}:${boundary}:${expires}`;
}

export function findRequest({ requests }: Manifest, id: string): PlacedRequest | undefined {
  const index = requests.findIndex((request) => request.id === id);
  return index === -1 ? undefined : { request: requests[index]!, index };
}

export function findGrant(
  { grants }: Manifest,
  name: string,
): { readonly grant: Grant; readonly index: number } | undefined {
  const index = grants.findIndex((grant) => [nameOfGrant(grant), grant.id, grant.request].includes(name));
  return index === -1 ? undefined : { grant: grants[index]!, index };
}

/** There is no request of that name; perhaps it is in force already, or was misspelt. */
export function unknownRequest(manifest: Manifest, id: string, known: readonly string[] = idsOf(manifest)): Complaint {
  const granted = findGrant(manifest, id);
  const meant = nearest(id, known);
  return {
    path: granted ? ['grants', granted.index] : ['requests'],
    what: granted ? 'the request was activated already' : 'no request has this id',
    saw: id,
    want: known.length > 0 ? known.join(', ') : 'a request; there is none',
    mend: meant ? `write \`${meant}\`` : 'see `enclave list`',
    code: 'grants/unknown-request',
  };
}

function idsOf({ requests }: Manifest): string[] {
  return requests.map(({ id }) => id);
}
