import { Match, type Template } from 'aws-cdk-lib/assertions';
import { SharedServices, type SharedService, type SharedServicesProps } from '../../constructs';
import { Surroundings, codesOf, enclaveTemplate, exampleManifest, onlyOf, propertiesOf } from './fixtures';

const LEDGER: SharedService = {
  service: 'ledger',
  attachmentId: 'tgw-attach-0a1b2c3d4e5f60718',
  ranges: ['10.16.8.0/28'],
};
const GATEWAY = 'tgw-0a1b2c3d4e5f60718';

function shared(props: Partial<SharedServicesProps> = {}, service: Partial<SharedService> = {}): Template {
  const stack = new Surroundings();
  new SharedServices(stack, 'Shared', {
    vendor: 'acme',
    network: stack.network,
    transitGatewayId: GATEWAY,
    range: '10.64.3.0/27',
    services: [{ ...LEDGER, ...service }],
    ...props,
  });
  return stack.template();
}

test('the gateway reads a table of the enclave’s own, which drops every private address but those of the services', () => {
  const template = shared();
  expect(onlyOf(template, 'AWS::EC2::TransitGatewayAttachment')).toMatchObject({ TransitGatewayId: GATEWAY });
  expect(onlyOf(template, 'AWS::EC2::TransitGatewayRouteTableAssociation')).toEqual({
    TransitGatewayAttachmentId: { 'Fn::GetAtt': [expect.stringMatching(/^SharedAttachment/), 'Id'] },
    TransitGatewayRouteTableId: { 'Fn::GetAtt': [expect.stringMatching(/^SharedRoutes/), expect.anything()] },
  });
  const routes = propertiesOf(template, 'AWS::EC2::TransitGatewayRoute');
  const dropped = routes.filter(({ Blackhole }) => Blackhole === true).map((one) => one.DestinationCidrBlock);
  expect(dropped).toEqual(['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', '10.64.0.0/10']);
  const carried = routes.filter(({ Blackhole }) => Blackhole !== true);
  expect(carried.map((one) => [one.DestinationCidrBlock, one.TransitGatewayAttachmentId])).toEqual([
    ['10.16.8.0/28', LEDGER.attachmentId],
  ]);
  template.resourceCountIs('AWS::EC2::TransitGatewayRouteTablePropagation', 0);
});

test('the network sends nothing there before the table is in force', () => {
  const template = shared();
  const ways = propertiesOf(template, 'AWS::EC2::Route');
  expect(ways.map((way) => [way.DestinationCidrBlock, way.TransitGatewayId])).toEqual([
    ['10.16.8.0/28', GATEWAY],
    ['10.16.8.0/28', GATEWAY],
  ]);
  template.allResources('AWS::EC2::Route', {
    DependsOn: Match.arrayWith([
      Match.stringLikeRegexp('SharedNowhere10000'),
      Match.stringLikeRegexp('SharedRoutesOfEnclave'),
    ]),
  });
});

test('the attachment stands in subnets of its own, where the second wall counts', () => {
  const template = shared();
  const subnets = onlyOf(template, 'AWS::EC2::TransitGatewayAttachment').SubnetIds as { Ref: string }[];
  const all = template.findResources('AWS::EC2::Subnet') as Record<string, { Properties: { CidrBlock: string } }>;
  expect(subnets.map(({ Ref }) => all[Ref]!.Properties.CidrBlock)).toEqual(['10.64.3.0/28', '10.64.3.16/28']);
  const walled = propertiesOf(template, 'AWS::EC2::SubnetNetworkAclAssociation').map((one) => one.SubnetId);
  expect(walled).toEqual(expect.arrayContaining(subnets));
});

