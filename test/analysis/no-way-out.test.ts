import { noWayOut } from '../../lib/analysis/network/no-way-out';
import { decide } from '../support/proofs';

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
    const proof = decide(noWayOut, NETWORK + resource);
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
      'what a nested stack adds',
      '  Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: x } }',
      /Inner .* brings resources/,
    ],
    ['what a module adds', '  Part: { Type: Acme::Net::Way::MODULE }', /Part .* brings resources/],
    ['what a macro adds', 'Transform: CompanyDefaults', /macro/],
  ])('%s', (_title, addition, reason) => {
    const proof = decide(noWayOut, NETWORK + addition);
    expect([proof.verdict, proof.explanation.join()]).toEqual(['unknown', expect.stringMatching(reason)]);
  });
});
