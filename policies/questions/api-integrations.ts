import type { Property, Resource } from '../../lib/template';

/** One way from an API to what answers it. */
export interface Integration {
  readonly type: Property;
  readonly uri: Property;
  /** Skips the check of the backend's certificate. @default - the kind of API has no such switch */
  readonly unverified?: Property;
  /** How HTTP and WebSocket APIs reach into a VPC. @default - REST APIs do it by the address alone */
  readonly link?: Link;
}

export interface Link {
  readonly connectionType: Property;
  /** Name that the backend's certificate must carry; HTTP APIs speak TLS through a VPC link only with it. */
  readonly serverName: Property;
}

/**
 * The integrations that a resource describes: a method or an integration its own, an API those in its OpenAPI body.
 *
 * Limits: a body that lies elsewhere is hidden; integrations that a body keeps under `components` are not read.
 */
export function integrationsOf(resource: Resource): readonly Integration[] {
  const integration = resource.read('Integration');
  switch (resource.type) {
    case 'AWS::ApiGateway::Method':
      return [
        {
          type: integration.get('Type'),
          uri: integration.get('Uri'),
          unverified: integration.read('TlsConfig.InsecureSkipVerification'),
        },
      ];
    case 'AWS::ApiGatewayV2::Integration':
      return [
        {
          type: resource.read('IntegrationType'),
          uri: resource.read('IntegrationUri'),
          link: {
            connectionType: resource.read('ConnectionType'),
            serverName: resource.read('TlsConfig.ServerNameToVerify'),
          },
        },
      ];
    default:
      return entriesOf(resource.read('Body.paths'))
        .flatMap(entriesOf)
        .map((operation) => operation.get('x-amazon-apigateway-integration'))
        .filter(({ value }) => value.kind === 'map')
        .map((described) => bodyIntegration(described, resource.type));
  }
}

function bodyIntegration(integration: Property, api: string): Integration {
  const described = { type: integration.get('type'), uri: integration.get('uri') };
  if (api === 'AWS::ApiGateway::RestApi') {
    return { ...described, unverified: integration.read('tlsConfig.insecureSkipVerification') };
  }
  const serverName = integration.read('tlsConfig.serverNameToVerify');
  return { ...described, link: { connectionType: integration.get('connectionType'), serverName } };
}

function entriesOf({ value }: Property): readonly Property[] {
  return value.kind === 'map' ? [...value.entries.values()] : [];
}

/** OpenAPI bodies that nobody can read before deployment. */
export function hiddenBodiesOf(api: Resource): readonly Property[] {
  const inBucket = api.read('BodyS3Location');
  const body = api.read('Body');
  return [...(inBucket.value.kind === 'absent' ? [] : [inBucket]), ...(body.value.kind === 'unresolved' ? [body] : [])];
}
