import { App } from 'aws-cdk-lib/core';
import { OfficeVpn, type OfficeVpnProps, type VendorOffice } from '../../constructs';
import {
  enclaveTemplate,
  codesOf,
  manifestWith,
  onlyOf,
  propertiesOf,
  Surroundings,
  type Properties,
} from './fixtures';

const MAKATI: VendorOffice = { office: 'makati', publicAddress: '203.0.113.10', networks: ['192.168.20.0/24'] };
const CEBU: VendorOffice = {
  office: 'cebu',
  publicAddress: '198.51.100.20',
  networks: ['10.20.0.0/16', '192.168.21.0/24'],
  profile: 'cnsa1',
};

function build(offices: VendorOffice[], more: Partial<OfficeVpnProps> = {}) {
  const theirs = new Surroundings(new App());
  const { network, archive } = theirs;
  const made = new OfficeVpn(theirs, 'Offices', { vendor: 'acme', network, archive, offices, ...more });
  return { template: theirs.template(), made };
}

const connectionsOf = (offices: VendorOffice[]) => propertiesOf(build(offices).template, 'AWS::EC2::VPNConnection');
const tunnelsOf = (connection: Properties | undefined) => connection!['VpnTunnelOptionsSpecifications'] as Properties[];
const values = (...list: (string | number)[]) => list.map((Value) => ({ Value }));

test.each<[string, VendorOffice, Properties]>([
  [
    'cnsa1',
    CEBU,
    {
      IKEVersions: values('ikev2'),
      Phase1EncryptionAlgorithms: values('AES256-GCM-16'),
      Phase2EncryptionAlgorithms: values('AES256-GCM-16'),
      Phase1IntegrityAlgorithms: values('SHA2-384'),
      Phase2IntegrityAlgorithms: values('SHA2-384'),
      Phase1DHGroupNumbers: values(20),
      Phase2DHGroupNumbers: values(20),
    },
  ],
  [
    'modern, which is the default',
    MAKATI,
    {
      IKEVersions: values('ikev2'),
      Phase1EncryptionAlgorithms: values('AES256-GCM-16', 'AES128-GCM-16'),
      Phase2EncryptionAlgorithms: values('AES256-GCM-16', 'AES128-GCM-16'),
      Phase1IntegrityAlgorithms: values('SHA2-256', 'SHA2-384', 'SHA2-512'),
      Phase2IntegrityAlgorithms: values('SHA2-256', 'SHA2-384', 'SHA2-512'),
      Phase1DHGroupNumbers: values(19, 20, 21),
      Phase2DHGroupNumbers: values(19, 20, 21),
    },
  ],
])('both tunnels say every list: %s', (_title, office, lists) => {
  const rest = {
    Phase1LifetimeSeconds: 28800,
    Phase2LifetimeSeconds: 3600,
    DPDTimeoutSeconds: 30,
    DPDTimeoutAction: 'restart',
    StartupAction: 'start',
    EnableTunnelLifecycleControl: true,
    LogOptions: { CloudwatchLogOptions: { LogEnabled: true, LogOutputFormat: 'json' } },
  };
  const [connection] = connectionsOf([office]);
  expect(tunnelsOf(connection)).toMatchObject([
    { ...lists, ...rest },
    { ...lists, ...rest },
  ]);
});

test('the log group is named without the star that its streams would have', () => {
  const [connection] = connectionsOf([MAKATI]);
  const { LogGroupArn } = (tunnelsOf(connection)[0]!['LogOptions'] as { CloudwatchLogOptions: Properties })
    .CloudwatchLogOptions;
  expect(JSON.stringify(LogGroupArn)).toMatch(/:log-group:",\{"Ref":"ArchiveLogsoffices[^"]*"\}\]\]\}$/);
});

test('routes are written down, and lead to the networks of each office only', () => {
  const { template, made } = build([MAKATI, CEBU]);
  expect(propertiesOf(template, 'AWS::EC2::VPNConnection').map((one) => one['StaticRoutesOnly'])).toEqual([true, true]);
  const back = propertiesOf(template, 'AWS::EC2::Route').map((route) => route['DestinationCidrBlock']);
  expect(back.sort()).toEqual(
    ['10.20.0.0/16', '192.168.20.0/24', '192.168.21.0/24'].flatMap((range) => [range, range]),
  );
  const ways = propertiesOf(template, 'AWS::EC2::VPNConnectionRoute');
  expect(ways.map((way) => way['DestinationCidrBlock'])).toEqual([
    '192.168.20.0/24',
    '10.20.0.0/16',
    '192.168.21.0/24',
  ]);
  expect(ways[0]!['VpnConnectionId']).not.toEqual(ways[1]!['VpnConnectionId']);
  expect(made.connectionIdFor('makati')).toBeDefined();
  onlyOf(template, 'AWS::EC2::VPNGateway');
  onlyOf(template, 'AWS::EC2::VPCGatewayAttachment');
});

