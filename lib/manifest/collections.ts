import { parseArn } from '../common/arn';
import type { BoundaryKind } from './boundary-kind';
import type { Manifest } from './schema';
import type { Verb } from './schema/access';

/** All that IAM knows of a call to a collection; what it may do there, the collection's own policies say. */
const CALL = ['aoss:APIAccessAll'];

/**
 * Indexes of Amazon OpenSearch Serverless, of its newer generation: only that answers behind an endpoint of AWS PrivateLink
 * that bears a policy (Amazon OpenSearch Service Developer Guide, "Data plane access through AWS PrivateLink"). A collection
 * of the classic kind has another name, which the enclave's resolver does not answer.
 */
export const COLLECTION = {
  title: 'indexes of a collection of OpenSearch Serverless',
  service: 'aoss',
  shape: /^collection\/[a-z0-9]{3,40}$/,
  example: 'arn:aws:aoss:eu-central-1:111122223333:collection/1tg2xudton46knx2a95g',
  verbs: { list: CALL, read: CALL, write: CALL, delete: CALL },
  // The collection uses its key by a grant of its own, and whoever searches needs no right to it ("Encryption in … Serverless").
  keyVerbs: {},
  endpoint: 'aoss-data',
  dataEvent: 'AWS::AOSS::Collection',
  recordedAs: (arn: string) => arn,
} satisfies BoundaryKind;

export type CollectionPermission = 'aoss:DescribeIndex' | 'aoss:ReadDocument' | 'aoss:WriteDocument';

/**
 * What each verb means on an index (Amazon OpenSearch Service Developer Guide, "Supported operations and plugins in …
 * Serverless"). Whoever writes documents can delete them too, so the manifest must say both.
 */
export const ON_INDEXES: Readonly<Record<Verb, CollectionPermission>> = {
  list: 'aoss:DescribeIndex',
  read: 'aoss:ReadDocument',
  write: 'aoss:WriteDocument',
  delete: 'aoss:WriteDocument',
};

/** What one job function may do to some indexes of one collection. */
export interface CollectionRight {
  readonly jobFunction: string;
  /** Name of the collection. */
  readonly collection: string;
  /** Each by its name, or what some begin with and `*`. */
  readonly indexes: readonly string[];
  readonly permissions: readonly CollectionPermission[];
}

export function isCollection(resource: string): boolean {
  return parseArn(resource)?.service === COLLECTION.service;
}

/** What a manifest grants on collections, grant by grant. */
export function collectionRights({ grants, dataBoundaries }: Manifest): CollectionRight[] {
  return grants.flatMap(({ jobFunction, boundary: id, verbs }) =>
    dataBoundaries
      .filter((boundary) => boundary.id === id && boundary.resources.some(isCollection))
      .map(({ collectionName: collection = '', indexes }) => ({
        jobFunction,
        collection,
        indexes: indexes.length > 0 ? indexes : ['*'],
        permissions: [...new Set(verbs.map((verb) => ON_INDEXES[verb]))].sort(),
      })),
  );
}