test('calls go out by the ports of the service, and nothing comes in but answers', () => {
  const rules = propertiesOf(shared({}, { ports: [443, 8443] }), 'AWS::EC2::NetworkAclEntry')
    .filter(({ CidrBlock }) => CidrBlock === '10.16.8.0/28')
    .map(({ Egress, PortRange, RuleAction }) => [RuleAction, Egress, PortRange]);
  expect(rules).toEqual([
    ['allow', true, { From: 443, To: 443 }],
    ['allow', true, { From: 8443, To: 8443 }],
    ['allow', false, { From: 1024, To: 65535 }],
  ]);
});

test('only the granted groups are let through the VPN to a range, and only by its ports', () => {
  const template = enclaveTemplate(exampleManifest('shared-services'));
  const groupsFor = (range: string) =>
    propertiesOf(template, 'AWS::EC2::ClientVpnAuthorizationRule')
      .filter((rule) => rule.TargetNetworkCidr === range)
      .map((rule) => rule.AccessGroupId);
  expect(groupsFor('10.16.8.0/28')).toEqual(['enclave-harbour.data-entry', 'enclave-harbour.team-lead']);
  expect(groupsFor('172.20.4.0/28')).toEqual(['enclave-harbour.team-lead']);
  const routed = propertiesOf(template, 'AWS::EC2::ClientVpnRoute').map((route) => route.DestinationCidrBlock);
  expect([...new Set(routed)]).toEqual(['10.16.8.0/28', '10.16.9.0/28', '172.20.4.0/28']);
  const exits = propertiesOf(template, 'AWS::EC2::SecurityGroup')
    .flatMap(
      ({ SecurityGroupEgress }) => SecurityGroupEgress as { CidrIp?: string; FromPort: number; ToPort: number }[],
    )
    .filter(({ CidrIp }) => CidrIp !== undefined && CidrIp !== '255.255.255.255/32')
    .map(({ CidrIp, FromPort, ToPort }) => [CidrIp, FromPort, ToPort]);
  expect(exits).toEqual([
    ['10.16.8.0/28', 443, 443],
    ['10.16.9.0/28', 443, 443],
    ['172.20.4.0/28', 8443, 8443],
  ]);
});

test('a name is a record of the enclave’s own, and the resolver answers it', () => {
  const template = shared({}, { names: [{ domain: 'ledger.client.example', address: '10.16.8.4' }] });
  expect(onlyOf(template, 'AWS::Route53::HostedZone')).toMatchObject({ Name: 'ledger.client.example.' });
  expect(onlyOf(template, 'AWS::Route53::RecordSet')).toMatchObject({ Type: 'A', ResourceRecords: ['10.16.8.4'] });
  const lists = propertiesOf(template, 'AWS::Route53Resolver::FirewallDomainList');
  expect(lists.flatMap(({ Domains }) => Domains)).toContain('ledger.client.example');
});

test.each<[string, Partial<SharedServicesProps>, Partial<SharedService>, string]>([
  ['a range elsewhere', { range: '10.64.0.0/27' }, {}, 'enclave/service-range'],
  ['the enclave itself', {}, { ranges: ['10.64.0.0/28'] }, 'enclave/shared-range'],
  ['a wide range', {}, { ranges: ['10.0.0.0/8'] }, 'enclave/shared-range'],
  ['a public range', {}, { ranges: ['203.0.113.0/24'] }, 'enclave/shared-range'],
  ['a range by an address inside it', {}, { ranges: ['10.16.8.7/28'] }, 'enclave/shared-range'],
  [
    'a name that leads elsewhere',
    {},
    { names: [{ domain: 'a.client.example', address: '10.16.9.4' }] },
    'enclave/shared-name',
  ],
  ['no range', {}, { ranges: [] }, 'enclave/shared-range'],
  ['a port that no rule lets through', {}, { ports: [22] }, 'enclave/service-port'],
  [
    'more than the rules of a subnet hold',
    {},
    { ranges: [0, 1, 2, 3, 4].map((at) => `10.16.${at}.0/28`), ports: [443, 8443, 8444] },
    'enclave/office-ranges',
  ],
])('refuses %s', (_title, props, service, code) => {
  expect(codesOf(() => shared(props, service))).toEqual([code]);
});
