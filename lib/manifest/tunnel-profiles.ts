/** What a tunnel may agree on, by the names that AWS gives its choices (Amazon EC2 API reference, VpnTunnelOptionsSpecification). */
export interface TunnelProfile {
  readonly ikeVersions: readonly string[];
  /** The same for both phases. */
  readonly encryption: readonly string[];
  readonly integrity: readonly string[];
  readonly dhGroups: readonly number[];
}

export type TunnelProfileName = 'cnsa1' | 'modern';

/**
 * The two choices an office has. A list that is left out would let AWS agree on everything it knows, SHA-1 and group 2
 * among it, so each list is said.
 *
 * `cnsa1` is the suite of RFC 9206. AWS has no post-quantum key exchange for these tunnels: neither is CNSA 2.0.
 */
export const TUNNEL_PROFILES: Readonly<Record<TunnelProfileName, TunnelProfile>> = {
  cnsa1: { ikeVersions: ['ikev2'], encryption: ['AES256-GCM-16'], integrity: ['SHA2-384'], dhGroups: [20] },
  modern: {
    ikeVersions: ['ikev2'],
    encryption: ['AES256-GCM-16', 'AES128-GCM-16'],
    integrity: ['SHA2-256', 'SHA2-384', 'SHA2-512'],
    dhGroups: [19, 20, 21],
  },
};

/** Longest life of a key before a new one is agreed, in seconds: AWS's own longest (Site-to-Site VPN User Guide, "Tunnel options"). */
export const KEY_LIFETIME = { phase1: 28_800, phase2: 3_600 } as const;
