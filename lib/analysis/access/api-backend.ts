import type { Manifest, PrivateApiSpec, RouteSpec } from '../../manifest';
import { type Property, type Resource, type World, describe } from '../../template';
import type { Decided } from '../claim';
import { allOf, mustBe } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { isPlaced, placeOf } from '../placed-text';
import { textOf } from '../says';

const OPEN = 'an API is open';

/**
 * Is a route answered by the backend of the manifest: by its function; or at its address over TLS, through a link of this
 * template to its load balancer, with the caller’s own verb and the parts of the caller’s own path?
 */
export function judgeBackend(
  world: World,
  method: Resource,
  route: RouteSpec,
  { backend }: PrivateApiSpec,
  manifest: Manifest,
): Decided {
  const { partition, region } = placeOf(manifest);
  const name = nameOf(method);
  const read = (path: string) => method.read(`Integration.${path}`);
  const says = (path: string, wanted: string): Decided => {
    const property = read(path);
    const holds = isPlaced(property.value, placeOf(manifest), wanted);
    return mustBe(holds, property.value, OPEN, `${name} is answered by ${describe(property.value)}`);
  };
  if (backend.url === undefined) {
    // How API Gateway names a function (AWS CloudFormation Template Reference, `Integration.Uri`).
    const uri = `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${backend.lambdaArn}/invocations`;
    // Lambda takes no other method.
    return allOf([says('Type', 'AWS_PROXY'), says('Uri', uri), says('IntegrationHttpMethod', 'POST')]);
  }
  const link = world.follow(read('ConnectionId'));
  const { value: linked } = read('ConnectionId');
  const trust = read('TlsConfig').value;
  return allOf([
    says('Type', 'HTTP_PROXY'),
    says('Uri', `${backend.url}${route.path}`),
    says('IntegrationHttpMethod', route.method),
    says('ConnectionType', 'VPC_LINK'),
    says('IntegrationTarget', backend.loadBalancerArn ?? ''),
    mustBe(link?.type === LINK, linked, OPEN, `${name} is answered through ${describe(linked)}`),
    mustBe(trust.kind === 'absent', trust, OPEN, `${name} is answered by whoever says so: TLS is set by hand`),
    ...(link ? ['SubnetIds', 'SecurityGroupIds'].map((path) => judgeLink(link, path, backend)) : []),
    judgeParts(read('RequestParameters'), route, name),
  ]);
}

const LINK = 'AWS::ApiGatewayV2::VpcLink';

/** Where API Gateway calls the load balancer from: nowhere but where the manifest says. */
function judgeLink(link: Resource, path: string, { subnetIds, securityGroupIds }: PrivateApiSpec['backend']): Decided {
  const wanted = path === 'SubnetIds' ? subnetIds : securityGroupIds;
  const { value } = link.read(path);
  const each = link.read(path).each();
  const holds = each.length > 0 && each.every((one) => wanted.includes(textOf(one)));
  return mustBe(holds, value, OPEN, `${nameOf(link)} leads elsewhere: its ${path} are ${describe(value)}`);
}

/** Each part in braces goes on as the caller wrote it, and nothing else is put into the call. */
function judgeParts(parameters: Property, { path }: RouteSpec, method: string): Decided {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!);
  const { value } = parameters;
  const entries = value.kind === 'map' ? [...value.entries] : [];
  const isPart = ([to, from]: [string, Property]) =>
    names.some((name) => to === `integration.request.path.${name}` && textOf(from) === `method.request.path.${name}`);
  const holds = entries.length === names.length && entries.every(isPart);
  return mustBe(holds, value, OPEN, `${method} is called with other words than the caller’s: ${describe(value)}`);
}

/** A load balancer can tell the API from others by a certificate that API Gateway shows: every stage shows one. */
export function judgeProof(world: World, api: Resource, { backend }: PrivateApiSpec): Decided[] {
  const stages = world
    .ofType('AWS::ApiGateway::Stage')
    .filter((one) => world.follow(one.read('RestApiId'))?.id === api.id);
  if (backend.url === undefined) return [];
  return stages.map((stage) => {
    const shown = stage.read('ClientCertificateId');
    const holds = pointsAt(world, shown, 'AWS::ApiGateway::ClientCertificate');
    return mustBe(
      holds,
      shown.value,
      OPEN,
      `anybody could call the backend in the place of ${nameOf(stage)}: it shows no certificate`,
    );
  });
}
