import { vpnGuarded } from '../../lib/analysis/access/vpn-guarded';
import { accessPolicy } from '../../lib/manifest/vpn-access-policy';
import { accessDemandsOf } from '../../lib/manifest/vpn-sign-in';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

const { manifest } = parse(SHORT_MANIFEST);
const claim = vpnGuarded(manifest);
const POLICY = JSON.stringify(accessPolicy(accessDemandsOf(manifest)));
const PROVIDER = 'arn:aws:iam::111122223333:saml-provider/acme';
const samlBy = (provider: string) =>
  `{ Type: federated-authentication, FederatedAuthentication: { SAMLProviderArn: ${provider} } }`;
const SAML = `[${samlBy(`"${PROVIDER}"`)}]`;
const HANDLER = '{ Enabled: true, LambdaFunctionArn: !GetAtt Handler.Arn }';

const template = (authentication: string, connect: string, group: string, roster = '!Ref Roster') => `
Parameters:
  Any: { Type: String }
Resources:
  Vpn:
    Type: AWS::EC2::ClientVpnEndpoint
    Properties:
      AuthenticationOptions: ${authentication}
      ClientConnectOptions: ${connect}
      AuthorizationPolicy: { PolicyDocument: ${POLICY}, ShadowMode: disabled }
  Handler:
    Type: AWS::Lambda::Function
    Properties: { Environment: { Variables: { MFA_GROUP: ${group}, ROSTER_TABLE: ${roster} } } }
  Roster: { Type: AWS::DynamoDB::Table }
`;

