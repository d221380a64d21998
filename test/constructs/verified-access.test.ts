import { VerifiedAccess, type VerifiedAccessProps } from '../../constructs';
import { codesOf, enclaveTemplate, exampleManifest, onlyOf, propertiesOf, Surroundings } from './fixtures';

const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:va-AbCdEf';
const OIDC = {
  issuer: 'https://login.client.example',
  authorizationEndpoint: 'https://login.client.example/authorize',
  tokenEndpoint: 'https://login.client.example/token',
  userInfoEndpoint: 'https://login.client.example/userinfo',
  clientId: 'acme',
  clientSecretArn: SECRET,
};
const CLAIMS = {
  id: 'claims',
  domain: 'claims.client.example',
  certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/one',
  loadBalancerArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/claims/1',
  loadBalancerSecurityGroupId: 'sg-0a1b2c3d',
  vpcId: 'vpc-0a1b2c3d',
  subnetIds: ['subnet-0a1b2c3d'],
  groups: ['adjusters', 'clerks'],
};

function accessIn(stack: Surroundings, props: Partial<VerifiedAccessProps> = {}): Surroundings {
  new VerifiedAccess(stack, 'Applications', {
    vendor: 'acme',
    archive: stack.archive,
    oidc: OIDC,
    allowedRanges: ['203.0.113.0/24', '198.51.100.0/24'],
    applications: [CLAIMS],
    ...props,
  });
  return stack;
}

const built = (props: Partial<VerifiedAccessProps> = {}) => accessIn(new Surroundings(), props).template();
const endpointOf = (props: Partial<VerifiedAccessProps> = {}) =>
  onlyOf(built(props), 'AWS::EC2::VerifiedAccessEndpoint');

test('every request needs the second factor, a group, a range, and a device in order where somebody vouches for it', () => {
  const device = { provider: 'crowdstrike', tenantId: 'x' } as const;
  const group = onlyOf(built({ device }), 'AWS::EC2::VerifiedAccessGroup');
  expect(group.PolicyEnabled).toBe(true);
  expect(group.PolicyDocument).toBe(
    [
      'permit(principal, action, resource)',
      'when {',
      '  context.identity.groups.contains("vpn-mfa") &&',
      '  (context.identity.groups.contains("adjusters") || context.identity.groups.contains("clerks")) &&',
      '  (ip(context.http_request.client_ip).isInRange(ip("203.0.113.0/24")) || ip(context.http_request.client_ip).isInRange(ip("198.51.100.0/24"))) &&',
      '  context.device.assessment.overall >= 80',
      '};',
    ].join('\n'),
  );
});

