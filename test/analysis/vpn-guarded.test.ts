import { vpnGuarded } from '../../lib/analysis/access/vpn-guarded';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

const claim = vpnGuarded(parse(SHORT_MANIFEST).manifest);
const SAML = '[{ Type: federated-authentication }]';
const HANDLER = '{ Enabled: true, LambdaFunctionArn: !GetAtt Handler.Arn }';

const template = (authentication: string, connect: string, group: string) => `
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
    Properties: { Environment: { Variables: { MFA_GROUP: ${group} } } }
`;

test.each<[string, string, string, string, string, RegExp]>([
  ['SAML, handler and group', SAML, HANDLER, 'vpn-mfa', 'pass', /vpn-mfa demanded/],
  [
    'certificate and SAML',
    '[{ Type: certificate-authentication }, { Type: federated-authentication }]',
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
