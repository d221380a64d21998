import { noWayOut } from '../../lib/analysis/network/no-way-out';
import { officesGuarded } from '../../lib/analysis/network/offices-guarded';
import { SHORT_MANIFEST, parse, shortManifestWith } from '../support/manifests';
import { decide } from '../support/proofs';

const { manifest } = parse(
  shortManifestWith([
    '  clientVpn:',
    '  siteToSite: [{ office: makati, publicAddress: 203.0.113.10, networks: [192.168.20.0/24], profile: cnsa1 }]\n  clientVpn:',
  ]),
);

const TUNNEL =
  '{ IKEVersions: [{ Value: ikev2 }], Phase1EncryptionAlgorithms: [{ Value: AES256-GCM-16 }], ' +
  'Phase2EncryptionAlgorithms: [{ Value: AES256-GCM-16 }], Phase1IntegrityAlgorithms: [{ Value: SHA2-384 }], ' +
  'Phase2IntegrityAlgorithms: [{ Value: SHA2-384 }], Phase1DHGroupNumbers: [{ Value: 20 }], ' +
  'Phase2DHGroupNumbers: [{ Value: 20 }], LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } }';

const BUILT = `
Parameters:
  Any: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.64.0.0/22 } }
  Gate: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
  Joint: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, VpnGatewayId: !Ref Gate } }
  Device: { Type: AWS::EC2::CustomerGateway, Properties: { Type: ipsec.1, IpAddress: 203.0.113.10 } }
  Line:
    Type: AWS::EC2::VPNConnection
    Properties:
      Type: ipsec.1
      CustomerGatewayId: !Ref Device
      VpnGatewayId: !Ref Gate
      StaticRoutesOnly: true
      PreSharedKeyStorage: SecretsManager
      VpnTunnelOptionsSpecifications: [${TUNNEL}, ${TUNNEL}]
  Way: { Type: AWS::EC2::VPNConnectionRoute, Properties: { VpnConnectionId: !Ref Line, DestinationCidrBlock: 192.168.20.0/24 } }
  Back: { Type: AWS::EC2::Route, Properties: { RouteTableId: rtb, GatewayId: !Ref Gate, DestinationCidrBlock: 192.168.20.0/25 } }
  Doors: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: x } }
  Open: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Doors, CidrIp: 192.168.20.0/24, IpProtocol: tcp, FromPort: 443, ToPort: 443 } }
`;

type Change = readonly [from: string, to: string];

/** The last place of a text is changed: the second tunnel, where there are two. */
function changed(changes: readonly Change[], more = ''): string {
  return changes.reduce((text, [from, to]) => {
    const at = text.lastIndexOf(from);
    if (at < 0) throw new Error(`the template does not say: ${from}`);
    return text.slice(0, at) + to + text.slice(at + from.length);
  }, BUILT + more);
}

const said = ({ witness, explanation }: { witness: string | null; explanation: readonly string[] }) =>
  witness ?? explanation.join('; ');

test('an office as the manifest names it', () => {
  const proof = decide(officesGuarded(manifest), BUILT);
  expect([proof.verdict, said(proof)]).toEqual([
    'pass',
    expect.stringMatching(/Line: to 203\.0\.113\.10, both tunnels cnsa1, recorded, static routes/),
  ]);
  expect(decide(noWayOut(manifest), BUILT).verdict).toBe('pass');
});

