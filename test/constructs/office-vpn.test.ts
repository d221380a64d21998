import { Match, Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive, OfficeVpn, VendorRole, type OfficeVpnProps } from '../../constructs';
import { codesOf, enclaveTemplate, exampleManifest, onlyOf, propertiesOf } from './fixtures';

const NETWORKS = ['10.20.0.0/24', '10.20.4.0/24', '172.20.8.0/22'];

/** A stack of somebody else, with a network that knows offices. */
class Theirs extends Stack {
  public readonly archive = new LogArchive(this, 'Archive', { vendor: 'acme' });

  constructor() {
    super(new App(), 'Theirs', { env: { account: '111122223333', region: 'eu-central-1' } });
  }

  public network(officeCidrs: string[]): EnclaveNetwork {
    const found = this.node.tryFindChild('Network');
    if (found) return found as EnclaveNetwork;
    const roleArns = [VendorRole.arnOf(this, 'acme', 'clerk')];
    return new EnclaveNetwork(this, 'Network', { vendor: 'acme', archive: this.archive, roleArns, officeCidrs });
  }
}

function officeIn(stack: Theirs, props: Partial<OfficeVpnProps> = {}, officeCidrs = NETWORKS): Theirs {
  new OfficeVpn(stack, `Office-${props.office ?? 'makati'}`, {
    vendor: 'acme',
    office: 'makati',
    network: stack.network(officeCidrs),
    archive: stack.archive,
    publicAddress: '203.0.113.10',
    networks: ['10.20.0.0/24', '10.20.4.0/24'],
    ...props,
  });
  return stack;
}

const office = (props: Partial<OfficeVpnProps> = {}) => Template.fromStack(officeIn(new Theirs(), props));
const values = (...all: unknown[]) => all.map((Value) => ({ Value }));

/** What both tunnels of the only connection say alike. */
function tunnelOf(props: Partial<OfficeVpnProps> = {}): unknown {
  const tunnels = onlyOf(office(props), 'AWS::EC2::VPNConnection').VpnTunnelOptionsSpecifications as unknown[];
  expect(tunnels).toHaveLength(2);
  expect(tunnels[0]).toEqual(tunnels[1]);
  return tunnels[0];
}

test('both tunnels say every list, and nothing weak is in it (R01)', () => {
  expect(tunnelOf()).toMatchObject({
    IKEVersions: values('ikev2'),
    Phase1EncryptionAlgorithms: values('AES256-GCM-16', 'AES128-GCM-16'),
    Phase2EncryptionAlgorithms: values('AES256-GCM-16', 'AES128-GCM-16'),
    Phase1IntegrityAlgorithms: values('SHA2-256', 'SHA2-384', 'SHA2-512'),
    Phase2IntegrityAlgorithms: values('SHA2-256', 'SHA2-384', 'SHA2-512'),
    Phase1DHGroupNumbers: values(19, 20, 21),
    Phase2DHGroupNumbers: values(19, 20, 21),
  });
});

test('the national suite is one choice in each list', () => {
  expect(tunnelOf({ profile: 'cnsa1' })).toMatchObject({
    IKEVersions: values('ikev2'),
    Phase1EncryptionAlgorithms: values('AES256-GCM-16'),
    Phase2EncryptionAlgorithms: values('AES256-GCM-16'),
    Phase1IntegrityAlgorithms: values('SHA2-384'),
    Phase2IntegrityAlgorithms: values('SHA2-384'),
    Phase1DHGroupNumbers: values(20),
    Phase2DHGroupNumbers: values(20),
  });
});

test('a tunnel is kept up, recorded in the archive, and replaced when somebody agrees', () => {
  expect(tunnelOf()).toMatchObject({
    Phase1LifetimeSeconds: 28_800,
    Phase2LifetimeSeconds: 3_600,
    DPDTimeoutSeconds: 30,
    DPDTimeoutAction: 'restart',
    StartupAction: 'start',
    EnableTunnelLifecycleControl: true,
    LogOptions: {
      CloudwatchLogOptions: { LogEnabled: true, LogOutputFormat: 'json', LogGroupArn: expect.anything() as unknown },
    },
  });
});

test('AWS makes the key and keeps it in Secrets Manager, unless the device shows a certificate', () => {
  expect(onlyOf(office(), 'AWS::EC2::VPNConnection')).toMatchObject({ PreSharedKeyStorage: 'SecretsManager' });
  const certificateArn = 'arn:aws:acm:eu-central-1:111122223333:certificate/device';
  const template = office({ certificateArn });
  expect(onlyOf(template, 'AWS::EC2::VPNConnection')).not.toHaveProperty('PreSharedKeyStorage');
  expect(onlyOf(template, 'AWS::EC2::CustomerGateway')).toMatchObject({
    IpAddress: '203.0.113.10',
    CertificateArn: certificateArn,
  });
});

