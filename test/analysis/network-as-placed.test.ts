import { networkAsPlaced } from '../../lib/analysis/network/network-as-placed';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

const claim = networkAsPlaced(parse(SHORT_MANIFEST).manifest);

test.each([
  ['10.64.0.0/22', '10.64.1.0/24', '', 'pass'],
  ['10.64.0.0/16', '10.64.1.0/24', '', 'fail'],
  ['10.64.0.0/22', '10.65.0.0/24', '', 'fail'],
  ['!Ref Any', '10.64.1.0/24', '', 'unknown'],
  ['10.64.0.0/22', '10.64.1.0/24', 'More: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Net } }', 'fail'],
])('a network of %s with a subnet of %s (%s) is %s', (net, subnet, more, verdict) => {
  const template = `
Parameters:
  Any: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: ${net} } }
  Sub: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: ${subnet} } }
  ${more}
`;
  expect(decide(claim, template).verdict).toBe(verdict);
});
