import { idpGroupOf } from './names';
import type { Manifest } from './schema';
import type { AccessDemands } from './vpn-access-policy';
import type { VpnParts } from './vpn-reach';

/** The SAML provider people sign in with to the VPN; none where they sign in by a directory. */
export function vpnProviderOf({ clientVpn, samlProviderArn }: Manifest['connect']): string | undefined {
  return clientVpn?.directoryId === undefined ? (clientVpn?.samlProviderArn ?? samlProviderArn) : undefined;
}

/** What the access policy of the VPN demands, see `accessPolicy`. */
export function accessDemandsOf(manifest: VpnParts): AccessDemands {
  const { clientVpn } = manifest.connect;
  const groups = manifest.jobFunctions.map((job) => idpGroupOf(manifest, job));
  const saml = clientVpn && clientVpn.directoryId === undefined ? { mfaGroup: clientVpn.mfaGroup, groups } : undefined;
  return { saml, devices: clientVpn?.devicePosture ?? [] };
}
