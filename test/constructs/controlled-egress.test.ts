import { Match, Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { ControlledEgress, EnclaveNetwork, LogArchive, VendorVpn } from '../../constructs';
import { contains, overlaps, parseCidr } from '../../lib/common/cidr';
import { codesOf, enclaveTemplate, manifestWith, onlyOf, propertiesOf } from './fixtures';

const DOMAINS = ['api.partner.example', 'status.partner.example'];
const withEgress = manifestWith({ egress: { domains: DOMAINS } });

const EVERY_KIND = [
  'AWS::EC2::InternetGateway',
  'AWS::EC2::NatGateway',
  'AWS::EC2::Route',
  'AWS::EC2::EIP',
  'AWS::EC2::ClientVpnRoute',
  'AWS::NetworkFirewall::Firewall',
];

test('without domains nothing of it exists', () => {
  const template = enclaveTemplate(manifestWith());
  for (const type of EVERY_KIND) template.resourceCountIs(type, 0);
});

test('TLS in the name of the domains passes, and all else is dropped', () => {
  const template = enclaveTemplate(withEgress);
  expect(onlyOf(template, 'AWS::NetworkFirewall::RuleGroup')['RuleGroup']).toEqual({
    StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' },
    RulesSource: { RulesSourceList: { GeneratedRulesType: 'ALLOWLIST', TargetTypes: ['TLS_SNI'], Targets: DOMAINS } },
  });
  template.hasResourceProperties('AWS::NetworkFirewall::FirewallPolicy', {
    FirewallPolicy: {
      StatelessDefaultActions: ['aws:forward_to_sfe'],
      StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
      StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER', StreamExceptionPolicy: 'DROP' },
      StatefulDefaultActions: Match.arrayWith(['aws:drop_established']),
    },
  });
  template.hasResourceProperties('AWS::NetworkFirewall::Firewall', {
    DeleteProtection: true,
    SubnetChangeProtection: true,
    FirewallPolicyChangeProtection: true,
  });
});

test('alerts and flows go into the archive', () => {
  const template = enclaveTemplate(withEgress);
  const { LogDestinationConfigs: logs } = onlyOf(template, 'AWS::NetworkFirewall::LoggingConfiguration')[
    'LoggingConfiguration'
  ] as { LogDestinationConfigs: { LogType: string }[] };
  expect(logs.map(({ LogType }) => LogType)).toEqual(['ALERT', 'FLOW']);
  const folders = propertiesOf(template, 'AWS::KinesisFirehose::DeliveryStream').map((one) => JSON.stringify(one));
  for (const folder of ['firewall-alert/', 'firewall-flow/']) {
    expect(folders.some((text) => text.includes(folder))).toBe(true);
  }
});

/** Each route as `<part of the table's id> to <destination> by <target>`. */
function routesOf(template: Template): string[] {
  return propertiesOf(template, 'AWS::EC2::Route').map(({ RouteTableId, DestinationCidrBlock, ...target }) => {
    const [kind] = /Firewall|Nat|Vendor/.exec((RouteTableId as { Ref: string }).Ref) ?? [];
    return `${kind} to ${DestinationCidrBlock as string} by ${Object.keys(target).join()}`;
  });
}

test('the vendor reaches the internet through the firewall only, and answers come back through it', () => {
  const routes = routesOf(enclaveTemplate(withEgress));
  expect(routes.sort()).toEqual([
    'Firewall to 0.0.0.0/0 by NatGatewayId',
    'Firewall to 0.0.0.0/0 by NatGatewayId',
    'Nat to 0.0.0.0/0 by GatewayId',
    'Nat to 0.0.0.0/0 by GatewayId',
    'Nat to 10.64.0.0/24 by VpcEndpointId',
    'Nat to 10.64.0.0/24 by VpcEndpointId',
    'Nat to 10.64.1.0/24 by VpcEndpointId',
    'Nat to 10.64.1.0/24 by VpcEndpointId',
    'Vendor to 0.0.0.0/0 by VpcEndpointId',
    'Vendor to 0.0.0.0/0 by VpcEndpointId',
  ]);
});

test.each(['10.64.0.0/22', '10.64.0.0/24', '10.0.0.0/16'])('its subnets fit into %s beside the vendor’s', (cidr) => {
  const manifest = manifestWith({
    egress: { domains: DOMAINS },
    placement: { account: '111122223333', region: 'eu-central-1', cidr },
  });
  const ranges = propertiesOf(enclaveTemplate(manifest), 'AWS::EC2::Subnet').map(({ CidrBlock }) =>
    parseCidr(CidrBlock as string)!,
  );
  expect(ranges).toHaveLength(6);
  expect(ranges.every((range) => contains(parseCidr(cidr)!, range))).toBe(true);
  expect(ranges.some((one, at) => ranges.slice(0, at).some((other) => overlaps(one, other)))).toBe(false);
});

test('devices of the VPN may use it, each job function by a rule of its own', () => {
  const template = enclaveTemplate(withEgress);
  template.resourceCountIs('AWS::EC2::ClientVpnRoute', 2);
  template.hasResourceProperties('AWS::EC2::ClientVpnAuthorizationRule', {
    TargetNetworkCidr: '0.0.0.0/0',
    AccessGroupId: 'enclave-acme.clerk',
    AuthorizeAllGroups: false,
  });
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupEgress: [
      Match.anyValue(),
      Match.objectLike({ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }),
    ],
  });
});

