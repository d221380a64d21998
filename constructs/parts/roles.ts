import type { OffboardedPeople } from '../offboarded-people';
import type { PermissionsBoundary } from '../permissions-boundary';
import { VendorRole } from '../vendor-role';
import { earlier, type EnclaveParts } from './enclave-parts';
import { accessesOf } from './grants';
import { signInOf } from './sign-in';

/** One role for each job function, and in it what was granted, until the grant or the engagement ends. */
export function makeRoles(
  { scope, manifest, network, present }: Pick<EnclaveParts, 'scope' | 'manifest' | 'network' | 'present'>,
  boundary: PermissionsBoundary,
  offboarded: OffboardedPeople,
): VendorRole[] {
  const { vendor, jobFunctions, grants, engagement } = manifest;
  const roles = jobFunctions.map(
    ({ id, sessionHoursMax }) =>
      new VendorRole(scope, `Role-${id}`, {
        vendor: vendor.id,
        jobFunction: id,
        ...signInOf(manifest, id),
        people: present.filter(({ jobFunction }) => jobFunction === id).map(({ dates }) => dates),
        sessionHoursMax,
        network,
        boundary,
        offboarded,
      }),
  );
  for (const grant of grants) {
    const role = roles.find(({ jobFunction }) => jobFunction === grant.jobFunction);
    const expires = earlier(grant.expires, engagement.ends);
    for (const access of accessesOf(manifest, grant)) role?.grantAccess({ ...access, expires });
  }
  return roles;
}