describe('a tunnel', () => {
  test.each<[string, Change, string, RegExp]>([
    ['with IKEv1', ['Value: ikev2', 'Value: ikev1'], 'fail', /1\.IKEVersions allows ikev1/],
    [
      'with AES-128',
      [
        'Phase2EncryptionAlgorithms: [{ Value: AES256-GCM-16 }]',
        'Phase2EncryptionAlgorithms: [{ Value: AES128-GCM-16 }]',
      ],
      'fail',
      /Phase2EncryptionAlgorithms allows AES128-GCM-16/,
    ],
    [
      'with SHA-1 beside SHA-384',
      ['Phase1IntegrityAlgorithms: [', 'Phase1IntegrityAlgorithms: [{ Value: SHA1 }, '],
      'fail',
      /Phase1IntegrityAlgorithms allows SHA1/,
    ],
    [
      'with group 2',
      ['Phase1DHGroupNumbers: [{ Value: 20 }]', 'Phase1DHGroupNumbers: [{ Value: 2 }]'],
      'fail',
      /Phase1DHGroupNumbers allows 2/,
    ],
    [
      'with a list left out',
      ['Phase2DHGroupNumbers: [{ Value: 20 }], ', ''],
      'fail',
      /Phase2DHGroupNumbers is not said/,
    ],
    [
      'with an empty list',
      ['Phase2DHGroupNumbers: [{ Value: 20 }]', 'Phase2DHGroupNumbers: []'],
      'fail',
      /Phase2DHGroupNumbers is not said/,
    ],
    [
      'with a list without value',
      ['Phase2DHGroupNumbers: [{ Value: 20 }]', 'Phase2DHGroupNumbers: !Ref AWS::NoValue'],
      'fail',
      /is not said/,
    ],
    [
      'with a hidden list',
      ['Phase2DHGroupNumbers: [{ Value: 20 }]', 'Phase2DHGroupNumbers: !Ref Any'],
      'unknown',
      /Phase2DHGroupNumbers is hidden/,
    ],
    [
      'with a hidden choice',
      ['Phase2DHGroupNumbers: [{ Value: 20 }]', 'Phase2DHGroupNumbers: [{ Value: !Ref Any }]'],
      'unknown',
      /is hidden by/,
    ],
    ['that is not described', [`, ${TUNNEL}]`, ']'], 'fail', /describes 1 tunnels of two/],
    ['nobody describes', [`[${TUNNEL}, ${TUNNEL}]`, '!Ref AWS::NoValue'], 'fail', /says nothing of its tunnels/],
    ['that is hidden', [`[${TUNNEL}, ${TUNNEL}]`, '!Ref Any'], 'unknown', /tunnels of Line are hidden/],
    ['that is not recorded', ['LogEnabled: true', 'LogEnabled: false'], 'fail', /nothing records the tunnel/],
    ['whose log is hidden', ['LogEnabled: true', 'LogEnabled: !Ref Any'], 'unknown', /LogEnabled is hidden/],
    [
      'with a key in the template',
      ['{ IKEVersions', '{ PreSharedKey: correct_horse, IKEVersions'],
      'fail',
      /PreSharedKey stands in the template/,
    ],
    ['with a key from outside', ['{ IKEVersions', '{ PreSharedKey: !Ref Any, IKEVersions'], 'unknown', /how good/],
    [
      'whose keys are not in Secrets Manager',
      ['PreSharedKeyStorage: SecretsManager', 'PreSharedKeyStorage: Standard'],
      'fail',
      /not kept in Secrets Manager/,
    ],
  ])('%s', (_title, change, verdict, reason) => {
    const proof = decide(officesGuarded(manifest), changed([change]));
    expect([proof.verdict, said(proof)]).toEqual([verdict, expect.stringMatching(reason)]);
  });
});

describe('a connection', () => {
  const SECOND =
    '  More: { Type: AWS::EC2::VPNConnection, Properties: { CustomerGatewayId: DEVICE, VpnGatewayId: !Ref Gate } }\n';
  test.each<[string, Change[], string, string, RegExp]>([
    ['that learns routes', [['StaticRoutesOnly: true', 'StaticRoutesOnly: false']], '', 'fail', /learns routes/],
    ['that says nothing of routes', [['      StaticRoutesOnly: true\n', '']], '', 'fail', /learns routes/],
    [
      'whose routes are hidden',
      [['StaticRoutesOnly: true', 'StaticRoutesOnly: !Ref Any']],
      '',
      'unknown',
      /StaticRoutesOnly is hidden/,
    ],
    [
      'to another device',
      [['IpAddress: 203.0.113.10', 'IpAddress: 203.0.113.11']],
      '',
      'fail',
      /no office of the manifest/,
    ],
    [
      'to a hidden device',
      [['IpAddress: 203.0.113.10', 'IpAddress: !Ref Any']],
      '',
      'unknown',
      /which device Device is/,
    ],
    [
      'to a device of another stack',
      [['CustomerGatewayId: !Ref Device', 'CustomerGatewayId: !Ref Any']],
      '',
      'unknown',
      /makati/,
    ],
    [
      'to a device with a certificate nobody named',
      [['IpAddress: 203', 'CertificateArn: x, IpAddress: 203']],
      '',
      'fail',
      /Device shows x/,
    ],
    ['beside another one', [], SECOND.replace('DEVICE', '!Ref Device'), 'fail', /makati has 2 connections/],
    [
      'at a transit gateway',
      [['VpnGatewayId: !Ref Gate\n', 'TransitGatewayId: tgw-1\n']],
      '',
      'fail',
      /TransitGatewayId/,
    ],
    [
      'at a gateway of another stack',
      [['VpnGatewayId: !Ref Gate\n', 'VpnGatewayId: !Ref Any\n']],
      '',
      'unknown',
      /not in the template/,
    ],
    [
      'beside a second gateway',
      [],
      '  Two: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }\n',
      'fail',
      /2 VPN gateways/,
    ],
    [
      'beside a device nobody named',
      [],
      '  Two: { Type: AWS::EC2::CustomerGateway, Properties: { IpAddress: 203.0.113.99 } }\n',
      'fail',
      /203\.0\.113\.99/,
    ],
    [
      'with a way to elsewhere',
      [['DestinationCidrBlock: 192.168.20.0/24', 'DestinationCidrBlock: 0.0.0.0/0']],
      '',
      'fail',
      /Way leads to 0\.0\.0\.0\/0/,
    ],
    [
      'with a hidden way',
      [['DestinationCidrBlock: 192.168.20.0/24', 'DestinationCidrBlock: !Ref Any']],
      '',
      'unknown',
      /where Way leads is hidden/,
    ],
    [
      'that spreads routes',
      [],
      '  All: { Type: AWS::EC2::VPNGatewayRoutePropagation }\n',
      'fail',
      /takes over whatever/,
    ],
    ['that opens more than HTTPS', [['FromPort: 443', 'FromPort: 22']], '', 'fail', /more than HTTPS/],
    ['that opens to everybody', [['CidrIp: 192.168.20.0/24', 'CidrIp: 0.0.0.0/0']], '', 'fail', /more than HTTPS/],
    [
      'that opens to nobody knows whom',
      [['CidrIp: 192.168.20.0/24', 'CidrIp: !Ref Any']],
      '',
      'unknown',
      /whom Open lets in/,
    ],
  ])('%s', (_title, changes, more, verdict, reason) => {
    const proof = decide(officesGuarded(manifest), changed(changes, more));
    expect([proof.verdict, said(proof)]).toEqual([verdict, expect.stringMatching(reason)]);
  });
});

