import { noWayOut } from '../../lib/analysis/network/no-way-out';
import { officesGuarded } from '../../lib/analysis/network/offices-guarded';
import {
  changed,
  expectProof,
  GOOD,
  list,
  MAKATI,
  manifest,
  one,
  tunnel,
  withOffices,
} from '../support/office-tunnels';
import { decide } from '../support/proofs';

test('two strong tunnels to the office of the manifest are guarded, and no way out', () => {
  expectProof(decide(officesGuarded(one), GOOD), 'pass', /makati: a device at 203.0.113.10 with a key that AWS made/);
  expectProof(decide(noWayOut(one), GOOD), 'pass', /no gateway but that of the offices.*routes lead to makati/);
});

describe('a tunnel is not guarded', () => {
  test.each<[string, string, string, string, RegExp]>([
    ['which takes IKEv1 too', list('ikev2'), list('ikev1', 'ikev2'), 'fail', /ikev1: .*0\.IKEVersions/],
    ['without a list', `IKEVersions: ${list('ikev2')}, `, '', 'fail', /whatever the device offers: no .*IKEVersions/],
    ['with an empty list', list('ikev2'), '[]', 'fail', /whatever the device offers/],
    ['which takes CBC', list('AES256-GCM-16'), list('AES256'), 'fail', /may agree on AES256: .*Phase1Encryption/],
    ['which takes SHA-1', list('SHA2-384'), list('SHA1'), 'fail', /SHA1/],
    ['which takes a group of numbers', list(20), list(14), 'fail', /may agree on 14/],
    [
      'whose second phase is weak',
      `Phase2DHGroupNumbers: ${list(20)}`,
      `Phase2DHGroupNumbers: ${list(2)}`,
      'fail',
      /may agree on 2: .*Phase2DH/,
    ],
    ['whose list is given at deployment', list('SHA2-384'), '!Ref Any', 'unknown', /Phase1Integrity.* is hidden/],
    ['whose choice is given at deployment', list(20), '[{ Value: !Ref Any }]', 'unknown', /Phase1DH.* is hidden/],
    ['that is not described', `        - { ${tunnel}, DPDTimeoutSeconds: 30 }\n`, '', 'fail', /no .*1\.IKEVersions/],
    [
      'whose key stands in the template',
      'DPDTimeoutSeconds: 30',
      'PreSharedKey: abc',
      'fail',
      /reads the template knows/,
    ],
    ['whose key is given at deployment', 'DPDTimeoutSeconds: 30', 'PreSharedKey: !Ref Any', 'unknown', /key .*hidden/],
    ['that learns routes', 'StaticRoutesOnly: true', 'StaticRoutesOnly: false', 'fail', /the device announces/],
    ['that may learn routes', 'StaticRoutesOnly: true', 'StaticRoutesOnly: !Ref Any', 'unknown', /StaticRoutesOnly/],
    ['that leads to other offices', '      RemoteIpv4NetworkCidr: 10.64.0.0/22\n', '', 'fail', /other addresses than/],
    [
      'that leads beyond',
      'RemoteIpv4NetworkCidr: 10.64.0.0/22',
      'RemoteIpv4NetworkCidr: 10.64.0.0/16',
      'fail',
      /beyond|other/,
    ],
    [
      'that may lead beyond',
      'RemoteIpv4NetworkCidr: 10.64.0.0/22',
      'RemoteIpv4NetworkCidr: !Ref Any',
      'unknown',
      /may send to is hidden/,
    ],
    ['to a device elsewhere', '203.0.113.10', '203.0.113.11', 'fail', /203.0.113.11, where the manifest has no office/],
    ['to a device that is hidden', 'IpAddress: 203.0.113.10', 'IpAddress: !Ref Any', 'unknown', /address is hidden/],
    [
      'to a device with another certificate',
      'IpAddress: 203.0.113.10',
      'IpAddress: 203.0.113.10, CertificateArn: x',
      'fail',
      /shows x instead of no certificate/,
    ],
    ['to a device of another stack', '!Ref Device', '!ImportValue Device', 'unknown', /where Line ends is hidden/],
    ['to a device by its id', '!Ref Device', 'cgw-0', 'fail', /ends at cgw-0/],
    ['at another gateway', 'VpnGatewayId: !Ref Gate\n', 'VpnGatewayId: vgw-0\n', 'fail', /VpnGatewayId is vgw-0/],
    [
      'at a transit gateway',
      'VpnGatewayId: !Ref Gate\n',
      'TransitGatewayId: tgw-0\n',
      'fail',
      /do not end at the VPN gateway/,
    ],
    [
      'whose gateway is hidden',
      'VpnGatewayId: !Ref Gate\n',
      'VpnGatewayId: !Ref Any\n',
      'unknown',
      /gateway is hidden/,
    ],
    [
      'that takes more than the office',
      '10.20.0.0/25 } }',
      '10.20.0.0/16 } }',
      'fail',
      /sends 10.20.0.0\/16 to makati/,
    ],
    ['that may take more', 'DestinationCidrBlock: 10.20.0.0/25', 'DestinationCidrBlock: !Ref Any', 'unknown', /hidden/],
    ['of another stack', 'VpnConnectionId: !Ref Line', 'VpnConnectionId: vpn-0', 'fail', /route of vpn-0/],
    ['of a stack unknown', 'VpnConnectionId: !Ref Line', 'VpnConnectionId: !Ref Any', 'unknown', /no connection of/],
    ['at a gateway of another network', 'VpcId: !Ref Net', 'VpcId: vpc-0', 'fail', /attaches vpc-0/],
    ['at a gateway of a network unknown', 'VpcId: !Ref Net', 'VpcId: !Ref Any', 'unknown', /attaches/],
    [
      'from a wider range',
      'Local',
      'LocalIpv4NetworkCidr: 10.20.0.0/23 #',
      'fail',
      /comes from 10.20.0.0\/23, which is/,
    ],
    ['from everywhere', '      Local', '#', 'fail', /comes from 0.0.0.0\/0/],
    ['perhaps from everywhere', 'Cidr: 10.20.0.0/24 #', 'Cidr: !Ref Any #', 'unknown', /behind the office is hidden/],
    ['whose keys are readable', 'Storage: SecretsManager', 'Storage: Standard', 'fail', /reads its keys/],
    ['whose keys are kept by preset', '      PreSharedKeyStorage', '#', 'fail', /reads its keys/],
    ['whose keys are kept somewhere', 'Storage: SecretsManager', 'Storage: !Ref Any', 'unknown', /are kept is hidden/],
    [
      'that waits to be called',
      'StartupAction: start',
      'StartupAction: add',
      'fail',
      /0.StartupAction is add, not start/,
    ],
    ['that waits by preset', 'StartupAction: start, ', '', 'fail', /StartupAction is add/],
    ['that stays down', 'DPDTimeoutAction: restart', 'DPDTimeoutAction: none', 'fail', /DPDTimeoutAction is none/],
    ['that may stay down', 'Action: restart', 'Action: !Ref Any', 'unknown', /DPDTimeoutAction is hidden/],
    [
      'recorded elsewhere',
      '!GetAtt Log.Arn',
      '!GetAtt Net.Arn',
      'fail',
      /writes what its tunnels do to GetAtt: Net.Arn/,
    ],
    [
      'recorded by name',
      '!GetAtt Log.Arn',
      '!Sub "arn:aws:logs:eu-central-1:111122223333:log-group:${Net}"',
      'unknown',
      /tunnels do to arn/,
    ],
    ['recorded somewhere', '!GetAtt Log.Arn', '!Ref Any', 'unknown', /writes what its tunnels do to/],
    ['recorded as text', 'Format: json', 'Format: text', 'fail', /writes its log as text/],
    [
      'without a way back',
      '  Way',
      '  Way2: { Type: AWS::SNS::Topic }\n#',
      'fail',
      /Table has no way to 10.20.0.0\/25/,
    ],
    ['from a table without a way back', '!Ref Table', 'rtb-1', 'fail', /Table has no way to 10.20.0.0\/25 of makati/],
    ['with half a way back', '0.0/24, Gateway', '0.0/25, Gateway', 'fail', /no way to 10.20.0.128\/25 of makati/],
    ['perhaps with a way back', '10.20.0.0/24, Gateway', '!Ref Any, Gateway', 'unknown', /0.0\/25 of makati is hidden/],
    ['that half the answers take', '  Other', '#', 'fail', /the gateway has no way to 10.20.0.128\/25/],
  ])('%s', (_title, from, to, verdict, reason) => {
    expectProof(decide(officesGuarded(one), changed(from, to)), verdict, reason);
  });

  test.each<[string, string, RegExp]>([
    [
      'beside a second connection to the same office',
      '  More: { Type: AWS::EC2::VPNConnection, Properties: { CustomerGatewayId: !Ref Device, StaticRoutesOnly: true } }',
      /More is a second connection|More takes|tunnel of More/,
    ],
    [
      'beside a device of somebody else',
      '  More: { Type: AWS::EC2::CustomerGateway, Properties: { IpAddress: 198.51.100.7 } }',
      /More is a device at 198.51.100.7/,
    ],
    ['beside a second gateway', '  More: { Type: AWS::EC2::VPNGateway }', /More is a VPN gateway that no office/],
    [
      'beside a gateway from elsewhere',
      '  More: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, VpnGatewayId: vgw-0 } }',
      /More attaches vgw-0/,
    ],
    [
      'beside a transit gateway',
      '  More: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { VpcId: !Ref Net, TransitGatewayId: tgw-0 } }',
      /More attaches tgw-0/,
    ],
    [
      'where routes are learned',
      '  More: { Type: AWS::EC2::VPNGatewayRoutePropagation, Properties: { VpnGatewayId: !Ref Gate } }',
      /More takes the routes that devices announce/,
    ],
  ])('%s', (_title, addition, reason) => {
    expectProof(decide(officesGuarded(one), GOOD + addition), 'fail', reason);
  });
});

test('the national suite is asked of the office that wants it', () => {
  const cnsa1 = withOffices({ ...MAKATI, profile: 'cnsa1' });
  expectProof(decide(officesGuarded(cnsa1), GOOD), 'pass', /both tunnels cnsa1/);
  const weaker = changed(list('SHA2-384'), list('SHA2-256'));
  expectProof(decide(officesGuarded(cnsa1), weaker), 'fail', /may agree on SHA2-256/);
  expectProof(decide(officesGuarded(one), weaker), 'pass', /modern/);
});

test('the manifest says whose tunnels there are', () => {
  expectProof(decide(officesGuarded(manifest), 'Resources: {}'), 'pass', /no tunnel and no gateway/);
  expectProof(decide(officesGuarded(manifest), GOOD), 'fail', /the manifest has no office/);
  const two = withOffices(MAKATI, { ...MAKATI, office: 'cebu', publicAddress: '198.51.100.20' });
  expectProof(decide(officesGuarded(two), GOOD), 'fail', /asks for a connection to cebu, but none is/);
  expectProof(decide(officesGuarded(one), 'Resources: {}'), 'fail', /connection to makati/);
});
