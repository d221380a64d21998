import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'api-mutual-tls-missing',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'API domain asks its clients for no certificate',
  why: 'A stolen token works from everywhere; a certificate that the client must hold as well makes it useless alone.',
  fix: 'Set `MutualTlsAuthentication.TruststoreUri` to the authorities that issue certificates to the vendor.',
  controls: { 'nist-800-53-r5': ['ia-3', 'sc-8', 'sc-23'] },
  appliesTo: ['AWS::ApiGateway::DomainName', 'AWS::ApiGatewayV2::DomainName'],

  check(domain, _world, report) {
    const want = 'a list of trusted authorities';
    mustBeSet(domain.read('MutualTlsAuthentication.TruststoreUri'), want, report);
  },

  bad: [
    {
      title: 'a domain of a REST API without it',
      template: `
        Resources:
          Domain:
            Type: AWS::ApiGateway::DomainName
            Properties: { DomainName: api.example.com }`,
    },
    {
      title: 'a domain of an HTTP API with an empty list',
      template: `
        Resources:
          Domain:
            Type: AWS::ApiGatewayV2::DomainName
            Properties: { DomainName: api.example.com, MutualTlsAuthentication: { TruststoreUri: '' } }`,
    },
  ],
  good: [
    {
      title: 'a domain of a REST API with a list in a bucket',
      template: `
        Resources:
          Domain:
            Type: AWS::ApiGateway::DomainName
            Properties: { DomainName: api.example.com, MutualTlsAuthentication: { TruststoreUri: 's3://trust/authorities.pem' } }`,
    },
    {
      title: 'a domain of an HTTP API with a list in a bucket that a parameter names',
      template: `
        Parameters:
          Bucket: { Type: String }
        Resources:
          Domain:
            Type: AWS::ApiGatewayV2::DomainName
            Properties: { DomainName: api.example.com, MutualTlsAuthentication: { TruststoreUri: !Sub 's3://\${Bucket}/authorities.pem' } }`,
    },
  ],
  unknown: [
    {
      title: 'the list is a parameter, which may be empty',
      template: `
        Parameters:
          Authorities: { Type: String }
        Resources:
          Domain:
            Type: AWS::ApiGateway::DomainName
            Properties: { DomainName: api.example.com, MutualTlsAuthentication: { TruststoreUri: !Ref Authorities } }`,
    },
  ],
});
