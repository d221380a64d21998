import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';
import { idpGroupOf, isSid } from '../names';
import type { Manifest } from '../schema';
import { ACCESS_POLICY_BYTES_MAX, accessPolicy, PROVIDERS_WITH_KEY } from '../vpn-access-policy';
import type { VpnParts } from '../vpn-reach';
import { accessDemandsOf } from '../vpn-sign-in';
import type { Parts } from '.';
import { duplicates } from './references';

type ClientVpn = NonNullable<Manifest['connect']['clientVpn']>;

/** How people sign in to the Client VPN, and what is asked of their devices. */
export function checkVpnSignIn({ vendor, placement, jobFunctions, connect }: Parts): Complaint[] {
  const vpn = connect?.clientVpn;
  if (!vpn) return [];
  const whole = vendor && placement && jobFunctions ? { vendor, placement, jobFunctions, connect } : undefined;
  return [
    ...twoSignIns(vpn),
    ...(whole && vpn.directoryId !== undefined ? names(whole, vpn) : []),
    ...vpn.devicePosture.flatMap((device, index) => wrongDevice(device, at('devicePosture', index))),
    ...duplicates(at('devicePosture'), vpn.devicePosture, 'provider', ({ provider }) => provider),
    ...(whole ? longPolicy(whole) : []),
  ];
}

const at = (...steps: Path): Path => ['connect', 'clientVpn', ...steps];

function twoSignIns({ directoryId, samlProviderArn }: ClientVpn): Complaint[] {
  if (directoryId === undefined || samlProviderArn === undefined) return [];
  return [
    {
      path: at('directoryId'),
      what: 'people would sign in to the VPN in two ways',
      saw: `${directoryId} beside \`samlProviderArn\``,
      want: 'one of the two',
      mend: 'remove the directory, or the SAML provider',
      code: 'manifest/vpn-sign-in',
    },
  ];
}

/** A directory sends SIDs: a name would match nobody. */
function names(parts: VpnParts, { mfaGroup }: ClientVpn): Complaint[] {
  const groups: [Path, string][] = [
    [at('mfaGroup'), mfaGroup],
    ...parts.jobFunctions.map((job, index): [Path, string] => [
      ['jobFunctions', index, job.idpGroup === undefined ? 'id' : 'idpGroup'],
      idpGroupOf(parts, job),
    ]),
  ];
  return groups.flatMap(([path, group]) =>
    isSid(group)
      ? []
      : [
          {
            path,
            what: 'a directory knows its groups by SID',
            saw: group,
            want: 'a SID such as `S-1-5-21-1004336348-1177238915-682003330-1106`',
            mend: 'write the SID of the group, see `Get-ADGroup`',
            code: 'manifest/vpn-directory-sid',
          },
        ],
  );
}

function wrongDevice(device: ClientVpn['devicePosture'][number], path: Path): Complaint[] {
  const { provider, publicSigningKeyUrl: key, scoreMin } = device;
  const takesKey = PROVIDERS_WITH_KEY.includes(provider);
  const complaints: Complaint[] = [];
  if (takesKey !== (key !== undefined)) {
    complaints.push({
      path: [...path, key === undefined ? 'provider' : 'publicSigningKeyUrl'],
      what: `the signing key of ${provider} is not as AWS takes it`,
      saw: key ?? 'no `publicSigningKeyUrl`',
      want: takesKey ? 'the HTTPS address of the key' : `none: AWS refuses a key for ${provider}`,
      mend: takesKey ? 'add the address that the provider publishes' : 'remove `publicSigningKeyUrl`',
      code: 'manifest/device-posture-key',
    });
  }
  if (scoreMin !== undefined && provider !== 'crowdstrike') {
    complaints.push({
      path: [...path, 'scoreMin'],
      what: `${provider} gives devices no score`,
      saw: String(scoreMin),
      want: 'a score for CrowdStrike only',
      mend: 'remove `scoreMin`',
      code: 'manifest/device-score',
    });
  }
  return complaints;
}

function longPolicy(parts: VpnParts): Complaint[] {
  const bytes = Buffer.byteLength(accessPolicy(accessDemandsOf(parts)) ?? '');
  if (bytes <= ACCESS_POLICY_BYTES_MAX) return [];
  return [
    {
      path: ['jobFunctions'],
      what: 'the groups make an access policy for the VPN that is longer than AWS takes',
      saw: `${bytes} bytes`,
      want: `${ACCESS_POLICY_BYTES_MAX} bytes or less`,
      mend: 'shorten the names of groups, or merge job functions',
      code: 'manifest/vpn-policy-size',
    },
  ];
}
