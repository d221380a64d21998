import { mustBeSet, says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'service-connect-plaintext',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'ECS services find each other through Service Connect, but talk in plain text',
  why: 'Whoever gets one foot into the namespace reads what the services tell each other.',
  fix: 'Set `Tls.IssuerCertificateAuthority` of every service in `ServiceConnectConfiguration`.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::ECS::Service'],

  check(service, _world, report) {
    const connect = service.read('ServiceConnectConfiguration');
    if (says(connect.get('Enabled'), 'false')) return;
    const want = 'a private certificate authority';
    for (const offered of connect.get('Services').each()) {
      const authority = offered.read('Tls.IssuerCertificateAuthority.AwsPcaAuthorityArn');
      mustBeSet(authority, want, report);
    }
  },

  bad: [
    {
      title: 'one of two services without TLS',
      template: `
        Resources:
          Service:
            Type: AWS::ECS::Service
            Properties:
              ServiceConnectConfiguration:
                Enabled: true
                Services:
                  - { PortName: api, Tls: { IssuerCertificateAuthority: { AwsPcaAuthorityArn: 'arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/a' } } }
                  - { PortName: admin }`,
    },
    {
      title: 'a role for TLS, but no authority',
      template: `
        Resources:
          Service:
            Type: AWS::ECS::Service
            Properties:
              ServiceConnectConfiguration: { Enabled: true, Services: [{ PortName: api, Tls: { RoleArn: !ImportValue role } }] }`,
    },
  ],
  good: [
    {
      title: 'TLS with a private authority',
      template: `
        Resources:
          Authority:
            Type: AWS::ACMPCA::CertificateAuthority
          Service:
            Type: AWS::ECS::Service
            Properties:
              ServiceConnectConfiguration:
                Enabled: true
                Services: [{ PortName: api, Tls: { IssuerCertificateAuthority: { AwsPcaAuthorityArn: !Ref Authority } } }]`,
    },
    {
      title: 'services that offer nothing, or have Service Connect switched off',
      template: `
        Resources:
          Client:
            Type: AWS::ECS::Service
            Properties: { ServiceConnectConfiguration: { Enabled: true } }
          Off:
            Type: AWS::ECS::Service
            Properties: { ServiceConnectConfiguration: { Enabled: false, Services: [{ PortName: api }] } }
          Plain:
            Type: AWS::ECS::Service`,
    },
  ],
  unknown: [
    {
      title: 'the authority is a parameter, which may be empty',
      template: `
        Parameters:
          Authority: { Type: String }
        Resources:
          Service:
            Type: AWS::ECS::Service
            Properties:
              ServiceConnectConfiguration:
                Enabled: true
                Services: [{ PortName: api, Tls: { IssuerCertificateAuthority: { AwsPcaAuthorityArn: !Ref Authority } } }]`,
    },
  ],
});
