import { subnetsWalled } from '../../lib/analysis/network/subnets-walled';
import { manifestWith } from '../constructs/fixtures';
import { ANY, changes, decide } from '../support/proofs';

const rule = (number: number, egress: boolean, rest: string) =>
  `{ Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !GetAtt Wall.Id, RuleNumber: ${number}, Egress: ${String(egress)}, ${rest} } }`;
const https = 'RuleAction: allow, Protocol: 6, CidrBlock: 10.64.0.0/22, PortRange: { From: 443, To: 443 }';
const answers = 'RuleAction: allow, Protocol: 6, CidrBlock: 10.64.0.0/22, PortRange: { From: 1024, To: 65535 }';
const rest = 'RuleAction: deny, Protocol: -1, CidrBlock: 0.0.0.0/0';

const template = `${ANY}
  Net: { Type: AWS::EC2::VPC }
  Sub: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net } }
  Door: { Type: AWS::EC2::VPCEndpoint, Properties: { SubnetIds: [!Ref Sub] } }
  Wall: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Net } }
  Joined: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref Sub, NetworkAclId: !GetAtt Wall.Id } }
  In: ${rule(100, false, https)}
  InRest: ${rule(900, false, rest)}
  Out: ${rule(100, true, answers)}
  OutRest: ${rule(900, true, rest)}
`;

describe('around a subnet', () => {
  changes(subnetsWalled(manifestWith({})), template, [
    ['stands a wall', '', '', 'pass', /1 subnets behind 1 network ACLs with 4 rules/],
    ['stands none', 'SubnetId: !Ref Sub,', 'SubnetId: other,', 'fail', /which lets everything through/],
    [
      'stands one of another network',
      'Properties: { VpcId: !Ref Net } }\n  J',
      'Properties: { VpcId: other } }\n  J',
      'fail',
      /no ACL of its network/,
    ],
    [
      'stands one of another stack',
      'Sub, NetworkAclId: !GetAtt Wall.Id',
      'Sub, NetworkAclId: !Ref Any',
      'unknown',
      /Any/,
    ],
    [
      'everybody passes',
      'CidrBlock: 10.64.0.0/22',
      'CidrBlock: 0.0.0.0/0',
      'fail',
      /0\.0\.0\.0\/0 by ports 443-443 \(In\)/,
    ],
    ['every port passes', '{ From: 443, To: 443 }', '{ From: 0, To: 65535 }', 'fail', /ports 0-65535/],
    ['ports that are not said pass', ', PortRange: { From: 443, To: 443 }', '', 'fail', /not set/],
    ['every protocol passes', 'allow, Protocol: 6', 'allow, Protocol: -1', 'fail', /lets through/],
    ['addresses of IPv6 pass', 'CidrBlock: 10.64.0.0/22', 'Ipv6CidrBlock: "::/0"', 'fail', /lets through/],
    ['the rest passes', 'RuleAction: deny', 'RuleAction: allow', 'fail', /lets through/],
    ['the rest is not spoken of', 'CidrBlock: 0.0.0.0/0', 'CidrBlock: 10.0.0.0/8', 'fail', /the rest of the way in/],
    ['two rules have one number', 'RuleNumber: 900', 'RuleNumber: 100', 'fail', /two rules 100 for the way in/],
    ['a rule is of another wall', '!GetAtt Wall.Id, RuleNumber: 100', 'acl-1, RuleNumber: 100', 'unknown', /acl-1/],
    ['whoever the deployment names passes', 'CidrBlock: 10.64.0.0/22', 'CidrBlock: !Ref Any', 'unknown', /Any/],
  ]);
});

test('offices pass when the manifest names them, in by HTTPS alone', () => {
  const samlProviderArn = 'arn:aws:iam::111122223333:saml-provider/acme';
  const office = { office: 'hamburg', publicAddress: '203.0.113.9', networks: ['192.168.7.0/24'] };
  const claim = subnetsWalled(manifestWith({ connect: { samlProviderArn, siteToSite: [office] } }));
  const from = (ports: string) =>
    `${template}  Office: ${rule(200, false, `RuleAction: allow, Protocol: 6, CidrBlock: 192.168.7.0/24, PortRange: ${ports}`)}\n`;
  expect(decide(claim, from('{ From: 443, To: 443 }')).verdict).toBe('pass');
  expect(decide(claim, from('{ From: 1024, To: 65535 }')).verdict).toBe('fail');
});