test('a route waits for the gateway to be attached', () => {
  const routes = build([MAKATI]).template.findResources('AWS::EC2::Route') as Record<string, { DependsOn?: string[] }>;
  for (const { DependsOn } of Object.values(routes)) expect(DependsOn).toEqual([expect.stringMatching(/Attachment/)]);
});

test('the doors open to the ranges of the office, by HTTPS alone', () => {
  const rules = propertiesOf(build([MAKATI]).template, 'AWS::EC2::SecurityGroupIngress');
  expect(rules).toMatchObject([{ CidrIp: '192.168.20.0/24', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }]);
});

test('the keys are kept in Secrets Manager; a device with a certificate has none', () => {
  expect(connectionsOf([MAKATI])[0]).toMatchObject({ PreSharedKeyStorage: 'SecretsManager' });
  const certificateArn = 'arn:aws:acm:eu-central-1:111122223333:certificate/one';
  const { template } = build([{ ...MAKATI, certificateArn }]);
  expect(onlyOf(template, 'AWS::EC2::CustomerGateway')).toMatchObject({
    CertificateArn: certificateArn,
    IpAddress: '203.0.113.10',
  });
  expect(onlyOf(template, 'AWS::EC2::VPNConnection')).not.toHaveProperty('PreSharedKeyStorage');
});

test('an alarm tells that no tunnel is up, another that one is not', () => {
  const alarmTopicArn = 'arn:aws:sns:eu-central-1:111122223333:duty';
  const alarms = propertiesOf(build([MAKATI], { alarmTopicArn }).template, 'AWS::CloudWatch::Alarm');
  const common = { Namespace: 'AWS/VPN', MetricName: 'TunnelState', TreatMissingData: 'breaching' };
  const sent = { AlarmActions: [alarmTopicArn] };
  expect(alarms).toMatchObject([
    { ...common, ...sent, Statistic: 'Maximum', Threshold: 0, ComparisonOperator: 'LessThanOrEqualToThreshold' },
    { ...common, ...sent, Statistic: 'Minimum', Threshold: 1, ComparisonOperator: 'LessThanThreshold' },
  ]);
});

test.each<[string, VendorOffice[], string]>([
  ['no office', [], 'enclave/office-repeated'],
  ['an office twice', [MAKATI, { ...CEBU, office: 'makati' }], 'enclave/office-repeated'],
  ['a device twice', [MAKATI, { ...CEBU, publicAddress: MAKATI.publicAddress }], 'enclave/office-repeated'],
  ['a device with a private address', [{ ...MAKATI, publicAddress: '10.1.2.3' }], 'enclave/office-address-private'],
  ['an office without a network', [{ ...MAKATI, networks: [] }], 'enclave/office-network'],
  ['the internet as an office', [{ ...MAKATI, networks: ['128.0.0.0/1'] }], 'enclave/office-network'],
  ['the enclave as an office', [{ ...MAKATI, networks: ['10.64.0.0/16'] }], 'enclave/office-network'],
  ['one network in two offices', [MAKATI, { ...CEBU, networks: ['192.168.0.0/16'] }], 'enclave/office-network'],
])('refuses %s', (_title, offices, code) => {
  expect(codesOf(() => build(offices))).toEqual([code]);
});

test('refuses a topic of another region', () => {
  const alarmTopicArn = 'arn:aws:sns:us-east-1:111122223333:duty';
  expect(codesOf(() => build([MAKATI], { alarmTopicArn }))).toEqual(['enclave/alarm-topic-region']);
});

test('the manifest makes them, and none when it names none', () => {
  const connect = {
    samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme',
    siteToSite: [{ office: 'makati', publicAddress: '203.0.113.10', networks: ['192.168.20.0/24'] }],
  };
  onlyOf(enclaveTemplate(manifestWith({ connect })), 'AWS::EC2::VPNConnection');
  expect(propertiesOf(enclaveTemplate(manifestWith()), 'AWS::EC2::VPNGateway')).toEqual([]);
});
