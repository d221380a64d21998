import { describe } from '../../../lib/template';
import { any, says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'vpn-certificate-alone',
  topic: 'access',
  severity: 'error',
  waivable: false,
  title: 'Client VPN lets in whoever holds a certificate',
  why: 'A certificate is a file: it is copied, shared and lost, and proves no person and no second factor.',
  fix: 'Add federated (SAML) or directory authentication to `AuthenticationOptions`.',
  controls: { 'nist-800-53-r5': ['ia-2', 'ia-2.1', 'ac-17'] },
  appliesTo: ['AWS::EC2::ClientVpnEndpoint'],

  check(endpoint, _world, report) {
    const options = endpoint.read('AuthenticationOptions');
    const difference = { want: 'federated-authentication or directory-service-authentication among the options' };
    const kinds = options.each().map((option) => option.get('Type'));
    const person = any(kinds.map((kind) => says(kind, 'federated-authentication', 'directory-service-authentication')));
    const saw = kinds.map(({ value }) => describe(value)).join(', ') || 'not set';
    if (person === undefined) report.unknown(options, difference);
    else if (!person) report.fail(options, { ...difference, saw });
  },

  bad: [
    {
      title: 'mutual certificates only',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              AuthenticationOptions:
                - Type: certificate-authentication
                  MutualAuthentication: { ClientRootCertificateChainArn: arn:aws:acm:eu-central-1:111122223333:certificate/0 }`,
    },
    {
      title: 'no authentication named',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { ClientCidrBlock: 10.20.0.0/22 }`,
    },
  ],
  good: [
    {
      title: 'a directory',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              AuthenticationOptions: [{ Type: directory-service-authentication, ActiveDirectory: { DirectoryId: d-1 } }]`,
    },
    {
      title: 'SAML',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              AuthenticationOptions:
                - Type: federated-authentication
                  FederatedAuthentication: { SAMLProviderArn: arn:aws:iam::111122223333:saml-provider/vendor }`,
    },
    {
      title: 'a certificate besides SAML, whatever the certificate option is called',
      template: `
        Parameters:
          Second: { Type: String }
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              AuthenticationOptions:
                - Type: !Ref Second
                - Type: federated-authentication`,
    },
  ],
  unknown: [
    {
      title: 'the kind of authentication is a parameter',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              AuthenticationOptions: [{ Type: !Ref Kind }]`,
    },
  ],
});
