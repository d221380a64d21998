import { parseArn } from '../../common/arn';
import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';
import { createdResource } from '../created-kinds';
import type { DataBoundary } from '../schema';
import type { Parts } from '.';
import { duplicates } from './references';

/** Data that the enclave makes: can it, here, once, and under whose key? */
export function checkCreatedData(parts: Parts): Complaint[] {
  const { dataBoundaries = [] } = parts;
  const boundaries = dataBoundaries.map((boundary, index) => ({ boundary, path: ['dataBoundaries', index] as Path }));
  const created = boundaries.filter(({ boundary }) => boundary.created);
  const named = dataBoundaries.flatMap(({ created: isCreated, resources }) => (isCreated ? resources : []));
  return created.flatMap(({ boundary, path }) => [
    ...withoutKey(boundary, path),
    ...boundary.resources.flatMap((resource, at) => [
      ...unmakeable(resource, [...path, 'resources', at]),
      ...elsewhere(resource, [...path, 'resources', at], parts),
    ]),
    ...(new Set(named).size === named.length
      ? []
      : duplicates([...path, 'resources'], boundary.resources, undefined, (resource) =>
          named.filter((one) => one === resource).length > 1 ? resource : undefined,
        )),
  ]);
}

/** Grants name the key, and a key that the stack made would have no name before. */
function withoutKey({ keyArn }: DataBoundary, path: Path): Complaint[] {
  if (keyArn !== undefined) return [];
  return [
    {
      path: [...path, 'created'],
      what: 'data that the enclave makes is encrypted with a key of the client’s',
      saw: 'no `keyArn`',
      want: 'the ARN of a key of the account, in the enclave’s region',
      mend: 'name the key in `keyArn`',
      code: 'manifest/created-without-key',
    },
  ];
}

function unmakeable(resource: string, path: Path): Complaint[] {
  if (parseArn(resource) === undefined || createdResource(resource)) return [];
  return [
    {
      path,
      what: 'the enclave cannot make this',
      saw: resource,
      want: 'a whole bucket, a queue, a topic or a stream',
      mend: 'make it yourself and leave `created` out, or name a whole bucket without a prefix',
      code: 'manifest/created-kind',
    },
  ];
}

function elsewhere(resource: string, path: Path, { placement }: Parts): Complaint[] {
  const saw = parseArn(resource)?.account ?? '';
  if (!placement || saw === '' || saw === placement.account) return [];
  return [
    {
      path,
      what: 'the enclave makes data in its own account alone',
      saw,
      want: placement.account,
      mend: 'write the account of the enclave, or leave `created` out',
      code: 'manifest/account-mismatch',
    },
  ];
}
