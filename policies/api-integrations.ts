import type { Property, Resource } from '../lib/template';

/** One way from an API to what answers it. */
export interface Integration {
  readonly type: Property;
  readonly uri: Property;
  readonly connectionType: Property;
  /** Skips the check of the backend's certificate. */
  readonly unverified: Property;
  /** Name that the backend's certificate must carry; HTTP APIs speak TLS through a VPC link only with it. */
  readonly serverName: Property;
}

/**
 * The integrations that a resource describes: a method or an integration its own, an API those in its OpenAPI body.
 *
 * Limits: a body that lies elsewhere is hidden; integrations that a body keeps under `components` are not read.
 */
export function integrationsOf(resource: Resource): readonly Integration[] {
  switch (resource.type) {
    case 'AWS::ApiGateway::Method':
      return [methodIntegration(resource.read('Integration'))];
    case 'AWS::ApiGatewayV2::Integration':
      return [
        {
          type: resource.read('IntegrationType'),
          uri: resource.read('IntegrationUri'),
          connectionType: resource.read('ConnectionType'),
          unverified: resource.read('TlsConfig.InsecureSkipVerification'),
          serverName: resource.read('TlsConfig.ServerNameToVerify'),
        },
      ];
    default:
      return entriesOf(resource.read('Body.paths'))
        .flatMap(entriesOf)
        .map((operation) => operation.get('x-amazon-apigateway-integration'))
        .filter(({ value }) => value.kind === 'map')
        .map(bodyIntegration);
  }
}

function methodIntegration(integration: Property): Integration {
  return {
    type: integration.get('Type'),
    uri: integration.get('Uri'),
    connectionType: integration.get('ConnectionType'),
    unverified: integration.read('TlsConfig.InsecureSkipVerification'),
    serverName: integration.read('TlsConfig.ServerNameToVerify'),
  };
}

function bodyIntegration(integration: Property): Integration {
  return {
    type: integration.get('type'),
    uri: integration.get('uri'),
    connectionType: integration.get('connectionType'),
    unverified: integration.read('tlsConfig.insecureSkipVerification'),
    serverName: integration.read('tlsConfig.serverNameToVerify'),
  };
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
