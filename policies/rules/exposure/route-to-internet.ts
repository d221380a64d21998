import { type Property, type World, asText } from '../../../lib/template';
import { isInternet } from '../../questions/internet';
import { type Ternary, all } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'a NAT gateway, a transit gateway or a VPC endpoint';
const GATEWAYS = ['AWS::EC2::InternetGateway', 'AWS::EC2::CarrierGateway'];

export default defineRule({
  id: 'route-to-internet',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Route leads from the network straight to the internet',
  why: 'A subnet with this route is a public one: every machine with an address of its own is one rule away from everybody.',
  fix: 'Send traffic through a NAT gateway, a transit gateway or VPC endpoints instead of an internet gateway.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::EC2::Route'],

  // GatewayId names virtual private gateways too; those of IPv6 that only lead out have a property of their own.
  check(route, world, report) {
    const gateway = route.read('GatewayId');
    const leads = isInternetGateway(gateway, world);
    for (const name of ['DestinationCidrBlock', 'DestinationIpv6CidrBlock']) {
      const range = route.read(name);
      const open = all([leads, isInternet(range)]);
      if (open) report.fail(range, { want: WANT });
      if (open === undefined) report.unknown(range, { want: WANT });
    }
  },

  bad: [
    {
      title: 'everything to an internet gateway of this template',
      template: `
        Resources:
          R:
            Type: AWS::EC2::Route
            Properties: { RouteTableId: rtb-0123456789abcdef0, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway }
          Gateway:
            Type: AWS::EC2::InternetGateway`,
    },
    {
      title: 'everything over IPv6, to one by its id',
      template: `
        Resources:
          R:
            Type: AWS::EC2::Route
            Properties: { DestinationIpv6CidrBlock: '::/0', GatewayId: igw-0123456789abcdef0 }`,
    },
    {
      title: 'the address of the gateway asked for by its attribute',
      template: `
        Resources:
          R:
            Type: AWS::EC2::Route
            Properties: { DestinationCidrBlock: 0.0.0.0/0, GatewayId: !GetAtt Gateway.InternetGatewayId }
          Gateway:
            Type: AWS::EC2::InternetGateway`,
    },
    {
      title: 'a carrier gateway, which leads to the internet of a mobile network',
      template: `
        Resources:
          R:
            Type: AWS::EC2::Route
            Properties: { DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway }
          Gateway:
            Type: AWS::EC2::CarrierGateway
            Properties: { VpcId: vpc-0123456789abcdef0 }`,
    },
  ],
  good: [
    {
      title: 'everything to a NAT gateway, a private gateway and a transit gateway',
      template: `
        Resources:
          Nat:
            Type: AWS::EC2::Route
            Properties: { DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: nat-0123456789abcdef0 }
          Vpn:
            Type: AWS::EC2::Route
            Properties: { DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway }
          Id:
            Type: AWS::EC2::Route
            Properties: { DestinationCidrBlock: 0.0.0.0/0, GatewayId: vgw-0123456789abcdef0 }
          Hub:
            Type: AWS::EC2::Route
            Properties: { DestinationCidrBlock: 0.0.0.0/0, TransitGatewayId: tgw-0123456789abcdef0 }
          Gateway:
            Type: AWS::EC2::VPNGateway
            Properties: { Type: ipsec.1 }`,
    },
    {
      title: 'one range to an internet gateway',
      template: `
        Resources:
          R:
            Type: AWS::EC2::Route
            Properties: { DestinationCidrBlock: 198.51.100.0/24, GatewayId: igw-0123456789abcdef0 }`,
    },
  ],
  unknown: [
    {
      title: 'the gateway is a parameter',
      template: `
        Parameters:
          Gateway: { Type: String }
        Resources:
          R:
            Type: AWS::EC2::Route
            Properties: { DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway }`,
    },
    {
      title: 'the range is a parameter',
      template: `
        Parameters:
          To: { Type: String }
        Resources:
          R:
            Type: AWS::EC2::Route
            Properties: { DestinationCidrBlock: !Ref To, GatewayId: igw-0123456789abcdef0 }`,
    },
  ],
});

function isInternetGateway(gateway: Property, world: World): Ternary {
  const target = world.follow(gateway);
  if (target) return GATEWAYS.includes(target.type);
  const id = asText(gateway.value);
  return id.kind === 'hidden' ? undefined : id.kind === 'known' && id.value.startsWith('igw-');
}
