import { idpGroupOf } from '../../lib/manifest/names';
import { VerifiedAccess } from '../verified-access';
import type { EnclaveParts } from './enclave-parts';

/** The named applications of an enclave; none when the manifest names none. */
export function makeVerifiedAccess({ scope, manifest, archive }: EnclaveParts): VerifiedAccess | undefined {
  const { connect, jobFunctions, vendor } = manifest;
  if (!connect.verifiedAccess) return undefined;
  const { applications, ...access } = connect.verifiedAccess;
  const groupsOf = (ids: readonly string[]) =>
    jobFunctions.filter(({ id }) => ids.includes(id)).map((one) => idpGroupOf(manifest, one));
  return new VerifiedAccess(scope, 'Applications', {
    ...access,
    vendor: vendor.id,
    archive,
    applications: applications.map(({ jobFunctions: ids, ...application }) => ({
      ...application,
      groups: groupsOf(ids),
    })),
  });
}
