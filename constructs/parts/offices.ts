import { OfficeVpn } from '../office-vpn';
import type { EnclaveParts } from './enclave-parts';

/** The way in for the vendor's offices; none when the manifest names none. */
export function makeOffices({ scope, manifest, network, archive }: EnclaveParts): OfficeVpn | undefined {
  const { connect, vendor, incidents } = manifest;
  if (connect.siteToSite.length === 0) return undefined;
  return new OfficeVpn(scope, 'Offices', {
    vendor: vendor.id,
    network,
    archive,
    offices: connect.siteToSite,
    alarmTopicArn: incidents.alarmTopicArn,
  });
}
