import { OfficeVpn } from '../office-vpn';
import type { EnclaveParts } from './enclave-parts';

/** The site-to-site VPNs of an enclave, one for each office of the manifest. */
export function makeOffices({ scope, manifest, network, archive }: EnclaveParts): OfficeVpn[] {
  return manifest.connect.siteToSite.map(
    (office) =>
      new OfficeVpn(scope, `Office-${office.office}`, {
        ...office,
        vendor: manifest.vendor.id,
        network,
        archive,
        alarmTopicArn: manifest.incidents.alarmTopicArn,
      }),
  );
}