function networkOf(stack: Stack, egressDomains: string[]) {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'acme' });
  const roleArns = ['arn:aws:iam::111122223333:role/one'];
  return {
    archive,
    network: new EnclaveNetwork(stack, 'Network', { vendor: 'acme', archive, roleArns, egressDomains }),
  };
}

test('a connection through NAT that the firewall does not write down rings, and both logs have a table', () => {
  const template = enclaveTemplate(withEgress);
  const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm').map((one) => JSON.stringify(one));
  for (const nat of ['nat-1', 'nat-2'])
    expect(
      alarms.filter((text) => text.includes(`${nat} was used, and firewall-flow says nothing of it`)),
    ).toHaveLength(1);
  const tables = propertiesOf(template, 'AWS::Glue::Table').map(
    ({ TableInput }) => (TableInput as { Name: string }).Name,
  );
  expect(tables).toEqual(expect.arrayContaining(['firewall_alert', 'firewall_flow']));
});

test('a subnet that no job function may go to is refused: whoever goes out would reach it', () => {
  const { connect } = withEgress;
  const clientVpn = { ...connect.clientVpn!, reach: [{ jobFunction: 'clerk', destinations: ['10.64.0.0/24'] }] };
  const manifest = { ...withEgress, connect: { ...connect, clientVpn } };
  expect(codesOf(() => enclaveTemplate(manifest))).toEqual(['enclave/vpn-egress-reach']);
});

test('it stands in a stack of somebody else', () => {
  const stack = new Stack(new App(), 'Theirs');
  const { network, archive } = networkOf(stack, DOMAINS);
  new ControlledEgress(stack, 'Egress', { vendor: 'acme', network, archive });
  new VendorVpn(stack, 'Vpn', {
    vendor: 'acme',
    network,
    archive,
    serverCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/one',
    samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme',
    admissions: [{ jobFunction: 'clerk', group: 'clerks' }],
    people: [],
  });
  Template.fromStack(stack).resourceCountIs('AWS::NetworkFirewall::Firewall', 1);
});

test('a network that knows no domain is refused', () => {
  const stack = new Stack(new App(), 'Theirs');
  const { network, archive } = networkOf(stack, []);
  expect(codesOf(() => new ControlledEgress(stack, 'Egress', { vendor: 'acme', network, archive }))).toEqual([
    'enclave/egress-without-domains',
  ]);
});
