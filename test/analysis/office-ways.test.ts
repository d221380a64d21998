import { noWayOut } from '../../lib/analysis/network/no-way-out';
import { officesGuarded } from '../../lib/analysis/network/offices-guarded';
import { changed, expectProof, GOOD, MAKATI, manifest, one, withOffices } from '../support/office-tunnels';
import { decide } from '../support/proofs';

const TRANSIT = 'tgw-0a1b2c3d4e5f60718';
const THROUGH_TRANSIT = GOOD.replace(/ {2}(Gate|Road): .*\n/g, '')
  .replace('AWS::EC2::VPCGatewayAttachment', 'AWS::EC2::TransitGatewayAttachment')
  .replaceAll('VpnGatewayId: !Ref Gate', `TransitGatewayId: ${TRANSIT}`)
  .replace('GatewayId: !Ref Gate', `TransitGatewayId: ${TRANSIT}`);

test('tunnels to a transit gateway are guarded, but nobody knows what else it joins', () => {
  const transit = withOffices({ ...MAKATI, transitGatewayId: TRANSIT });
  expectProof(decide(officesGuarded(transit), THROUGH_TRANSIT), 'pass', /makati/);
  expectProof(
    decide(noWayOut(transit), THROUGH_TRANSIT),
    'unknown',
    /Tie joins the enclave to tgw-.* what else it joins/,
  );
  expectProof(decide(officesGuarded(one), THROUGH_TRANSIT), 'fail', /do not end at the VPN gateway/);
  expectProof(decide(noWayOut(one), THROUGH_TRANSIT), 'fail', /a transit gateway: Tie/);
});

describe('with offices, a way out is', () => {
  test.each<[string, string, string, string, RegExp]>([
    [
      'a route beyond their networks',
      '10.20.0.0/24, Gateway',
      '10.20.0.0/23, Gateway',
      'fail',
      /Way to 10.20.0.0\/23, which is beyond/,
    ],
    [
      'a route to everywhere',
      '10.20.0.0/24, Gateway',
      '0.0.0.0/0, Gateway',
      'fail',
      /Way to 0.0.0.0\/0, which is beyond/,
    ],
    [
      'perhaps a route given at deployment',
      '10.20.0.0/24, Gateway',
      '!Ref Any, Gateway',
      'unknown',
      /where Way leads is hidden/,
    ],
    [
      'perhaps a route to a prefix list',
      'DestinationCidrBlock: 10.20.0.0/24',
      'DestinationPrefixListId: pl-1',
      'unknown',
      /prefix list/,
    ],
    [
      'a route to other addresses',
      'DestinationCidrBlock: 10.20.0.0/24',
      'DestinationIpv6CidrBlock: "::/0"',
      'fail',
      /not IPv4/,
    ],
    ['a route to another gateway', 'GatewayId: !Ref Gate } }\n', 'GatewayId: igw-0 } }\n', 'fail', /./],
    [
      'a route with two targets',
      '10.20.0.0/24, GatewayId: !Ref Gate',
      '10.20.0.0/24, GatewayId: !Ref Gate, NatGatewayId: nat-0',
      'fail',
      /through GatewayId/,
    ],
    [
      'an internet gateway',
      'VpnGatewayId: !Ref Gate } }',
      'InternetGatewayId: igw-0 } }',
      'fail',
      /attached gateway: Tie/,
    ],
    ['a gateway from elsewhere', 'VpnGatewayId: !Ref Gate } }', 'VpnGatewayId: vgw-0 } }', 'fail', /attached gateway/],
    [
      'perhaps a hidden gateway',
      'VpnGatewayId: !Ref Gate } }',
      'VpnGatewayId: !Ref Any } }',
      'unknown',
      /Tie attaches is/,
    ],
  ])('%s', (_title, from, to, verdict, reason) => {
    expectProof(decide(noWayOut(one), changed(from, to)), verdict, reason);
  });

  test('also what others announce', () => {
    const learned = '  More: { Type: AWS::EC2::VPNGatewayRoutePropagation, Properties: { VpnGatewayId: !Ref Gate } }';
    expectProof(decide(noWayOut(one), GOOD + learned), 'fail', /routes that others announce: More/);
  });

  test('and without offices each of these', () => {
    expectProof(decide(noWayOut(manifest), GOOD), 'fail', /a VPN gateway: Gate/);
  });
});
