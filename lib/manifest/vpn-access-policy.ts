import { cedarText } from './cedar-text';

/** A service that vouches for the health of the devices it manages. */
export type DeviceProvider = 'crowdstrike' | 'jamf' | 'jumpcloud';

/** Longest policy document, in bytes (AWS Client VPN Administrator Guide, "Considerations when writing policies"). */
export const ACCESS_POLICY_BYTES_MAX = 10_000;

/**
 * Lowest overall CrowdStrike score, 1 to 100, of a device that may enter where the manifest names none, and the lowest it
 * may name: AWS's own examples ask for more than 50.
 */
export const DEVICE_SCORE = { default: 70, min: 51, max: 100 } as const;

/** Providers that publish the key they sign with; the third refuses one (CloudFormation reference, DevicePostureTrustProvider). */
export const PROVIDERS_WITH_KEY: readonly DeviceProvider[] = ['crowdstrike', 'jumpcloud'];

export interface AccessDemands {
  /** Groups that come with a SAML sign-in; absent where people sign in by a directory, whose names AWS does not document. */
  readonly saml?: { readonly mfaGroup: string; readonly groups: readonly string[] };
  /** One of these must vouch for the device; none at all asks nothing of it. */
  readonly devices: readonly { readonly provider: DeviceProvider; readonly scoreMin?: number }[];
}

/**
 * The Cedar policy that lets in whoever has the group for the second factor and the group of a job function, on a device
 * that one of the providers vouches for. Undefined when nothing is demanded.
 *
 * It demands what the connect handler demands, and is another program of other people: both must let somebody in. What
 * is not there is an error for Cedar, and an error denies (AWS Client VPN Administrator Guide, "Connection logging"). The
 * device is asked for with `has`, as a device has the words of its own provider only. Cedar compares group names exactly.
 */
export function accessPolicy({ saml, devices }: AccessDemands): string | undefined {
  const memberOf = (group: string) => `context.saml.memberOf.contains(${cedarText(group)})`;
  const demands = [
    ...(saml ? [memberOf(saml.mfaGroup), oneOf(saml.groups.map(memberOf))] : []),
    ...(devices.length > 0 ? [oneOf(devices.map(vouches))] : []),
  ];
  if (demands.length === 0) return undefined;
  return `permit(principal, action, resource)\nwhen {\n  ${demands.join(' &&\n  ')}\n};\n`;
}

/** What each provider says of a device (AWS Client VPN Administrator Guide, "Trust data reference"). */
function vouches({ provider, scoreMin = DEVICE_SCORE.default }: AccessDemands['devices'][number]): string {
  const says: Record<DeviceProvider, string> = {
    crowdstrike: `context.crowdstrike.assessment.overall >= ${scoreMin}`,
    jamf: '["LOW", "SECURE"].contains(context.jamf.risk)',
    jumpcloud: 'context.jumpcloud.device.is_managed == true',
  };
  return `(context has ${provider} && ${says[provider]})`;
}

/** No alternative at all lets nobody in. */
function oneOf(alternatives: readonly string[]): string {
  return alternatives.length === 0 ? 'false' : `(${alternatives.join(' || ')})`;
}
