import { noWayOut } from '../../lib/analysis/network/no-way-out';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

/** The manifest names no office. */
const CLOSED = noWayOut(parse(SHORT_MANIFEST).manifest);

const NETWORK = `
Conditions:
  Open: !Equals [!Ref AWS::Region, eu-west-1]
Parameters:
  Service: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/22 } }
  Sub: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24 } }
`;

describe('a network has no way out', () => {
  test.each<[string, string, string, RegExp]>([
    ['when nothing joins it to another', '', 'pass', /1 network, 1 subnets: no gateway/],
    [
      'when it has endpoints of AWS services',
      '  S3: { Type: AWS::EC2::VPCEndpoint, Properties: { ServiceName: !Sub "com.amazonaws.${AWS::Region}.s3" } }',
      'pass',
      /0 routes/,
    ],
    [
      'when a route stays inside',
      '  Way: { Type: AWS::EC2::Route, Properties: { DestinationCidrBlock: 10.0.0.0/22, GatewayId: local } }',
      'pass',
      /1 routes .*what it answers is another claim/,
    ],
    [
      'when a route of IPv6 stays inside',
      '  Way: { Type: AWS::EC2::Route, Properties: { DestinationIpv6CidrBlock: "fd00::/56", GatewayId: local } }',
      'pass',
      /1 routes/,
    ],
    [
      'when its names are recorded',
      '  Names: { Type: AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation }',
      'pass',
      /looked up by the network's resolver and recorded/,
    ],
    [
      'unless a resolver asks other networks',
      '  Names: { Type: AWS::Route53Resolver::ResolverEndpoint, Properties: { Direction: OUTBOUND } }',
      'fail',
      /a resolver that asks other networks: Names/,
    ],
    [
      'unless a route has a target we have never heard of',
      '  Way: { Type: AWS::EC2::Route, Properties: { DestinationCidrBlock: 0.0.0.0/0, OdbNetworkArn: !Ref Service } }',
      'fail',
      /through OdbNetworkArn/,
    ],
    [
      'unless there is an internet gateway',
      '  Gate: { Type: AWS::EC2::InternetGateway }',
      'fail',
      /an internet gateway: Gate/,
    ],
    [
      'unless there is a peering',
      '  Peer: { Type: AWS::EC2::VPCPeeringConnection }',
      'fail',
      /a peering connection: Peer/,
    ],
    [
      'unless a transit gateway is attached',
      '  Hub: { Type: AWS::EC2::TransitGatewayAttachment }',
      'fail',
      /a transit gateway: Hub/,
    ],
    [
      'unless a route leads to a gateway of another stack',
      '  Way: { Type: AWS::EC2::Route, Properties: { DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !ImportValue Nat } }',
      'fail',
      /the route Way to 0.0.0.0\/0 through NatGatewayId/,
    ],
    [
      'unless a gateway may be there, under a condition that can hold',
      '  Gate: { Type: AWS::EC2::InternetGateway, Condition: Open }',
      'fail',
      /an internet gateway: Gate/,
    ],
  ])('%s', (_title, resource, verdict, reason) => {
    const proof = decide(CLOSED, NETWORK + resource);
    expect(proof.verdict).toBe(verdict);
    expect(proof.witness ?? proof.explanation.join()).toMatch(reason);
  });
});

describe('nobody can tell', () => {
  test.each<[string, string, RegExp]>([
    [
      'behind an appliance',
      '  Way: { Type: AWS::EC2::Route, Properties: { DestinationCidrBlock: 0.0.0.0/0, VpcEndpointId: vpce-1 } }',
      /through an appliance/,
    ],
    [
      'behind an endpoint of somebody else',
      '  Own: { Type: AWS::EC2::VPCEndpoint, Properties: { ServiceName: com.amazonaws.vpce.eu-west-1.vpce-svc-0a } }',
      /not a service of AWS/,
    ],
    [
      'behind a service name given at deployment',
      '  Own: { Type: AWS::EC2::VPCEndpoint, Properties: { ServiceName: !Ref Service } }',
      /Service/,
    ],
    [
      'behind a service name with a part given at deployment',
      '  Own: { Type: AWS::EC2::VPCEndpoint, Properties: { ServiceName: !Sub "com.amazonaws.${Service}" } }',
      /not a service of AWS/,
    ],
    [
      'behind an endpoint of a service network',
      '  Own: { Type: AWS::EC2::VPCEndpoint, Properties: { ServiceName: com.amazonaws.eu-west-1.s3, ServiceNetworkArn: x } }',
      /ServiceNetworkArn/,
    ],
    [
      'behind an endpoint of another type',
      '  Own: { Type: AWS::EC2::VPCEndpoint, Properties: { ServiceName: com.amazonaws.eu-west-1.s3, VpcEndpointType: !Ref Service } }',
      /of a type we do not know/,
    ],
    ['behind an inbound resolver', '  Names: { Type: AWS::Route53Resolver::ResolverEndpoint }', /the resolver Names/],
    [
      'what a subnet of another network reaches',
      '  Far: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Service } }',
      /Far belongs to Ref: Service/,
    ],
    [
      'where a route table of another stack leads',
      '  Tie: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Sub, RouteTableId: rtb-1 } }',
      /Tie belongs to rtb-1/,
    ],
    [
      'what a VPN association with another network joins',
      '  Tie: { Type: AWS::EC2::ClientVpnTargetNetworkAssociation, Properties: { SubnetId: subnet-1 } }',
      /Tie belongs to subnet-1/,
    ],
    ['what an instance does', '  Box: { Type: AWS::EC2::Instance }', /Box is a AWS::EC2::Instance/],
    ['where a notebook leads', '  Book: { Type: AWS::SageMaker::NotebookInstance }', /Book is a/],
    ['what a lattice joins', '  Mesh: { Type: AWS::VpcLattice::ServiceNetworkVpcAssociation }', /Mesh is a/],
    ['what a resolver rule forwards', '  Rule: { Type: AWS::Route53Resolver::ResolverRule }', /Rule is a/],
    ['what a custom resource makes', '  Own: { Type: Custom::Own }', /Own is a Custom::Own/],
    ['what a resource of another provider makes', '  Own: { Type: Acme::Net::Way }', /Own is a Acme::Net::Way/],
    [
      'what a nested stack adds',
      '  Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: x } }',
      /Inner is a AWS::CloudFormation::Stack/,
    ],
    ['what a module adds', '  Part: { Type: Acme::Net::Way::MODULE }', /Part is a Acme::Net::Way::MODULE/],
    ['what a macro adds', 'Transform: CompanyDefaults', /macro/],
  ])('%s', (_title, addition, reason) => {
    const proof = decide(CLOSED, NETWORK + addition);
    expect([proof.verdict, proof.explanation.join()]).toEqual(['unknown', expect.stringMatching(reason)]);
  });
});
