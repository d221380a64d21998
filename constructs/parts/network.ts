import { hostOf } from '../../lib/manifest/allowed-url';
import { EnclaveNetwork } from '../enclave-network';
import { VendorRole } from '../vendor-role';
import type { EnclaveParts } from './enclave-parts';
import { endpointAccesses } from './grants';
import { permissionSetRoles } from './sign-in';

/** The network of an enclave, whose endpoints take what all grants amount to from the roles that are still to be made. */
export function makeNetwork({
  scope,
  manifest,
  archive,
}: Pick<EnclaveParts, 'scope' | 'manifest' | 'archive'>): EnclaveNetwork {
  const { vendor, placement, jobFunctions, connect, egress } = manifest;
  return new EnclaveNetwork(scope, 'Network', {
    vendor: vendor.id,
    archive,
    cidr: placement.cidr,
    availabilityZones: placement.availabilityZones,
    roleArns: jobFunctions.map(({ id }) => VendorRole.arnOf(scope, vendor.id, id)),
    permissionSetRoleArns: permissionSetRoles(manifest),
    accesses: endpointAccesses(manifest),
    egressDomains: egress.domains,
    browserHosts: connect.secureBrowser?.urls.map(hostOf),
    officeCidrs: connect.siteToSite.flatMap(({ networks }) => networks),
  });
}
