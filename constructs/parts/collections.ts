import { collectionRights } from '../../lib/manifest/collections';
import { CollectionAccess } from '../collection-access';
import { VendorRole } from '../vendor-role';
import type { EnclaveParts } from './enclave-parts';

/** What the collections of an enclave let its roles do; nothing when the manifest holds none. */
export function makeCollectionAccess({ scope, manifest, network }: EnclaveParts): CollectionAccess | undefined {
  const rights = collectionRights(manifest);
  if (rights.length === 0) return undefined;
  const vendor = manifest.vendor.id;
  return new CollectionAccess(scope, 'Collections', {
    vendor,
    network,
    grants: rights.map(({ jobFunction, collection, indexes, permissions }) => ({
      roleArn: VendorRole.arnOf(scope, vendor, jobFunction),
      collection,
      indexes: [...indexes],
      permissions: [...permissions],
    })),
  });
}