test('each application is opened by its own groups only', () => {
  const letters = { ...CLAIMS, id: 'letters', domain: 'letters.client.example', groups: ['clerks'] };
  const policies = propertiesOf(built({ applications: [CLAIMS, letters] }), 'AWS::EC2::VerifiedAccessEndpoint').map(
    ({ ApplicationDomain, PolicyEnabled, PolicyDocument }) => [ApplicationDomain, PolicyEnabled, PolicyDocument],
  );
  expect(policies).toEqual([
    ['claims.client.example', true, expect.stringMatching(/when \{\n  \(.*adjusters.* \|\| .*clerks"\)\)\n\};$/)],
    [
      'letters.client.example',
      true,
      expect.stringMatching(/when \{\n  context\.identity\.groups\.contains\("clerks"\)\n\};$/),
    ],
  ]);
});

test('an endpoint leads to its load balancer over TLS, and nowhere else', () => {
  expect(endpointOf()).toMatchObject({
    EndpointType: 'load-balancer',
    AttachmentType: 'vpc',
    LoadBalancerOptions: { LoadBalancerArn: CLAIMS.loadBalancerArn, Port: 443, Protocol: 'https' },
  });
  built().hasResourceProperties('AWS::EC2::SecurityGroup', {
    VpcId: CLAIMS.vpcId,
    SecurityGroupIngress: [
      { CidrIp: '203.0.113.0/24', FromPort: 443, ToPort: 443 },
      { CidrIp: '198.51.100.0/24', FromPort: 443, ToPort: 443 },
    ],
    SecurityGroupEgress: [{ DestinationSecurityGroupId: 'sg-0a1b2c3d', FromPort: 443, ToPort: 443 }],
  });
});

test('what was decided is recorded in the archive, with the reasons, and cryptography is FIPS', () => {
  expect(onlyOf(built(), 'AWS::EC2::VerifiedAccessInstance')).toMatchObject({
    FipsEnabled: true,
    LoggingConfigurations: {
      LogVersion: 'ocsf-1.0.0-rc.2',
      IncludeTrustContext: true,
      CloudWatchLogs: { Enabled: true, LogGroup: { Ref: expect.stringMatching(/Archive.*verifiedaccess/) as string } },
    },
  });
});

test('the client secret is named in the template, and not in it', () => {
  const [provider] = propertiesOf(built(), 'AWS::EC2::VerifiedAccessTrustProvider');
  expect(provider).toMatchObject({
    UserTrustProviderType: 'oidc',
    OidcOptions: { ClientSecret: `{{resolve:secretsmanager:${SECRET}:SecretString}}` },
  });
});

test('IAM Identity Center tells groups by their ids', () => {
  const id = 'c242c5b0-6081-1845-6fa8-6e0d9513c107';
  const template = built({ oidc: undefined, mfaGroup: id, applications: [{ ...CLAIMS, groups: [id] }] });
  expect(onlyOf(template, 'AWS::EC2::VerifiedAccessTrustProvider').UserTrustProviderType).toBe('iam-identity-center');
  expect(onlyOf(template, 'AWS::EC2::VerifiedAccessGroup').PolicyDocument).toContain(
    `context.identity.groups has "${id}"`,
  );
});

test.each([
  ['jamf', '["LOW", "SECURE"].contains(context.device.risk)'],
  ['jumpcloud', 'context.device.device.is_managed'],
] as const)('what %s says of a device counts', (provider, condition) => {
  const template = built({ device: { provider, tenantId: 'x' } });
  expect(onlyOf(template, 'AWS::EC2::VerifiedAccessGroup').PolicyDocument).toContain(`&&\n  ${condition}\n}`);
});

test('a group whose name ends a text in Cedar does not end it', () => {
  const { PolicyDocument } = endpointOf({ applications: [{ ...CLAIMS, groups: ['a") || true || ("\u0007'] }] });
  expect(PolicyDocument).toContain(
    'contains("a\\u{22}\\u{29} \\u{7c}\\u{7c} true \\u{7c}\\u{7c} \\u{28}\\u{22}\\u{7}")',
  );
});

test.each<[string, Partial<VerifiedAccessProps>, string]>([
  ['no application', { applications: [] }, 'enclave/no-application'],
  ['an application for nobody', { applications: [{ ...CLAIMS, groups: [] }] }, 'enclave/no-application'],
  ['a secret instead of its name', { oidc: { ...OIDC, clientSecretArn: 'hunter2' } }, 'enclave/client-secret'],
  ['everywhere', { allowedRanges: ['0.0.0.0/0'] }, 'enclave/range-too-wide'],
  ['no range', { allowedRanges: [] }, 'enclave/range-too-wide'],
])('refuses %s', (_title, props, code) => {
  expect(codesOf(() => accessIn(new Surroundings(), props))).toEqual([code]);
});

test('through the manifest, job functions open applications by their groups', () => {
  const template = enclaveTemplate(exampleManifest('verified-apps'));
  const endpoints = propertiesOf(template, 'AWS::EC2::VerifiedAccessEndpoint');
  expect(endpoints.map(({ ApplicationDomain }) => ApplicationDomain)).toEqual([
    'claims.partners.meridian.example',
    'documents.partners.meridian.example',
  ]);
  expect(endpoints[0]!.PolicyDocument).toContain('contains("harbour-adjusters")');
  expect(endpoints[0]!.PolicyDocument).not.toContain('harbour-clerks');
});

test('what was decided has a table, and an alarm for a week without a word', () => {
  const template = enclaveTemplate(exampleManifest('verified-apps'));
  const tables = propertiesOf(template, 'AWS::Glue::Table').map(({ TableInput }) => TableInput as { Name: string });
  expect(tables.map(({ Name }) => Name)).toContain('verified_access');
  const quiet = propertiesOf(template, 'AWS::CloudWatch::Alarm').map(({ AlarmDescription }) => AlarmDescription);
  expect(quiet).toContainEqual(expect.stringContaining('verified-access has been silent for 7 days'));
});
