import type { CfnVPNConnection } from 'aws-cdk-lib/aws-ec2';

/** How strict the cryptography of a tunnel is. */
export type TunnelProfile = 'cnsa1' | 'modern';

/** What a tunnel may agree on; the same in both phases. */
interface Algorithms {
  readonly encryption: readonly string[];
  readonly integrity: readonly string[];
  /** Diffie-Hellman groups, by their number. */
  readonly groups: readonly number[];
}

/**
 * `cnsa1` is the suite of RFC 9206. AWS has no post-quantum key exchange for these tunnels, so it is not CNSA 2.0.
 * `modern` takes ciphers with authentication, SHA-2 and curves, and nothing that RFC 8247 advises against.
 */
const ALGORITHMS: Readonly<Record<TunnelProfile, Algorithms>> = {
  cnsa1: { encryption: ['AES256-GCM-16'], integrity: ['SHA2-384'], groups: [20] },
  modern: {
    encryption: ['AES256-GCM-16', 'AES128-GCM-16'],
    integrity: ['SHA2-256', 'SHA2-384', 'SHA2-512'],
    groups: [19, 20, 21],
  },
};

/** Times and sizes within what AWS takes (AWS Site-to-Site VPN User Guide, "Tunnel options"). */
const TIMES = {
  phase1LifetimeSeconds: 28_800,
  phase2LifetimeSeconds: 3_600,
  rekeyMarginTimeSeconds: 270,
  rekeyFuzzPercentage: 100,
  replayWindowSize: 1024,
  dpdTimeoutSeconds: 30,
  dpdTimeoutAction: 'restart',
  // AWS knows the address of the device, so it brings the tunnel up itself.
  startupAction: 'start',
  // AWS says beforehand when it wants to replace an end of the tunnel, and somebody can choose the hour.
  enableTunnelLifecycleControl: true,
} as const;

/**
 * Everything one tunnel may agree on, and how it is kept up and recorded.
 *
 * No list is left out: AWS then takes all it knows, IKEv1, SHA-1 and a group of 1024 bits among them, and it takes the
 * weakest that the device offers, whatever the device prefers (AWS Site-to-Site VPN User Guide, "Tunnel options").
 */
export function tunnelOptions(
  profile: TunnelProfile,
  logGroupArn: string,
): CfnVPNConnection.VpnTunnelOptionsSpecificationProperty {
  const { encryption, integrity, groups } = ALGORITHMS[profile];
  return {
    ikeVersions: valuesOf(['ikev2']),
    phase1EncryptionAlgorithms: valuesOf(encryption),
    phase2EncryptionAlgorithms: valuesOf(encryption),
    phase1IntegrityAlgorithms: valuesOf(integrity),
    phase2IntegrityAlgorithms: valuesOf(integrity),
    phase1DhGroupNumbers: valuesOf(groups),
    phase2DhGroupNumbers: valuesOf(groups),
    ...TIMES,
    logOptions: { cloudwatchLogOptions: { logEnabled: true, logGroupArn, logOutputFormat: 'json' } },
  };
}

function valuesOf<T>(values: readonly T[]): { value: T }[] {
  return values.map((value) => ({ value }));
}