describe('a way out', () => {
  test.each<[string, Change[], string, string, RegExp]>([
    [
      'is a route to what no office has',
      [['DestinationCidrBlock: 192.168.20.0/25', 'DestinationCidrBlock: 0.0.0.0/0']],
      '',
      'fail',
      /Back leads to 0\.0\.0\.0\/0/,
    ],
    [
      'is a route to more than an office has',
      [['DestinationCidrBlock: 192.168.20.0/25', 'DestinationCidrBlock: 192.168.0.0/16']],
      '',
      'fail',
      /192\.168\.0\.0\/16/,
    ],
    [
      'may be a route nobody can read',
      [['DestinationCidrBlock: 192.168.20.0/25', 'DestinationCidrBlock: !Ref Any']],
      '',
      'unknown',
      /where Back leads is hidden/,
    ],
    [
      'is a route by IPv6',
      [['DestinationCidrBlock: 192.168.20.0/25', 'DestinationIpv6CidrBlock: "::/0"']],
      '',
      'fail',
      /Back leads to somewhere else/,
    ],
    [
      'is a route with a second target',
      [['GatewayId: !Ref Gate, D', 'GatewayId: !Ref Gate, NatGatewayId: nat-1, D']],
      '',
      'fail',
      /the route Back/,
    ],
    [
      'is a route to another gateway',
      [['GatewayId: !Ref Gate, D', 'GatewayId: vgw-1, D']],
      '',
      'fail',
      /through GatewayId/,
    ],
    [
      'is an internet gateway',
      [],
      '  Web: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, InternetGatewayId: igw-1 } }\n',
      'fail',
      /internet gateway is attached/,
    ],
    [
      'is a gateway of somebody else',
      [['VpnGatewayId: !Ref Gate }', 'VpnGatewayId: vgw-1 }']],
      '',
      'fail',
      /no VPN gateway of the enclave/,
    ],
    [
      'is a connection to somebody else',
      [['IpAddress: 203.0.113.10', 'IpAddress: 203.0.113.11']],
      '',
      'fail',
      /203\.0\.113\.11/,
    ],
    ['is what a gateway learned', [], '  All: { Type: AWS::EC2::VPNGatewayRoutePropagation }\n', 'fail', /learned/],
  ])('%s', (_title, changes, more, verdict, reason) => {
    const proof = decide(noWayOut(manifest), changed(changes, more));
    expect([proof.verdict, said(proof)]).toEqual([verdict, expect.stringMatching(reason)]);
  });
});

test('where the manifest names no office, all of it is a way out and uncalled for', () => {
  const without = parse(SHORT_MANIFEST).manifest;
  expect(decide(noWayOut(without), BUILT).verdict).toBe('fail');
  expect(decide(officesGuarded(without), BUILT).verdict).toBe('fail');
  expect(decide(officesGuarded(without), 'Resources: { Net: { Type: AWS::EC2::VPC } }').verdict).toBe('pass');
});

test('an office without a connection is missing', () => {
  const proof = decide(officesGuarded(manifest), 'Resources: { Gate: { Type: AWS::EC2::VPNGateway } }');
  expect([proof.verdict, said(proof)]).toEqual(['fail', expect.stringMatching(/makati has 0 connections/)]);
});
