import type { CfnVPNConnection } from 'aws-cdk-lib/aws-ec2';
import { KEY_LIFETIME, TUNNEL_PROFILES, type TunnelProfileName } from '../lib/manifest/tunnel-profiles';

/** Seconds without an answer after which a tunnel is set up anew; AWS takes no less (Site-to-Site VPN User Guide, "Tunnel options"). */
const DEAD_AFTER_SECONDS = 30;

/** Packets that may arrive out of order before one counts as replayed: AWS's own choice, said. */
const REPLAY_WINDOW = 1024;

/** A new key is agreed up to this many seconds before the old one ends, at a moment chosen at random within them. */
const REKEY = { marginSeconds: 270, fuzzPercent: 100 } as const;

/**
 * Everything one tunnel may agree on, said in full: what is left out, AWS allows.
 *
 * The device answers AWS and AWS calls the device: whichever comes first. AWS replaces the end of a tunnel only when
 * somebody says so or the time to do it has run out, which keeps maintenance out of working hours.
 */
export function tunnelOptions(
  profile: TunnelProfileName,
  logGroupArn: string,
): CfnVPNConnection.VpnTunnelOptionsSpecificationProperty {
  const { ikeVersions, encryption, integrity, dhGroups } = TUNNEL_PROFILES[profile];
  return {
    ikeVersions: valuesOf(ikeVersions),
    phase1EncryptionAlgorithms: valuesOf(encryption),
    phase1IntegrityAlgorithms: valuesOf(integrity),
    phase1DhGroupNumbers: valuesOf(dhGroups),
    phase1LifetimeSeconds: KEY_LIFETIME.phase1,
    phase2EncryptionAlgorithms: valuesOf(encryption),
    phase2IntegrityAlgorithms: valuesOf(integrity),
    phase2DhGroupNumbers: valuesOf(dhGroups),
    phase2LifetimeSeconds: KEY_LIFETIME.phase2,
    dpdTimeoutSeconds: DEAD_AFTER_SECONDS,
    dpdTimeoutAction: 'restart',
    startupAction: 'start',
    rekeyMarginTimeSeconds: REKEY.marginSeconds,
    rekeyFuzzPercentage: REKEY.fuzzPercent,
    replayWindowSize: REPLAY_WINDOW,
    enableTunnelLifecycleControl: true,
    logOptions: { cloudwatchLogOptions: { logEnabled: true, logGroupArn, logOutputFormat: 'json' } },
  };
}

function valuesOf<T extends string | number>(values: readonly T[]): { value: T }[] {
  return values.map((value) => ({ value }));
}
