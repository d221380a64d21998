import type { Profile } from '../../../lib/common/rule-card';
import { type Property, asText, describe } from '../../../lib/template';
import { type Ternary, all } from '../../judge';
import { type Report, defineRule } from '../../rule';
import { TUNNEL_OPTIONS, tunnelsOf } from '../../questions/vpn-tunnels';

type Choices = Readonly<Record<string, readonly string[]>>;

const MODERN_CIPHERS = ['AES256', 'AES128-GCM-16', 'AES256-GCM-16'];
const SHA_TWO = ['SHA2-256', 'SHA2-384', 'SHA2-512'];
const GROUPS = ['14', '15', '16', '17', '18', '19', '20', '21'];

/** RFC 8247: SHA-1, the groups 2, 5, 22, 23 and 24, and IKEv1 with them, must not be used any more. */
const MODERN: Choices = {
  IKEVersions: ['ikev2'],
  Phase1EncryptionAlgorithms: MODERN_CIPHERS,
  Phase2EncryptionAlgorithms: MODERN_CIPHERS,
  Phase1IntegrityAlgorithms: SHA_TWO,
  Phase2IntegrityAlgorithms: SHA_TWO,
  Phase1DHGroupNumbers: GROUPS,
  Phase2DHGroupNumbers: GROUPS,
};

/** RFC 9206: AES-256 in GCM, SHA-384, and the curve of 384 bits or groups of 3072 bits and more. */
const CNSA: Choices = {
  IKEVersions: ['ikev2'],
  Phase1EncryptionAlgorithms: ['AES256-GCM-16'],
  Phase2EncryptionAlgorithms: ['AES256-GCM-16'],
  Phase1IntegrityAlgorithms: ['SHA2-384'],
  Phase2IntegrityAlgorithms: ['SHA2-384'],
  Phase1DHGroupNumbers: ['15', '16', '20'],
  Phase2DHGroupNumbers: ['15', '16', '20'],
};

/** AWS has no hybrid key exchange for these tunnels, so `post-quantum` cannot ask for one. */
const ACCEPTED: Record<Profile, Choices> = { modern: MODERN, fips: MODERN, cnsa1: CNSA, 'post-quantum': MODERN };

export default defineRule({
  id: 'vpn-crypto-weak',
  topic: 'transit',
  severity: 'error',
  title: 'VPN tunnel to a vendor’s office may agree on weak cryptography',
  why: 'AWS takes the weakest proposal it allows: what is not excluded is what a tunnel may end up with, to be read later.',
  fix: 'Name strong choices in every list of both tunnels: IKEVersions, encryption, integrity and DH groups of both phases.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-12', 'sc-13'] },
  appliesTo: ['AWS::EC2::VPNConnection'],

  check(connection, _world, report, profile) {
    const options = connection.read(TUNNEL_OPTIONS);
    const tunnels = tunnelsOf(options);
    if (tunnels === undefined) report.unknown(options, { want: 'strong choices for each tunnel' });
    for (const tunnel of tunnels ?? []) {
      for (const [name, accepted] of Object.entries(ACCEPTED[profile])) checkList(tunnel.get(name), accepted, report);
    }
  },

  bad: [
    {
      title: 'nothing said, which allows everything',
      template: `
        Resources:
          Office:
            Type: AWS::EC2::VPNConnection
            Properties: { Type: ipsec.1, CustomerGatewayId: cgw-0 }`,
    },
    { title: 'only one of the two tunnels is described', template: connectionWith({}, '') },
    { title: 'IKEv1 beside IKEv2', template: connectionWith({ IKEVersions: 'ikev1 ikev2' }) },
    { title: 'AES without GCM in phase 1', template: connectionWith({ Phase1EncryptionAlgorithms: 'AES128' }) },
    { title: 'AES without GCM in phase 2', template: connectionWith({ Phase2EncryptionAlgorithms: 'AES128' }) },
    { title: 'SHA-1 in phase 1', template: connectionWith({ Phase1IntegrityAlgorithms: 'SHA1 SHA2-256' }) },
    { title: 'SHA-1 in phase 2', template: connectionWith({ Phase2IntegrityAlgorithms: 'SHA1' }) },
    { title: 'group 2 in phase 1', template: connectionWith({ Phase1DHGroupNumbers: '2 20' }) },
    { title: 'group 24 in phase 2', template: connectionWith({ Phase2DHGroupNumbers: '24' }) },
    { title: 'a list that is left out', template: connectionWith({ Phase1DHGroupNumbers: '!Ref AWS::NoValue' }) },
    {
      title: 'SHA-256 where the national suite is asked for',
      profile: 'cnsa1',
      template: connectionWith({ Phase1IntegrityAlgorithms: 'SHA2-256' }),
    },
  ],
  good: [
    { title: 'the strongest choices for both tunnels', template: connectionWith({}) },
    {
      title: 'every choice that is accepted',
      template: connectionWith({
        Phase1EncryptionAlgorithms: 'AES256 AES128-GCM-16 AES256-GCM-16',
        Phase1IntegrityAlgorithms: 'SHA2-256 SHA2-384 SHA2-512',
        Phase1DHGroupNumbers: '14 15 16 17 18 19 20 21',
        Phase2DHGroupNumbers: '14 21',
      }),
    },
    {
      title: 'the national suite, on a curve or on groups of 3072 bits and more',
      profile: 'cnsa1',
      template: connectionWith({ Phase1DHGroupNumbers: '15 16 20', Phase2DHGroupNumbers: '15 16 20' }),
    },
    { title: 'the strongest choices where FIPS is asked for', profile: 'fips', template: connectionWith({}) },
  ],
  unknown: [
    {
      title: 'the group is a parameter',
      template: `
        Parameters:
          Group: { Type: Number }
        ${connectionWith({ Phase1DHGroupNumbers: 'Ref:Group' }).trim()}`,
    },
    {
      title: 'the tunnels are imported as a whole',
      template: `
        Resources:
          Office:
            Type: AWS::EC2::VPNConnection
            Properties: { VpnTunnelOptionsSpecifications: !ImportValue tunnels }`,
    },
  ],
});

