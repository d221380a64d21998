import { Match } from 'aws-cdk-lib/assertions';
import { VendorVpn, type VendorVpnProps } from '../../constructs';
import { codesOf, onlyOf, propertiesOf, Surroundings } from './fixtures';

function vpnIn(stack: Surroundings, props: Partial<VendorVpnProps> = {}): Surroundings {
  new VendorVpn(stack, 'Vpn', {
    vendor: 'acme',
    network: stack.network,
    archive: stack.archive,
    serverCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/one',
    samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme',
    admissions: [
      { jobFunction: 'clerk', group: 'acme-clerks' },
      { jobFunction: 'adjuster', group: 'acme-adjusters' },
    ],
    people: [{ person: 'Ana@acme.example', jobFunctions: ['clerk'], groups: ['acme-clerks'], until: '2027-12-31' }],
    ...props,
  });
  return stack;
}

const endpointOf = (stack: Surroundings) => onlyOf(stack.template(), 'AWS::EC2::ClientVpnEndpoint');

test('people sign in by SAML, are judged by the handler, recorded, and sent out after the session (R02)', () => {
  expect(endpointOf(vpnIn(new Surroundings()))).toMatchObject({
    AuthenticationOptions: [{ Type: 'federated-authentication' }],
    ClientConnectOptions: { Enabled: true },
    ConnectionLogOptions: { Enabled: true },
    SessionTimeoutHours: 8,
    DisconnectOnSessionTimeout: true,
    SelfServicePortal: 'disabled',
    ClientLoginBannerOptions: { Enabled: true },
  });
});

test('a client certificate comes on top of SAML, never instead (R02)', () => {
  const clientRootCertificateArn = 'arn:aws:acm:eu-central-1:111122223333:certificate/ca';
  expect(endpointOf(vpnIn(new Surroundings(), { clientRootCertificateArn })).AuthenticationOptions).toMatchObject([
    { Type: 'certificate-authentication' },
    { Type: 'federated-authentication' },
  ]);
});

test('the whole traffic goes through the tunnel, and names are looked up inside', () => {
  expect(endpointOf(vpnIn(new Surroundings()))).toMatchObject({
    SplitTunnel: false,
    ClientRouteEnforcementOptions: { Enforced: true },
    DnsServers: ['10.64.0.2'],
  });
});

test('each job function is let in by its own group, to each subnet, and all groups never', () => {
  const template = vpnIn(new Surroundings()).template();
  const rules = propertiesOf(template, 'AWS::EC2::ClientVpnAuthorizationRule');
  expect(rules.map((rule) => [rule.AccessGroupId, rule.TargetNetworkCidr, rule.AuthorizeAllGroups])).toEqual([
    ['acme-clerks', '10.64.0.0/24', false],
    ['acme-clerks', '10.64.1.0/24', false],
    ['acme-adjusters', '10.64.0.0/24', false],
    ['acme-adjusters', '10.64.1.0/24', false],
  ]);
});

test('a job function that may go to a part of the network has rules for that part alone', () => {
  const admissions = [
    { jobFunction: 'clerk', group: 'acme-clerks', destinations: ['10.64.0.0/24'] },
    { jobFunction: 'adjuster', group: 'acme-adjusters', destinations: ['10.64.0.0/24', '10.64.2.0/25'] },
  ];
  const rules = propertiesOf(
    vpnIn(new Surroundings(), { admissions }).template(),
    'AWS::EC2::ClientVpnAuthorizationRule',
  );
  expect(rules.map((rule) => [rule.AccessGroupId, rule.TargetNetworkCidr])).toEqual([
    ['acme-clerks', '10.64.0.0/24'],
    ['acme-adjusters', '10.64.0.0/24'],
    ['acme-adjusters', '10.64.2.0/25'],
  ]);
});

test.each([
  ['a rule that takes a part of a subnet from others', ['10.64.0.0/25'], 'enclave/vpn-rules-shadow'],
  ['a rule that others take a part from', ['10.64.0.0/22'], 'enclave/vpn-rules-shadow'],
  ['a rule for a range outside the network', ['10.65.0.0/24'], 'enclave/vpn-reach-outside'],
  ['a rule for what is no range', ['everything'], 'enclave/vpn-reach-outside'],
])('refuses %s', (_title, destinations, code) => {
  const admissions = [
    { jobFunction: 'clerk', group: 'acme-clerks' },
    { jobFunction: 'adjuster', group: 'acme-adjusters', destinations },
  ];
  expect(codesOf(() => vpnIn(new Surroundings(), { admissions }))).toEqual([code]);
});

test('a device may talk HTTPS to the private endpoints and to nothing else', () => {
  const template = vpnIn(new Surroundings()).template();
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: Match.stringLikeRegexp('Devices of the vendor'),
    SecurityGroupEgress: [
      Match.objectLike({ DestinationSecurityGroupId: Match.anyValue(), FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }),
    ],
  });
});

test('the handler has the name AWS demands, and knows the roster and the second-factor group', () => {
  vpnIn(new Surroundings(), { mfaGroup: 'strong-sign-in' })
    .template()
    .hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'AWSClientVPN-enclave-acme',
      Handler: 'index.handler',
      Environment: { Variables: { MFA_GROUP: 'strong-sign-in', ROSTER_TABLE: Match.anyValue() } },
    });
});

test('the handler is told the working hours, and nothing where none are agreed', () => {
  const variables = (more: object) =>
    JSON.stringify(vpnIn(new Surroundings(), more).template().findResources('AWS::Lambda::Function'));
  expect(variables({ workingHours: '{"timeZone":"UTC"}' })).toContain('WORKING_HOURS');
  expect(variables({})).not.toContain('WORKING_HOURS');
});

test('the roster is written in lower case into a table that is encrypted, restorable and hard to lose', () => {
  const template = vpnIn(new Surroundings()).template();
  template.hasResourceProperties('Custom::EnclaveRoster', {
    People: [{ person: 'ana@acme.example', jobFunctions: ['clerk'], groups: ['acme-clerks'], until: '2027-12-31' }],
  });
  template.hasResource('AWS::DynamoDB::Table', {
    DeletionPolicy: 'Retain',
    Properties: {
      KeySchema: [{ AttributeName: 'person', KeyType: 'HASH' }],
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
    },
  });
});

test('the endpoint bears the tags the audit looks for, and none that changes with the stage', () => {
  expect(endpointOf(vpnIn(new Surroundings())).TagSpecifications).toEqual([
    {
      ResourceType: 'client-vpn-endpoint',
      Tags: [
        { Key: 'Name', Value: 'enclave-acme' },
        { Key: 'vendor-enclave:vendor', Value: 'acme' },
        { Key: 'vendor-enclave:component', Value: 'client-vpn' },
      ],
    },
  ]);
});

test.each([
  ['a range too small for AWS', { clientCidr: '10.96.0.0/23' }, 'enclave/client-cidr-size'],
  ['a range too large for AWS', { clientCidr: '10.96.0.0/11' }, 'enclave/client-cidr-size'],
  ['a range that holds the network', { clientCidr: '10.64.0.0/16' }, 'enclave/client-cidr-overlap'],
  ['a banner AWS does not show', { banner: 'x'.repeat(1401) }, 'enclave/banner-length'],
])('refuses %s', (_title, props, code) => {
  expect(codesOf(() => vpnIn(new Surroundings(), props))).toEqual([code]);
});
