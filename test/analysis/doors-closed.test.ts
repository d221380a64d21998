import { doorsClosed } from '../../lib/analysis/network/doors-closed';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

const { manifest } = parse(SHORT_MANIFEST);
const claim = doorsClosed(manifest);

const HTTPS = 'IpProtocol: tcp, FromPort: 443, ToPort: 443';
const OUT = `{ ${HTTPS}, DestinationSecurityGroupId: !GetAtt Doors.GroupId }`;
const IN = `{ ${HTTPS}, SourceSecurityGroupId: !GetAtt Devices.GroupId }`;
const EMPTIED = `
  Emptied: { Type: Custom::VpcRestrictDefaultSG, Properties: { ServiceToken: !GetAtt Handler.Arn, DefaultSecurityGroupId: !GetAtt Net.DefaultSecurityGroup } }`;

const template = ({
  into = IN,
  out = OUT,
  doorsOut = '{ IpProtocol: icmp, CidrIp: 255.255.255.255/32 }',
  groups = '[!GetAtt Doors.GroupId]',
  more = EMPTIED,
} = {}) => `
Parameters:
  Any: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.64.0.0/22 } }
  Handler: { Type: AWS::Lambda::Function }
  Doors: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, SecurityGroupIngress: [${into}], SecurityGroupEgress: [${doorsOut}] } }
  Devices: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, SecurityGroupEgress: [${out}] } }
  Door: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Net, VpcEndpointType: Interface, SecurityGroupIds: ${groups} } }
  Vpn: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { SecurityGroupIds: [!GetAtt Devices.GroupId] } }
${more}`;

test.each<[string, Parameters<typeof template>[0], string, RegExp]>([
  ['HTTPS from the VPN to the doors', {}, 'pass', /2 security groups, 1 doors, 1 ways in/],
  ['every port', { into: IN.replace('FromPort: 443', 'FromPort: 0') }, 'fail', /reaches Doors by tcp 0-443/],
  ['every protocol', { into: IN.replace('tcp', '"-1"') }, 'fail', /reaches Doors by -1/],
  ['everybody', { into: `{ ${HTTPS}, CidrIp: 0.0.0.0/0 }` }, 'fail', /0.0.0.0\/0 reaches Doors/],
  ['a group of somebody else', { into: `{ ${HTTPS}, SourceSecurityGroupId: sg-1 }` }, 'fail', /sg-1 reaches Doors/],
  [
    'the doors among themselves',
    { into: `{ ${HTTPS}, SourceSecurityGroupId: !GetAtt Doors.GroupId }` },
    'fail',
    /Doors.GroupId reaches Doors/,
  ],
  ['a range given at deployment', { into: `{ ${HTTPS}, CidrIp: !Ref Any }` }, 'unknown', /Any/],
  ['devices out to everywhere', { out: `{ ${HTTPS}, CidrIp: 0.0.0.0/0 }` }, 'fail', /Devices reaches 0.0.0.0\/0/],
  [
    'devices out to a prefix list',
    { out: `{ ${HTTPS}, DestinationPrefixListId: pl-1 }` },
    'fail',
    /Devices reaches pl-1/,
  ],
  ['no rule for going out', { out: '' }, 'fail', /Devices lets everything out/],
  ['doors that go out', { doorsOut: OUT.replace('443', '0') }, 'fail', /Doors reaches/],
  ['a door without a group', { groups: '[]' }, 'fail', /Door names no security group/],
  [
    'a door with a group of somebody else',
    { groups: '[!GetAtt Doors.GroupId, sg-1]' },
    'unknown',
    /sg-1, which is not in the template/,
  ],
  ['a default group nobody emptied', { more: '' }, 'fail', /default group of Net/],
  [
    'devices among themselves',
    {
      more: `${EMPTIED}\n  Rule: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !GetAtt Devices.GroupId, ${HTTPS}, SourceSecurityGroupId: !GetAtt Devices.GroupId } }`,
    },
    'fail',
    /Devices.GroupId reaches Devices/,
  ],
  [
    'a rule of its own',
    {
      more: `${EMPTIED}\n  Rule: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !GetAtt Devices.GroupId, ${HTTPS}, CidrIp: 10.0.0.0/8 } }`,
    },
    'fail',
    /10.0.0.0\/8 reaches Devices/,
  ],
  [
    'a rule of a group elsewhere',
    {
      more: `${EMPTIED}\n  Rule: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: sg-1, ${HTTPS}, CidrIp: 10.0.0.0/8 } }`,
    },
    'unknown',
    /out of sg-1/,
  ],
])('%s', (_title, parts, verdict, reason) => {
  const proof = decide(claim, template(parts));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test('an office of the manifest may come in by its own range, and no wider one', () => {
  const office = {
    office: 'makati',
    publicAddress: '198.51.100.7',
    networks: ['10.20.0.0/16'],
    profile: 'cnsa1' as const,
  };
  const withOffice = doorsClosed({ ...manifest, connect: { ...manifest.connect, siteToSite: [office] } });
  const from = (range: string) => decide(withOffice, template({ into: `{ ${HTTPS}, CidrIp: ${range} }` })).verdict;
  expect([from('10.20.4.0/24'), from('10.0.0.0/8')]).toEqual(['pass', 'fail']);
});

test('where the manifest names domains, ways in go on by HTTPS to any IPv4 address, and doors do not', () => {
  const onwards = doorsClosed({ ...manifest, egress: { domains: ['api.partner.example'] } });
  const on = `{ ${HTTPS}, CidrIp: 0.0.0.0/0 }`;
  expect(decide(onwards, template({ out: `${OUT}, ${on}` })).verdict).toBe('pass');
  for (const more of [on.replace('443', '0'), on.replace('CidrIp: 0.0.0.0/0', 'CidrIpv6: "::/0"')])
    expect(decide(onwards, template({ out: `${OUT}, ${more}` })).verdict).toBe('fail');
  expect(decide(onwards, template({ doorsOut: on })).verdict).toBe('fail');
});
