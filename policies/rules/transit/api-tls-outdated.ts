import { type Resource } from '../../../lib/template';
import { any, mustBeText, says } from '../../judge';
import { type Report, defineRule } from '../../rule';
import { tlsExpectation } from '../../questions/tls-policies';

export default defineRule({
  id: 'api-tls-outdated',
  topic: 'transit',
  severity: 'error',
  title: 'API accepts TLS older than 1.2',
  why: 'TLS 1.0 and 1.1 have known breaks; a client that is talked down to them sends its data under a broken cipher.',
  fix: 'Set `SecurityPolicy` to TLS_1_2 or to a policy that starts with SecurityPolicy_TLS13.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-13'] },
  appliesTo: [
    'AWS::ApiGateway::DomainName',
    'AWS::ApiGateway::DomainNameV2',
    'AWS::ApiGateway::RestApi',
    'AWS::ApiGatewayV2::DomainName',
  ],

  check(api, _world, report, profile) {
    const asked = tlsExpectation('api', profile);
    if (api.type === 'AWS::ApiGateway::RestApi') return checkRestApi(api, asked, report);
    const holders =
      api.type === 'AWS::ApiGatewayV2::DomainName' ? api.read('DomainNameConfigurations').each() : [api.properties];
    // "Supported security policies" (API Gateway Developer Guide), default security policies: domains of every kind
    // get TLS_1_2. "Security policy for WebSocket APIs" and "… for HTTP APIs": never less than TLS_1_2.
    for (const holder of holders) mustBeText(holder.get('SecurityPolicy'), { ...asked, preset: 'TLS_1_2' }, report);
  },

  bad: [
    {
      title: 'the newer kind of domain with the old policy',
      template: `
        Resources:
          Domain:
            Type: AWS::ApiGateway::DomainNameV2
            Properties: { DomainName: api.example.com, SecurityPolicy: TLS_1_0 }`,
    },
    {
      title: 'TLS 1.2 without a validated module, where FIPS is asked for',
      profile: 'fips',
      template: `
        Resources:
          Domain:
            Type: AWS::ApiGateway::DomainName
            Properties: { DomainName: api.example.com, SecurityPolicy: TLS_1_2 }`,
    },
    {
      title: 'a domain that names the old policy',
      template: `
        Resources:
          Domain:
            Type: AWS::ApiGateway::DomainName
            Properties: { DomainName: api.example.com, SecurityPolicy: TLS_1_0 }`,
    },
    {
      title: 'a regional API that says nothing, which means TLS_1_0',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { Name: claims, EndpointConfiguration: { Types: [REGIONAL] } }`,
    },
    {
      title: 'one of two configurations of an HTTP API domain is old',
      template: `
        Resources:
          Domain:
            Type: AWS::ApiGatewayV2::DomainName
            Properties:
              DomainName: api.example.com
              DomainNameConfigurations:
                - { EndpointType: REGIONAL, SecurityPolicy: TLS_1_2 }
                - { EndpointType: REGIONAL, SecurityPolicy: TLS_1_0 }`,
    },
  ],
  good: [
    {
      title: 'domains that say nothing, which means TLS_1_2, and an API that names a policy itself',
      template: `
        Resources:
          Domain:
            Type: AWS::ApiGateway::DomainName
            Properties: { DomainName: api.example.com }
          Other:
            Type: AWS::ApiGatewayV2::DomainName
            Properties: { DomainName: api.example.org, DomainNameConfigurations: [{ EndpointType: REGIONAL }] }
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { Name: claims, SecurityPolicy: SecurityPolicy_TLS13_1_3_2025_09 }`,
    },
    {
      title: 'post-quantum key exchange, where that is asked for',
      profile: 'post-quantum',
      template: `
        Resources:
          Domain:
            Type: AWS::ApiGateway::DomainName
            Properties: { DomainName: api.example.com, SecurityPolicy: SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09 }`,
    },
    {
      title: 'a private API that says nothing, which means TLS_1_2',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { Name: claims, EndpointConfiguration: { Types: [PRIVATE] } }`,
    },
    {
      title: 'a policy for TLS 1.3 only',
      template: `
        Resources:
          Domain:
            Type: AWS::ApiGateway::DomainNameV2
            Properties: { DomainName: api.example.com, SecurityPolicy: SecurityPolicy_TLS13_1_3_2025_09 }`,
    },
    {
      title: 'the policy stands in the OpenAPI body',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body: { openapi: 3.0.1, x-amazon-apigateway-security-policy: SecurityPolicy_TLS13_1_2_2021_06 }`,
    },
  ],
  unknown: [
    {
      title: 'the endpoint type is a parameter, and with it the default',
      template: `
        Parameters:
          Endpoint: { Type: String }
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { Name: claims, EndpointConfiguration: { Types: [!Ref Endpoint] } }`,
    },
    {
      title: 'the OpenAPI body lies in a bucket',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { BodyS3Location: { Bucket: definitions, Key: claims.yaml } }`,
    },
  ],
});

/** "Supported security policies": Regional and edge-optimized APIs get TLS_1_0 by default, private ones TLS_1_2. */
function checkRestApi(api: Resource, asked: ReturnType<typeof tlsExpectation>, report: Report): void {
  const property = api.read('SecurityPolicy');
  const body = api.read('Body');
  const policy = property.value.kind === 'absent' ? body.get('x-amazon-apigateway-security-policy') : property;
  const bodyHidden = api.read('BodyS3Location').value.kind !== 'absent';
  const types = api.read('EndpointConfiguration.Types');
  const isPrivate = any(types.each().map((type) => says(type, 'PRIVATE')));
  if (policy.value.kind === 'absent' && isPrivate !== true && (bodyHidden || isPrivate === undefined)) {
    const saw = bodyHidden
      ? 'a body in S3, which may name a policy'
      : 'not set, and an endpoint type that is not known';
    return report.unknown(property, { saw, want: asked.want });
  }
  const preset = isPrivate ? 'TLS_1_2' : 'TLS_1_0';
  mustBeText(policy, { ...asked, preset }, report);
}
