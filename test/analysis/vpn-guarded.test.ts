import { vpnGuarded } from '../../lib/analysis/access/vpn-guarded';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

const claim = vpnGuarded(parse(SHORT_MANIFEST).manifest);
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
  ['a directory alone', '[{ Type: directory-service-authentication }]', HANDLER, 'vpn-mfa', 'fail', /not SAML/],
  [
    'a directory besides',
    `[{ Type: directory-service-authentication }, ${samlBy(PROVIDER)}]`,
    HANDLER,
    'vpn-mfa',
    'fail',
    /not SAML/,
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
  const { manifest } = parse(SHORT_MANIFEST);
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
