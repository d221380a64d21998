import { idpGroupOf } from '../../lib/manifest/names';
import { workingHoursSetting } from '../../lib/manifest/working-hours';
import { vpnProviderOf } from '../../lib/manifest/vpn-sign-in';
import type { PrivateService } from '../private-service';
import type { SharedServices } from '../shared-services';
import { VendorVpn } from '../vendor-vpn';
import { VpnCertificate } from '../vpn-certificate';
import type { EnclaveParts } from './enclave-parts';

/** The Client VPN of an enclave; none when the manifest names none. */
export function makeVpn(
  parts: EnclaveParts,
  services: readonly PrivateService[],
  shared: SharedServices | undefined,
): VendorVpn | undefined {
  const { scope, manifest, today, network, archive, present } = parts;
  const { connect, jobFunctions, vendor } = manifest;
  if (!connect.clientVpn) return undefined;
  const groupsOf = (...ids: readonly string[]) =>
    jobFunctions.filter(({ id }) => ids.includes(id)).map((one) => idpGroupOf(manifest, one));
  return new VendorVpn(scope, 'Vpn', {
    ...connect.clientVpn,
    vendor: vendor.id,
    today,
    network,
    archive,
    workingHours: workingHoursSetting(manifest),
    alarmTopicArn: manifest.incidents.alarmTopicArn,
    serverCertificateArn: certificateOf(parts),
    samlProviderArn: vpnProviderOf(connect),
    admissions: jobFunctions.map((one) => ({
      jobFunction: one.id,
      group: idpGroupOf(manifest, one),
      destinations: connect.clientVpn?.reach.find(({ jobFunction }) => jobFunction === one.id)?.destinations,
    })),
    services: [
      ...manifest.privateServices.flatMap(({ id, jobFunctions: granted }) =>
        services.filter(({ service }) => service === id).map((service) => service.forGroups(groupsOf(...granted))),
      ),
      ...(manifest.sharedServices?.services ?? []).flatMap(
        ({ id, jobFunctions: granted }) => shared?.forGroups(id, groupsOf(...granted)) ?? [],
      ),
    ],
    people: present.map(({ jobFunction, dates: { email, from, connectsUntil } }) => ({
      person: email,
      jobFunctions: [jobFunction],
      groups: groupsOf(jobFunction),
      from,
      until: connectsUntil,
    })),
  });
}

/** The certificate that the manifest names, or one made for it. */
function certificateOf({ scope, manifest }: EnclaveParts): string {
  const { serverCertificateArn, serverCertificate } = manifest.connect.clientVpn ?? {};
  if (!serverCertificate) return serverCertificateArn ?? '';
  const { domain: domainName, authorityArn } = serverCertificate;
  return new VpnCertificate(scope, 'VpnCertificate', { vendor: manifest.vendor.id, domainName, authorityArn })
    .certificateArn;
}
