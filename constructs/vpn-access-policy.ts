import type { CfnClientVpnEndpointProps } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import {
  ACCESS_POLICY_BYTES_MAX,
  accessPolicy,
  type AccessDemands,
  DEVICE_SCORE,
  PROVIDERS_WITH_KEY,
} from '../lib/manifest/vpn-access-policy';
import { refuse } from './refuse';

/**
 * A service that vouches for the health of the vendor's devices. Devices need the AWS provided client, 6.2.0 or later
 * (AWS Client VPN User Guide, "Device posture").
 */
export interface DevicePosture {
  /** One of each at most: `enclave/device-posture-twice`. */
  readonly provider: 'crowdstrike' | 'jamf' | 'jumpcloud';

  /** Id of the tenant at the provider: devices of other tenants stay outside. */
  readonly tenantId: string;

  /**
   * Address of the key the provider signs with, HTTPS. CrowdStrike and JumpCloud need it, Jamf refuses it:
   * `enclave/device-posture-key`.
   * @default - none
   */
  readonly publicSigningKeyUrl?: string;

  /**
   * Lowest overall score of a device, 51 to 100, CrowdStrike only. Others are refused: `enclave/device-score`.
   * @default 70
   */
  readonly scoreMin?: number;
}

/**
 * What an endpoint demands besides the connect handler; nothing when there is nothing to demand.
 *
 * A policy that changes, as with a new job function, ends all sessions of the endpoint, and people connect anew (AWS
 * Client VPN Administrator Guide, "Enforce the policy"). It is judged again during a session, but the groups are those
 * of the sign-in: somebody taken off a group stays until the session ends, unless it is ended.
 */
export function accessPolicyOf(
  scope: IConstruct,
  saml: AccessDemands['saml'],
  devices: readonly DevicePosture[],
): Pick<CfnClientVpnEndpointProps, 'authorizationPolicy' | 'devicePostureOptions'> {
  for (const device of devices) refuseDevice(scope, device, devices);
  const policyDocument = accessPolicy({ saml, devices });
  if (policyDocument === undefined) return {};
  refuseLong(scope, policyDocument);
  // Never in shadow, where AWS would write down who ought to stay outside and let them in.
  const authorizationPolicy = {
    policyDocument,
    description: 'Second factor, job function and device',
    shadowMode: 'disabled',
  };
  if (devices.length === 0) return { authorizationPolicy };
  const trustProviders = devices.map(({ provider, tenantId, publicSigningKeyUrl }) => ({
    trustProviderType: provider,
    tenantId,
    publicSigningKeyUrl,
  }));
  return { authorizationPolicy, devicePostureOptions: { enabled: true, trustProviders } };
}

function refuseDevice(scope: IConstruct, device: DevicePosture, devices: readonly DevicePosture[]): void {
  const { provider, publicSigningKeyUrl: key, scoreMin } = device;
  if (devices.find((one) => one.provider === provider) !== device) {
    refuse(scope, {
      what: `two entries of \`devicePosture\` are for ${provider}`,
      saw: `${provider} again`,
      want: 'each provider once',
      mend: 'remove one of the two',
      code: 'enclave/device-posture-twice',
    });
  }
  const takesKey = PROVIDERS_WITH_KEY.includes(provider);
  if (takesKey ? !key?.startsWith('https://') : key !== undefined) {
    refuse(scope, {
      what: `the signing key of ${provider} is not as AWS takes it`,
      saw: key ?? 'no `publicSigningKeyUrl`',
      want: takesKey ? 'the HTTPS address of the key' : `none: AWS refuses a key for ${provider}`,
      mend: takesKey ? 'add the address that the provider publishes' : 'remove `publicSigningKeyUrl`',
      code: 'enclave/device-posture-key',
    });
  }
  const inside = scoreMin !== undefined && scoreMin >= DEVICE_SCORE.min && scoreMin <= DEVICE_SCORE.max;
  if (scoreMin === undefined || (provider === 'crowdstrike' && inside && Number.isInteger(scoreMin))) return;
  refuse(scope, {
    what: `\`scoreMin\` is not a score to hold a device of ${provider} to`,
    saw: String(scoreMin),
    want: `a whole number from ${DEVICE_SCORE.min} to ${DEVICE_SCORE.max}, for CrowdStrike only`,
    mend: provider === 'crowdstrike' ? `raise it to ${DEVICE_SCORE.default}` : 'remove `scoreMin`',
    code: 'enclave/device-score',
  });
}

function refuseLong(scope: IConstruct, policyDocument: string): void {
  const bytes = Buffer.byteLength(policyDocument);
  if (bytes <= ACCESS_POLICY_BYTES_MAX) return;
  refuse(scope, {
    what: 'the access policy of the VPN is longer than AWS takes',
    saw: `${bytes} bytes`,
    want: `${ACCESS_POLICY_BYTES_MAX} bytes or less`,
    mend: 'shorten the names of groups, or merge job functions',
    code: 'enclave/vpn-policy-size',
  });
}