test('packets go between the office’s networks and the enclave, and no routes are learned', () => {
  const template = office();
  expect(onlyOf(template, 'AWS::EC2::VPNConnection')).toMatchObject({
    StaticRoutesOnly: true,
    LocalIpv4NetworkCidr: '10.20.0.0/21',
    RemoteIpv4NetworkCidr: '10.64.0.0/22',
  });
  const ranges = (type: string) => propertiesOf(template, type).map((one) => one.DestinationCidrBlock);
  expect(ranges('AWS::EC2::VPNConnectionRoute')).toEqual(['10.20.0.0/24', '10.20.4.0/24']);
  expect(ranges('AWS::EC2::Route').sort()).toEqual(['10.20.0.0/24', '10.20.0.0/24', '10.20.4.0/24', '10.20.4.0/24']);
  template.resourceCountIs('AWS::EC2::VPNGatewayRoutePropagation', 0);
  template.allResources('AWS::EC2::Route', { DependsOn: [Match.stringLikeRegexp('NetworkOfficesAttachment')] });
});

test('what comes from the office gets HTTPS to the private endpoints, and nothing else', () => {
  const rules = propertiesOf(office(), 'AWS::EC2::SecurityGroupIngress').filter((rule) => rule.CidrIp !== undefined);
  expect(rules.map(({ CidrIp, FromPort, ToPort, IpProtocol }) => [CidrIp, FromPort, ToPort, IpProtocol])).toEqual([
    ['10.20.0.0/24', 443, 443, 'tcp'],
    ['10.20.4.0/24', 443, 443, 'tcp'],
  ]);
});

test('offices share the one VPN gateway a network can have', () => {
  const stack = officeIn(new Theirs());
  officeIn(stack, { office: 'cebu', publicAddress: '198.51.100.20', networks: ['172.20.8.0/22'] });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::EC2::VPNGateway', 1);
  template.resourceCountIs('AWS::EC2::VPCGatewayAttachment', 1);
  template.resourceCountIs('AWS::EC2::VPNConnection', 2);
});

test('a transit gateway that stands already takes the place of the VPN gateway', () => {
  const transitGatewayId = 'tgw-0a1b2c3d4e5f60718';
  const template = office({ transitGatewayId });
  template.resourceCountIs('AWS::EC2::VPNGateway', 0);
  expect(onlyOf(template, 'AWS::EC2::TransitGatewayAttachment')).toMatchObject({ TransitGatewayId: transitGatewayId });
  const ways = propertiesOf(template, 'AWS::EC2::Route');
  expect(ways.map((way) => way.TransitGatewayId)).toEqual(Array(4).fill(transitGatewayId));
});

test('an alarm rings when both tunnels are down, and another when one is', () => {
  const alarmTopicArn = 'arn:aws:sns:eu-central-1:111122223333:on-call';
  const all = propertiesOf(office({ alarmTopicArn }), 'AWS::CloudWatch::Alarm');
  const alarms = all.filter(({ MetricName }) => MetricName === 'TunnelState');
  expect(
    alarms.map(({ Statistic, ComparisonOperator, Threshold }) => [Statistic, ComparisonOperator, Threshold]),
  ).toEqual([
    ['Maximum', 'LessThanOrEqualToThreshold', 0],
    ['Minimum', 'LessThanThreshold', 1],
  ]);
  for (const alarm of alarms) {
    expect(alarm).toMatchObject({
      Namespace: 'AWS/VPN',
      MetricName: 'TunnelState',
      Dimensions: [{ Name: 'VpnId', Value: { Ref: expect.stringMatching(/Connection/) as string } }],
      AlarmActions: [alarmTopicArn],
    });
  }
});

test('the manifest’s offices are built, each under its own name', () => {
  const template = enclaveTemplate(exampleManifest('two-offices'));
  const devices = propertiesOf(template, 'AWS::EC2::CustomerGateway');
  expect(devices.map(({ IpAddress, DeviceName }) => [IpAddress, DeviceName])).toEqual([
    ['203.0.113.10', 'enclave-harbour.makati'],
    ['198.51.100.20', 'enclave-harbour.cebu'],
  ]);
  template.hasResourceProperties('AWS::EC2::VPNConnection', {
    Tags: Match.arrayWith([{ Key: 'vendor-enclave:component', Value: 'office/makati' }]),
  });
});

test.each<[string, Partial<OfficeVpnProps>, string]>([
  ['an address inside the office', { publicAddress: '10.20.0.1' }, 'enclave/office-address'],
  ['an address that is none', { publicAddress: 'makati.example' }, 'enclave/office-address'],
  ['an office without a network', { networks: [] }, 'enclave/office-without-network'],
  ['a range that the network does not know', { networks: ['10.99.0.0/24'] }, 'enclave/office-range-unnamed'],
  ['a topic elsewhere', { alarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:t' }, 'enclave/alarm-topic-region'],
])('refuses %s', (_title, props, code) => {
  expect(codesOf(() => office(props))).toEqual([code]);
});

test.each<[string, string[], string]>([
  ['the whole internet', ['0.0.0.0/0'], 'enclave/office-range'],
  ['a public range', ['203.0.113.0/24'], 'enclave/office-range'],
  ['a range written by an address inside it', ['10.20.0.7/24'], 'enclave/office-range'],
  ['a range that holds the enclave', ['10.0.0.0/8'], 'enclave/office-range-overlap'],
  ['two ranges that overlap', ['10.20.0.0/16', '10.20.4.0/24'], 'enclave/office-range-overlap'],
])('a network refuses %s', (_title, officeCidrs, code) => {
  expect(codesOf(() => officeIn(new Theirs(), { networks: officeCidrs }, officeCidrs))).toEqual([code]);
});
