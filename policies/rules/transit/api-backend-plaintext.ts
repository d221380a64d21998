import { describe } from '../../../lib/template';
import { type Integration, hiddenBodiesOf, integrationsOf } from '../../questions/api-integrations';
import { all, mustNotBeTrue, says } from '../../judge';
import { isPlainUrl } from '../../questions/plain-url';
import { type Report, defineRule } from '../../rule';

const WANT = 'an https address, or for a VPC link a ServerNameToVerify';

export default defineRule({
  id: 'api-backend-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'API calls its backend in plain HTTP, or without checking its certificate',
  why: 'The client sees HTTPS, but behind the API its data travels in plain text or to whoever answers first.',
  fix: 'Use an https address in the integration, set `TlsConfig` for VPC links, and leave `InsecureSkipVerification` out.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-23'], fsbp: ['apigateway.10'] },
  appliesTo: [
    'AWS::ApiGateway::Method',
    'AWS::ApiGateway::RestApi',
    'AWS::ApiGatewayV2::Api',
    'AWS::ApiGatewayV2::Integration',
  ],

  check(resource, _world, report) {
    for (const hidden of hiddenBodiesOf(resource)) report.unknown(hidden, { want: WANT });
    for (const integration of integrationsOf(resource)) {
      const { unverified } = integration;
      if (unverified) mustNotBeTrue(unverified, { want: 'false, or not set' }, report);
      checkAddress(integration, report);
    }
  },

  bad: [
    {
      title: 'a method that calls an http address',
      template: `
        Resources:
          Get:
            Type: AWS::ApiGateway::Method
            Properties:
              HttpMethod: GET
              Integration: { Type: HTTP_PROXY, IntegrationHttpMethod: GET, Uri: 'http://claims.example.com/' }`,
    },
    {
      title: 'an HTTP API that calls an http address on a host that a parameter names',
      template: `
        Parameters:
          Host: { Type: String }
        Resources:
          Claims:
            Type: AWS::ApiGatewayV2::Integration
            Properties: { IntegrationType: HTTP_PROXY, IntegrationUri: !Sub 'http://\${Host}/claims' }`,
    },
    {
      title: 'an HTTP API that reaches a load balancer through a VPC link, without TLS settings',
      template: `
        Resources:
          Claims:
            Type: AWS::ApiGatewayV2::Integration
            Properties: { IntegrationType: HTTP_PROXY, ConnectionType: VPC_LINK, IntegrationUri: !Ref Web }
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: HTTP }`,
    },
    {
      title: 'a method that does not check the certificate',
      template: `
        Resources:
          Get:
            Type: AWS::ApiGateway::Method
            Properties:
              HttpMethod: GET
              Integration: { Type: HTTP, Uri: 'https://claims.example.com/', TlsConfig: { InsecureSkipVerification: 'true' } }`,
    },
    {
      title: 'an http address in an OpenAPI body',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                paths:
                  /claims: { get: { x-amazon-apigateway-integration: { type: http_proxy, uri: 'http://claims.example.com/' } } }`,
    },
    {
      title: 'an OpenAPI body that reaches a load balancer through a VPC link, without TLS settings',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties:
              Body:
                paths:
                  /claims: { get: { x-amazon-apigateway-integration: { type: http_proxy, connectionType: VPC_LINK, uri: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/a/b/c' } } }`,
    },
    {
      title: 'an OpenAPI body that does not check a certificate',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                paths:
                  /claims: { get: { x-amazon-apigateway-integration: { type: http, uri: 'https://claims.example.com/', tlsConfig: { insecureSkipVerification: true } } } }`,
    },
  ],
  good: [
    {
      title: 'https addresses, functions, and answers made up by the API itself',
      template: `
        Parameters:
          FunctionUri: { Type: String }
        Resources:
          Get:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: GET, Integration: { Type: HTTP_PROXY, Uri: 'https://claims.example.com/' } }
          Call:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: POST, Integration: { Type: AWS_PROXY, Uri: !Ref FunctionUri } }
          Options:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: OPTIONS, Integration: { Type: MOCK } }
          Bare:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: PUT }`,
    },
    {
      title: 'private integrations with TLS settings, or with an https address',
      template: `
        Resources:
          Claims:
            Type: AWS::ApiGatewayV2::Integration
            Properties:
              IntegrationType: HTTP_PROXY
              ConnectionType: VPC_LINK
              IntegrationUri: !ImportValue listener
              TlsConfig: { ServerNameToVerify: claims.example.com }
          Socket:
            Type: AWS::ApiGatewayV2::Integration
            Properties: { IntegrationType: HTTP_PROXY, ConnectionType: VPC_LINK, IntegrationUri: 'https://claims.internal/' }
          Named:
            Type: AWS::ApiGatewayV2::Integration
            Properties: { IntegrationType: HTTP_PROXY, ConnectionType: VPC_LINK, IntegrationUri: !Sub 'https://\${AWS::Region}.internal/' }
          Rest:
            Type: AWS::ApiGateway::Method
            Properties:
              HttpMethod: GET
              Integration: { Type: HTTP_PROXY, ConnectionType: VPC_LINK, Uri: 'https://claims.internal/' }`,
    },
    {
      title: 'OpenAPI bodies with https addresses, or without integrations',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                paths:
                  /claims:
                    summary: Claims
                    get: { x-amazon-apigateway-integration: { type: http, uri: 'https://claims.example.com/' } }
                    put: { responses: {} }
          Linked:
            Type: AWS::ApiGatewayV2::Api
            Properties:
              Body:
                paths:
                  /claims: { get: { x-amazon-apigateway-integration: { type: http_proxy, connectionType: VPC_LINK, uri: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/a/b/c', tlsConfig: { serverNameToVerify: claims.example.com } } } }
          Empty:
            Type: AWS::ApiGatewayV2::Api
            Properties: { Name: claims, ProtocolType: HTTP }`,
    },
  ],
  unknown: [
    {
      title: 'the OpenAPI body lies in a bucket',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { BodyS3Location: { Bucket: definitions, Key: claims.yaml } }`,
    },
    {
      title: 'the OpenAPI body is included at deployment',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { Body: { 'Fn::Transform': { Name: AWS::Include, Parameters: { Location: 's3://definitions/a' } } } }`,
    },
    {
      title: 'the address is a parameter',
      template: `
        Parameters:
          Backend: { Type: String }
        Resources:
          Get:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: GET, Integration: { Type: HTTP, Uri: !Ref Backend } }`,
    },
    {
      title: 'a VPC link to what another stack exports',
      template: `
        Resources:
          Claims:
            Type: AWS::ApiGatewayV2::Integration
            Properties: { IntegrationType: HTTP_PROXY, ConnectionType: VPC_LINK, IntegrationUri: !ImportValue listener }`,
    },
    {
      title: 'how a load balancer is reached is a parameter',
      template: `
        Parameters:
          Connection: { Type: String }
        Resources:
          Claims:
            Type: AWS::ApiGatewayV2::Integration
            Properties:
              IntegrationType: HTTP_PROXY
              ConnectionType: !Ref Connection
              IntegrationUri: arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/a/b/c`,
    },
  ],
});

function checkAddress({ type, uri, link }: Integration, report: Report): void {
  const plain = isPlainUrl(uri.value);
  if (plain) return report.fail(uri, { want: WANT });
  if (says(type, 'HTTP', 'HTTP_PROXY') === false || (link && link.serverName.value.kind !== 'absent')) return;
  const isHttps = /^https:/i.test(describe(uri.value));
  const linked = link !== undefined && says(link.connectionType, 'VPC_LINK');
  const difference = { saw: 'an address that says nothing of TLS', want: WANT };
  const bare = all([linked, !isHttps]);
  if (plain === undefined || bare === undefined) report.unknown(uri, { want: WANT });
  else if (bare) report.fail(uri, difference);
}
