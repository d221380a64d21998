import { parseArn } from '../../common/arn';
import type { Path } from '../../common/yaml-source';
import { isCollection } from '../collections';
import type { Complaint } from '../complaint';
import type { DataBoundary, Grant } from '../schema';
import type { Parts } from '.';

/** Collections of OpenSearch Serverless: does a boundary say all that their own policies need, and a grant what they can tell apart? */
export function checkCollections(parts: Parts): Complaint[] {
  const { dataBoundaries = [], grants = [] } = parts;
  return [
    ...dataBoundaries.flatMap((boundary, index) => [
      ...named(boundary, ['dataBoundaries', index]),
      ...elsewhere(boundary, ['dataBoundaries', index], parts),
    ]),
    ...grants.flatMap((grant, index) => inseparable(grant, dataBoundaries, ['grants', index, 'verbs'])),
  ];
}

/** IAM knows a collection by its id and the collection's own policies by its name, so one name belongs to one ARN. */
function named({ resources, collectionName, indexes }: DataBoundary, path: Path): Complaint[] {
  const [collection] = resources.filter(isCollection);
  const isAlone = resources.length === 1 && collectionName !== undefined;
  const isElsewhere = collection === undefined && collectionName === undefined && indexes.length === 0;
  if (collection === undefined ? isElsewhere : isAlone) return [];
  const field = collectionName === undefined ? 'indexes' : 'collectionName';
  const common = {
    what: 'a collection of OpenSearch Serverless and its name stand together, in a boundary of their own',
    want: 'one collection among the resources, and its `collectionName`',
    code: 'manifest/boundary-collection',
  };
  if (collection === undefined) {
    return [{ ...common, path: [...path, field], saw: 'no collection', mend: `remove \`${field}\`` }];
  }
  const saw = collectionName === undefined ? 'a collection without its name' : `${resources.length} resources`;
  return [{ ...common, path: [...path, 'resources'], saw, mend: 'give each collection a boundary that names it' }];
}

/** The policies of a collection stand in its own account, and know nobody of another. */
function elsewhere({ resources }: DataBoundary, path: Path, { placement }: Parts): Complaint[] {
  return resources.flatMap((resource, at) => {
    const saw = isCollection(resource) ? parseArn(resource)!.account : undefined;
    if (!placement || saw === undefined || saw === placement.account) return [];
    return [
      {
        path: [...path, 'resources', at],
        what: 'the collection is in another account than the enclave',
        saw,
        want: placement.account,
        mend: 'place the enclave in the account of the collection',
        code: 'manifest/account-mismatch',
      },
    ];
  });
}

/** One permission of a collection lets somebody write documents and delete them. */
function inseparable({ boundary: id, verbs }: Grant, boundaries: readonly DataBoundary[], path: Path): Complaint[] {
  const boundary = boundaries.find((one) => one.id === id);
  if (!boundary?.resources.some(isCollection) || verbs.includes('write') === verbs.includes('delete')) return [];
  return [
    {
      path,
      what: 'who may write documents of a collection may delete them too, and the other way round',
      saw: verbs.join(', '),
      want: 'both `write` and `delete`, or neither',
      mend: `grant \`${verbs.includes('write') ? 'delete' : 'write'}\` as well, or take both away`,
      code: 'manifest/collection-write',
    },
  ];
}