test.each<[string, string, string, string, string, RegExp]>([
  [
    'SAML, handler and group',
    SAML,
    HANDLER,
    'vpn-mfa',
    'pass',
    /vpn-mfa demanded; that its code does so is taken on trust/,
  ],
  [
    'certificate and SAML',
    `[{ Type: certificate-authentication }, ${samlBy(PROVIDER)}]`,
    HANDLER,
    'vpn-mfa',
    'pass',
    /./,
  ],
  [
    'a certificate alone',
    '[{ Type: certificate-authentication }]',
    HANDLER,
    'vpn-mfa',
    'fail',
    /a device with a certificate/,
  ],
  [
    'a directory alone',
    '[{ Type: directory-service-authentication }]',
    HANDLER,
    'vpn-mfa',
    'fail',
    /not federated-authentication/,
  ],
  [
    'a directory besides',
    `[{ Type: directory-service-authentication }, ${samlBy(PROVIDER)}]`,
    HANDLER,
    'vpn-mfa',
    'fail',
    /not federated-authentication/,
  ],
  ['another identity provider', `[${samlBy('other')}]`, HANDLER, 'vpn-mfa', 'fail', /people of other enter/],
  ['no identity provider', '[{ Type: federated-authentication }]', HANDLER, 'vpn-mfa', 'fail', /no identity provider/],
  ['a provider given at deployment', `[${samlBy('!Ref Any')}]`, HANDLER, 'vpn-mfa', 'unknown', /provider is hidden/],
  ['an empty group', SAML, HANDLER, '""', 'fail', /demands no group/],
  [
    'a handler that is no function',
    SAML,
    '{ Enabled: true, LambdaFunctionArn: !GetAtt Roster.Arn }',
    'vpn-mfa',
    'unknown',
    /not a function/,
  ],
  ['no handler', SAML, '{ Enabled: false }', 'vpn-mfa', 'fail', /no connect handler/],
  [
    'a handler that is not switched on',
    SAML,
    '{ LambdaFunctionArn: !GetAtt Handler.Arn }',
    'vpn-mfa',
    'fail',
    /no connect handler/,
  ],
  ['another group', SAML, HANDLER, 'everybody', 'fail', /demands everybody/],
  [
    'an authentication given at deployment',
    '[{ Type: !Ref Any }]',
    HANDLER,
    'vpn-mfa',
    'unknown',
    /authentication is hidden/,
  ],
  [
    'a handler of another stack',
    SAML,
    '{ Enabled: true, LambdaFunctionArn: !ImportValue H }',
    'vpn-mfa',
    'unknown',
    /not in the template/,
  ],
  [
    'a switch given at deployment',
    SAML,
    '{ Enabled: !Ref Any, LambdaFunctionArn: !GetAtt Handler.Arn }',
    'vpn-mfa',
    'unknown',
    /Any/,
  ],
  ['a group given at deployment', SAML, HANDLER, '!Ref Any', 'unknown', /Any/],
])('%s', (_title, authentication, connect, group, verdict, reason) => {
  const proof = decide(claim, template(authentication, connect, group));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test.each([
  ['a roster of the template', '!Ref Roster', 'pass'],
  ['no roster', '!Ref AWS::NoValue', 'fail'],
  ['a roster given at deployment', '!Ref Any', 'unknown'],
  ['a roster by name', 'people', 'unknown'],
  ['a roster that is no table', '!Ref Handler', 'unknown'],
])('%s: %s is %s', (_title, roster, verdict) => {
  expect(decide(claim, template(SAML, HANDLER, 'vpn-mfa', roster)).verdict).toBe(verdict);
});

const HOURS = '{"timeZone":"Asia/Manila","days":["mon"],"from":"08:00","to":"18:00"}';
const WORKING = parse(
  SHORT_MANIFEST.replace(
    'name: Acme Services',
    '$&, workingHours: { timeZone: Asia/Manila, days: [mon], from: "08:00", to: "18:00" }',
  ),
).manifest;

test.each([
  ['the hours of the manifest', WORKING, `'${HOURS}'`, 'pass', /./],
  ['no hours where it has some', WORKING, '!Ref AWS::NoValue', 'fail', /working hours of Vpn are any/],
  ['longer hours', WORKING, `'${HOURS.replace('18:00', '22:00')}'`, 'fail', /22:00/],
  ['hours where it has none', manifest, `'${HOURS}'`, 'fail', /those of the manifest any/],
  ['hours given at deployment', WORKING, '!Ref Any', 'unknown', /hidden by/],
])('the handler demands %s: %# (R05)', (_title, agreed, hours, verdict, reason) => {
  const text = template(SAML, HANDLER, `vpn-mfa, WORKING_HOURS: ${hours}`);
  const proof = decide(vpnGuarded(agreed), text);
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test('code in the template, an alias and a version are not known', () => {
  const text = template(SAML, HANDLER, 'vpn-mfa');
  const inline = text.replace('Properties: { Environment', 'Properties: { Code: { ZipFile: "exit" }, Environment');
  expect(decide(claim, inline)).toMatchObject({
    verdict: 'unknown',
    explanation: [expect.stringMatching(/its code is not ours to read/)],
  });
  for (const type of ['Alias', 'Version']) {
    const behind = `  Behind: { Type: AWS::Lambda::${type}, Properties: { FunctionName: !Ref Handler } }\n`;
    const turned = text.replace('!GetAtt Handler.Arn', '!Ref Behind') + behind;
    expect(decide(claim, turned)).toMatchObject({ verdict: 'unknown' });
  }
});

test('the manifest says whether there is a Client VPN at all', () => {
  expect(decide(claim, 'Resources: {}')).toMatchObject({
    verdict: 'fail',
    witness: expect.stringMatching(/the manifest asks for Client VPN/) as string,
  });
  const without = vpnGuarded({ ...manifest, connect: { ...manifest.connect, clientVpn: undefined } });
  expect(decide(without, 'Resources: {}')).toMatchObject({ verdict: 'pass' });
  expect(decide(without, template(SAML, HANDLER, 'vpn-mfa'))).toMatchObject({ verdict: 'fail' });
  const { clientVpn } = manifest.connect;
  const apart = vpnGuarded({
    ...manifest,
    connect: { ...manifest.connect, clientVpn: { ...clientVpn!, samlProviderArn: `${PROVIDER}-vpn` } },
  });
  expect(decide(apart, template(SAML, HANDLER, 'vpn-mfa')).verdict).toBe('fail');
  expect(decide(apart, template(`[${samlBy(`${PROVIDER}-vpn`)}]`, HANDLER, 'vpn-mfa')).verdict).toBe('pass');
});

test('each of several endpoints is judged', () => {
  const second =
    '  Second: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { AuthenticationOptions: [{ Type: certificate-authentication }] } }\n';
  expect(decide(claim, template(SAML, HANDLER, 'vpn-mfa') + second).verdict).toBe('fail');
});

const GOOD = template(SAML, HANDLER, 'vpn-mfa');

function changed(from: string, to: string): string {
  if (!GOOD.includes(from)) throw new Error(`the template does not say: ${from}`);
  return GOOD.replace(from, to);
}

test.each<[title: string, change: [string, string], verdict: string, reason: RegExp]>([
  [
    'no access policy',
    [`AuthorizationPolicy: { PolicyDocument: ${POLICY}, ShadowMode: disabled }`, 'VpnPort: 443'],
    'fail',
    /the connect handler stands alone/,
  ],
  ['a policy in the shadow', ['ShadowMode: disabled', 'ShadowMode: enabled'], 'fail', /in shadow mode/],
  ['a policy that may be in the shadow', [', ShadowMode: disabled', ''], 'unknown', /in force is not said/],
  ['a policy given at deployment', [POLICY, '!Ref Any'], 'unknown', /access policy is hidden/],
  ['another policy', [POLICY, '"permit(principal, action, resource);"'], 'unknown', /another access policy/],
])('%s', (_title, change, verdict, reason) => {
  const proof = decide(claim, changed(...change));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

const KEY = 'https://keys.example/jwk.json';
const DEVICES = [{ provider: 'crowdstrike' as const, tenantId: 't-1', publicSigningKeyUrl: KEY }];

test.each<[title: string, options: string, verdict: string, reason: RegExp]>([
  [
    'the manifest’s provider',
    `{ Enabled: true, TrustProviders: [{ TrustProviderType: crowdstrike, TenantId: t-1, PublicSigningKeyUrl: "${KEY}" }] }`,
    'pass',
    /./,
  ],
  ['no provider at all', '!Ref AWS::NoValue', 'fail', /asks nobody about devices/],
  ['providers switched off', '{ Enabled: false }', 'fail', /asks nobody about devices/],
  [
    'another tenant',
    `{ Enabled: true, TrustProviders: [{ TrustProviderType: crowdstrike, TenantId: t-2, PublicSigningKeyUrl: "${KEY}" }] }`,
    'fail',
    /believes crowdstrike of t-2/,
  ],
  [
    'another key',
    '{ Enabled: true, TrustProviders: [{ TrustProviderType: crowdstrike, TenantId: t-1, PublicSigningKeyUrl: "https://evil.example/k" }] }',
    'fail',
    /believes crowdstrike/,
  ],
  [
    'a tenant given at deployment',
    '{ Enabled: true, TrustProviders: [{ TrustProviderType: crowdstrike, TenantId: !Ref Any }] }',
    'unknown',
    /vouches for devices is hidden/,
  ],
])('devices vouched for by %s', (_title, options, verdict, reason) => {
  const { clientVpn } = manifest.connect;
  const asking = {
    ...manifest,
    connect: { ...manifest.connect, clientVpn: { ...clientVpn!, devicePosture: DEVICES } },
  };
  const policy = JSON.stringify(accessPolicy(accessDemandsOf(asking)));
  const text = GOOD.replace(POLICY, policy).replace(
    'ClientConnectOptions',
    `DevicePostureOptions: ${options}\n      ClientConnectOptions`,
  );
  const proof = decide(vpnGuarded(asking), text);
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

const SID = 'S-1-5-21-1004336348-1177238915-682003330-1106';
const byDirectory = (id: string) =>
  `[{ Type: directory-service-authentication, ActiveDirectory: { DirectoryId: ${id} } }]`;

test.each<[title: string, authentication: string, connect: string, verdict: string, reason: RegExp]>([
  [
    'the manifest’s directory',
    byDirectory('d-90670a1b2c'),
    HANDLER,
    'unknown',
    /second factor stands in its RADIUS settings/,
  ],
  ['another directory', byDirectory('d-0000000000'), HANDLER, 'fail', /people of d-0000000000 enter/],
  ['no directory', '[{ Type: directory-service-authentication }]', HANDLER, 'fail', /people of no directory/],
  ['SAML instead', SAML, HANDLER, 'fail', /not directory-service-authentication/],
  ['a certificate alone', '[{ Type: certificate-authentication }]', HANDLER, 'fail', /a device with a certificate/],
  ['no handler', byDirectory('d-90670a1b2c'), '{ Enabled: false }', 'fail', /no connect handler/],
])('a directory never proves a second factor: %s', (_title, authentication, connect, verdict, reason) => {
  const { clientVpn } = manifest.connect;
  const asking = vpnGuarded({
    ...manifest,
    connect: { ...manifest.connect, clientVpn: { ...clientVpn!, directoryId: 'd-90670a1b2c', mfaGroup: SID } },
  });
  const proof = decide(asking, template(authentication, connect, SID));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});
