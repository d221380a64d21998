import { vpnConfined } from '../../lib/analysis/access/vpn-confined';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

const { manifest } = parse(SHORT_MANIFEST);
const claim = vpnConfined(manifest);

/** An endpoint as the manifest wants it; a test changes one thing. */
const GOOD = `
Parameters:
  Any: { Type: String }
Resources:
  Vpn:
    Type: AWS::EC2::ClientVpnEndpoint
    Properties:
      SplitTunnel: false
      ClientRouteEnforcementOptions: { Enforced: true }
      SessionTimeoutHours: 8
      DisconnectOnSessionTimeout: true
      ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: !Ref Log }
      SelfServicePortal: disabled
      SecurityGroupIds: [!GetAtt Devices.GroupId]
  Log: { Type: AWS::Logs::LogGroup }
  Devices:
    Type: AWS::EC2::SecurityGroup
    Properties:
      SecurityGroupEgress:
        - { DestinationSecurityGroupId: !GetAtt Doors.GroupId, IpProtocol: tcp, FromPort: 443, ToPort: 443 }
  Doors: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupEgress: [{ CidrIp: 255.255.255.255/32, IpProtocol: icmp }] } }
  Servers: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupEgress: [] } }
  Door: { Type: AWS::EC2::VPCEndpoint, Properties: { SecurityGroupIds: [!GetAtt Doors.GroupId] } }
  Rule:
    Type: AWS::EC2::ClientVpnAuthorizationRule
    Properties: { ClientVpnEndpointId: !Ref Vpn, AccessGroupId: enclave-acme.clerk, TargetNetworkCidr: 10.64.0.0/24, AuthorizeAllGroups: false }
`;

function changed(from: string, to: string): string {
  if (!GOOD.includes(from)) throw new Error(`the template does not say: ${from}`);
  return GOOD.replace(from, to);
}

const beside = (resource: string): [string, string] => ['  Log: {', `  More: ${resource}\n  Log: {`];
const EXIT = '{ DestinationSecurityGroupId: !GetAtt Doors.GroupId, IpProtocol: tcp, FromPort: 443, ToPort: 443 }';

test('an endpoint as the manifest wants it passes, and the explanation says who reaches what', () => {
  const { verdict, explanation } = decide(claim, GOOD);
  expect([verdict, explanation]).toEqual([
    'pass',
    expect.arrayContaining(['enclave-acme.clerk reaches 10.64.0.0/24 and 10.64.1.0/24']),
  ]);
});