/** Fails when a tunnel may take a choice that is not accepted; a list that is left out allows all of them. */
function checkList(list: Property, accepted: readonly string[], report: Report): void {
  const want = accepted.join(', ');
  const choices = list.each().map((choice) => choice.get('Value'));
  if (choices.length === 0) {
    return report.fail(list, { saw: 'not set, which allows every choice', want });
  }
  const strong = all(choices.map((choice) => isAmong(choice, accepted)));
  const saw = choices.map(({ value }) => describe(value)).join(', ');
  if (strong === undefined) report.unknown(list, { saw, want });
  else if (!strong) report.fail(list, { saw, want });
}

function isAmong({ value }: Property, accepted: readonly string[]): Ternary {
  const answer = asText(value);
  if (answer.kind === 'hidden') return undefined;
  return answer.kind === 'known' && accepted.some((one) => one.toLowerCase() === answer.value.toLowerCase());
}

/** A tunnel with the strongest choice of each list, but for those given. */
function tunnelWith(changes: Record<string, string>): string {
  const lists = {
    IKEVersions: 'ikev2',
    Phase1EncryptionAlgorithms: 'AES256-GCM-16',
    Phase2EncryptionAlgorithms: 'AES256-GCM-16',
    Phase1IntegrityAlgorithms: 'SHA2-384',
    Phase2IntegrityAlgorithms: 'SHA2-384',
    Phase1DHGroupNumbers: '20',
    Phase2DHGroupNumbers: '20',
    ...changes,
  };
  const written = Object.entries(lists).map(([name, values]) => {
    const choices = values.split(' ').map((value) => `{ Value: ${value.replace('Ref:', '!Ref ')} }`);
    return `${name}: ${values.replace(/^[^!].*/, `[${choices.join(', ')}]`)}`;
  });
  return `{ ${written.join(', ')} }`;
}

/** A connection whose first tunnel has the strongest choices but for those given. */
function connectionWith(changes: Record<string, string>, second = `, ${tunnelWith({})}`): string {
  return `
        Resources:
          Office:
            Type: AWS::EC2::VPNConnection
            Properties: { Type: ipsec.1, VpnTunnelOptionsSpecifications: [${tunnelWith(changes)}${second}] }`;
}
