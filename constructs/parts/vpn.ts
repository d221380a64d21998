import { idpGroupOf } from '../../lib/manifest/names';
import { vpnProviderOf } from '../../lib/manifest/vpn-sign-in';
import { VendorVpn } from '../vendor-vpn';
import type { EnclaveParts } from './enclave-parts';

/** The Client VPN of an enclave; none when the manifest names none. */
export function makeVpn({ scope, manifest, network, archive, present }: EnclaveParts): VendorVpn | undefined {
  const { connect, jobFunctions, vendor } = manifest;
  if (!connect.clientVpn) return undefined;
  const groupsOf = (id: string) => jobFunctions.filter((one) => one.id === id).map((one) => idpGroupOf(manifest, one));
  return new VendorVpn(scope, 'Vpn', {
    ...connect.clientVpn,
    vendor: vendor.id,
    network,
    archive,
    alarmTopicArn: manifest.incidents.alarmTopicArn,
    samlProviderArn: vpnProviderOf(connect),
    admissions: jobFunctions.map((one) => ({
      jobFunction: one.id,
      group: idpGroupOf(manifest, one),
      destinations: connect.clientVpn?.reach.find(({ jobFunction }) => jobFunction === one.id)?.destinations,
    })),
    people: present.map(({ jobFunction, dates: { email, from, until } }) => ({
      person: email,
      jobFunctions: [jobFunction],
      groups: groupsOf(jobFunction),
      from,
      until,
    })),
  });
}