test.each<[title: string, change: [string, string], verdict: string, reason: RegExp]>([
  ['a split tunnel', ['SplitTunnel: false', 'SplitTunnel: true'], 'fail', /past the tunnel/],
  ['a tunnel not said to be split', ['SplitTunnel: false', 'VpnPort: 443'], 'pass', /./],
  ['a tunnel split at deployment', ['SplitTunnel: false', 'SplitTunnel: !Ref Any'], 'unknown', /SplitTunnel is hidden/],
  ['routes not enforced', ['Enforced: true', 'Enforced: false'], 'fail', /around the tunnel/],
  ['routes not said to be enforced', ['{ Enforced: true }', '{}'], 'fail', /around the tunnel/],
  ['a longer session', ['SessionTimeoutHours: 8', 'SessionTimeoutHours: 10'], 'fail', /lasts 10 hours, not 8/],
  ['a session time left to AWS', ['SessionTimeoutHours: 8', 'VpnPort: 443'], 'fail', /lasts 24 hours/],
  ['a session time of later', ['SessionTimeoutHours: 8', 'SessionTimeoutHours: !Ref Any'], 'unknown', /time is hidden/],
  ['a session that goes on', ['OnSessionTimeout: true', 'OnSessionTimeout: false'], 'fail', /goes on when its time/],
  ['a log that is off', ['Enabled: true', 'Enabled: false'], 'fail', /no log says so/],
  ['a log without a group', [', CloudwatchLogGroup: !Ref Log', ''], 'fail', /no group to be written to/],
  ['a log group by name', ['CloudwatchLogGroup: !Ref Log', 'CloudwatchLogGroup: vpn'], 'unknown', /group vpn is not/],
  ['an open portal', ['SelfServicePortal: disabled', 'SelfServicePortal: enabled'], 'fail', /hands the profile/],
  ['a portal left to AWS', ['SelfServicePortal: disabled', 'VpnPort: 443'], 'fail', /hands the profile/],
  [
    'a transit gateway',
    ['SplitTunnel: false', 'TransitGatewayConfiguration: { TransitGatewayId: tgw-1 }'],
    'fail',
    /joined to a transit gateway/,
  ],
  [
    'the default security group',
    ['SecurityGroupIds: [!GetAtt Devices.GroupId]', 'VpnPort: 443'],
    'fail',
    /default security/,
  ],
  [
    'a second group',
    ['[!GetAtt Devices.GroupId]', '[!GetAtt Devices.GroupId, !GetAtt Doors.GroupId]'],
    'fail',
    /Doors lets devices go out to addresses/,
  ],
  [
    'a group of another stack',
    ['[!GetAtt Devices.GroupId]', '[!ImportValue Group]'],
    'unknown',
    /is not in the template/,
  ],
  ['a group without rules', [`\n        - ${EXIT}`, ' []'], 'fail', /all may go out/],
  [
    'a group open to addresses',
    ['DestinationSecurityGroupId: !GetAtt Doors.GroupId', 'CidrIp: 10.64.0.0/22'],
    'fail',
    /go out to addresses/,
  ],
  [
    'a group open to servers',
    ['DestinationSecurityGroupId: !GetAtt Doors', 'DestinationSecurityGroupId: !GetAtt Servers'],
    'fail',
    /go out to Servers/,
  ],
  ['another port', ['ToPort: 443', 'ToPort: 65535'], 'fail', /something else than HTTPS/],
  ['every protocol', ['IpProtocol: tcp', 'IpProtocol: -1'], 'fail', /something else than HTTPS/],
  ['a port of later', ['ToPort: 443', 'ToPort: !Ref Any'], 'unknown', /what may go out is hidden/],
  [
    'a rule in the group more',
    [`- ${EXIT}`, `- ${EXIT}\n        - { CidrIp: 0.0.0.0/0, IpProtocol: tcp, FromPort: 443, ToPort: 443 }`],
    'fail',
    /go out to addresses/,
  ],
  [
    'a rule beside the group',
    beside(
      '{ Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !GetAtt Devices.GroupId, CidrIp: 0.0.0.0/0, IpProtocol: -1 } }',
    ),
    'fail',
    /More lets devices go out to addresses/,
  ],
  [
    'a rule beside another group',
    beside(
      '{ Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !GetAtt Servers.GroupId, CidrIp: 0.0.0.0/0, IpProtocol: -1 } }',
    ),
    'pass',
    /./,
  ],
  [
    'a rule of who knows which group',
    beside(
      '{ Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !Ref Any, CidrIp: 0.0.0.0/0, IpProtocol: -1 } }',
    ),
    'unknown',
    /may be a rule of Devices/,
  ],
  [
    'others that talk to devices',
    beside(
      '{ Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !GetAtt Devices.GroupId, CidrIp: 10.64.0.0/22, IpProtocol: -1 } }',
    ),
    'fail',
    /talk to the devices/,
  ],
  [
    'others that talk to devices by the group itself',
    [
      '      SecurityGroupEgress:\n',
      '      SecurityGroupIngress: [{ CidrIp: 10.64.0.0/22 }]\n      SecurityGroupEgress:\n',
    ],
    'fail',
    /talk to the devices/,
  ],
  [
    'a route',
    beside('{ Type: AWS::EC2::ClientVpnRoute, Properties: { DestinationCidrBlock: 0.0.0.0/0 } }'),
    'fail',
    /leads devices to 0.0.0.0\/0/,
  ],
  [
    'a rule for all groups',
    ['AuthorizeAllGroups: false', 'AuthorizeAllGroups: true'],
    'fail',
    /everybody who can sign in/,
  ],
  [
    'a rule for all groups instead of one',
    [
      'AccessGroupId: enclave-acme.clerk, TargetNetworkCidr: 10.64.0.0/24, AuthorizeAllGroups: false',
      'TargetNetworkCidr: 10.64.0.0/24, AuthorizeAllGroups: true',
    ],
    'fail',
    /./,
  ],
  [
    'a rule for who knows whom',
    ['AuthorizeAllGroups: false', 'AuthorizeAllGroups: !Ref Any'],
    'unknown',
    /for everybody is hidden/,
  ],
  ['a rule for another group', ['enclave-acme.clerk', 'guests'], 'fail', /lets in guests, which has no job function/],
  ['a rule for no group', ['AccessGroupId: enclave-acme.clerk, ', ''], 'fail', /lets in no group/],
  ['a rule for a group of later', ['enclave-acme.clerk', '!Ref Any'], 'unknown', /the group is hidden/],
  ['a rule widened', ['10.64.0.0/24', '10.64.0.0/23'], 'fail', /go to 10.64.0.0\/23, beyond 10.64.0.0\/24/],
  ['a rule for anywhere', ['10.64.0.0/24', '0.0.0.0/0'], 'fail', /go to 0.0.0.0\/0/],
  ['a rule for anywhere in IPv6', ['10.64.0.0/24', '"::/0"'], 'fail', /go to ::\/0/],
  ['a rule narrowed', ['10.64.0.0/24', '10.64.0.128/25'], 'pass', /./],
  ['a rule for a range of later', ['10.64.0.0/24', '!Ref Any'], 'unknown', /the range is hidden/],
  [
    'a rule of another endpoint',
    [
      'ClientVpnEndpointId: !Ref Vpn, AccessGroupId: enclave-acme.clerk',
      'ClientVpnEndpointId: !Ref Any, AccessGroupId: guests',
    ],
    'fail',
    /lets in guests/,
  ],
])('%s', (_title, change, verdict, reason) => {
  const proof = decide(claim, changed(...change));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test('where the manifest narrows a job function, the subnets are too wide', () => {
  const { clientVpn } = manifest.connect;
  const reach = [{ jobFunction: 'clerk', destinations: ['10.64.0.0/26'] }];
  const narrowed = vpnConfined({ ...manifest, connect: { ...manifest.connect, clientVpn: { ...clientVpn!, reach } } });
  expect(decide(narrowed, GOOD)).toMatchObject({ verdict: 'fail' });
  expect(decide(narrowed, changed('10.64.0.0/24', '10.64.0.0/26'))).toMatchObject({ verdict: 'pass' });
});

test('where the manifest asks for no Client VPN, a rule or a route is one too many', () => {
  const without = vpnConfined({ ...manifest, connect: { ...manifest.connect, clientVpn: undefined } });
  expect(decide(without, 'Resources: {}').verdict).toBe('pass');
  expect(decide(without, GOOD).verdict).toBe('fail');
});

/** Two job functions with a subnet each, who may go on to domains. */
const onwards = vpnConfined({
  ...manifest,
  jobFunctions: [...manifest.jobFunctions, { ...manifest.jobFunctions[0]!, id: 'typist' }],
  egress: { domains: ['api.partner.example'] },
  connect: {
    ...manifest.connect,
    clientVpn: {
      ...manifest.connect.clientVpn!,
      reach: [
        { jobFunction: 'clerk', destinations: ['10.64.0.0/24'] },
        { jobFunction: 'typist', destinations: ['10.64.1.0/24'] },
      ],
    },
  },
});

const rule = (id: string, group: string, range: string) =>
  `  ${id}: { Type: AWS::EC2::ClientVpnAuthorizationRule, Properties: { ClientVpnEndpointId: !Ref Vpn, AccessGroupId: ${group}, TargetNetworkCidr: ${range}, AuthorizeAllGroups: false } }\n`;
const route = (id: string, range: string) =>
  `  ${id}: { Type: AWS::EC2::ClientVpnRoute, Properties: { ClientVpnEndpointId: !Ref Vpn, DestinationCidrBlock: ${range}, TargetVpcSubnetId: !Ref Inside } }\n`;

const TYPIST = rule('Typist', 'enclave-acme.typist', '10.64.1.0/24');
const ON = '{ CidrIp: 0.0.0.0/0, IpProtocol: tcp, FromPort: 443, ToPort: 443 }';
const ONWARDS = `${changed(EXIT, `${EXIT}\n        - ${ON}`)}${TYPIST}${rule('Out', 'enclave-acme.clerk', '0.0.0.0/0')}${route('Way', '0.0.0.0/0')}`;

test.each<[title: string, change: (text: string) => string, verdict: string, reason: RegExp]>([
  ['the route and the rule for all addresses', (text) => text, 'pass', /./],
  ['a route to one range', (text) => text + route('More', '203.0.113.0/24'), 'fail', /leads devices to 203/],
  ['a route of later', (text) => text + route('More', '!Ref Any'), 'unknown', /where it leads is hidden/],
  ['a rule for one range', (text) => text + rule('More', 'enclave-acme.clerk', '203.0.113.0/24'), 'fail', /go to 203/],
  ['all addresses for a stranger', (text) => text + rule('More', 'guests', '0.0.0.0/0'), 'fail', /lets in guests/],
  [
    'the rule for all addresses reaching into a subnet of nobody',
    (text) => text.replace(TYPIST, ''),
    'fail',
    /clerk reaches 10.64.1.0\/24 by its rule for 0.0.0.0\/0/,
  ],
  ['every port outwards', (text) => text.replace(ON, ON.replace('443', '0')), 'fail', /else than HTTPS/],
  ['HTTPS to one range', (text) => text.replace(ON, ON.replace('0.0.0.0/0', '203.0.113.0/24')), 'fail', /to addresses/],
])('with domains: %s', (_title, change, verdict, reason) => {
  const proof = decide(onwards, change(ONWARDS));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test('without domains, the same route, rule and exit are each one too many', () => {
  expect(decide(claim, GOOD + route('Way', '0.0.0.0/0')).witness).toMatch(/asks for no route/);
  expect(decide(claim, GOOD + rule('Out', 'enclave-acme.clerk', '0.0.0.0/0')).witness).toMatch(/beyond/);
  expect(decide(claim, changed(EXIT, ON)).witness).toMatch(/go out to addresses/);
});
