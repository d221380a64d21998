import { type Manifest, type PrivateApiSpec, type RouteSpec, apiNameOf } from '../../manifest';
import { type Property, type Resource, type World, asText } from '../../template';

/** The API of the manifest that an API of the template is, by its name. */
export function specOf(api: Resource | undefined, { vendor, apis }: Manifest): PrivateApiSpec | undefined {
  const name = api && asText(api.read('Name').value);
  return apis.find(({ id }) => name?.kind === 'known' && apiNameOf(vendor.id, id) === name.value);
}

/** The route of the manifest that a method answers. */
export function routeOf(
  world: World,
  api: Resource,
  method: Resource,
  { routes }: PrivateApiSpec,
): RouteSpec | undefined {
  const verb = asText(method.read('HttpMethod').value);
  const path = pathOf(world, api, method.read('ResourceId'));
  return routes.find((route) => verb.kind === 'known' && route.method === verb.value && route.path === path);
}

/** Deeper paths than this are no route anybody wrote. */
const DEPTH_MAX = 50;

/** The path a resource of an API stands for; undefined when a part of it is not of this API, or hidden. */
export function pathOf(world: World, api: Resource, pointer: Property, depth = 0): string | undefined {
  const { value } = pointer;
  if (value.kind !== 'reference' || depth > DEPTH_MAX) return undefined;
  if (value.logicalId === api.id) return value.attribute === 'RootResourceId' ? '' : undefined;
  const resource = world.follow(pointer);
  if (resource?.type !== 'AWS::ApiGateway::Resource') return undefined;
  if (world.follow(resource.read('RestApiId'))?.id !== api.id) return undefined;
  const part = asText(resource.read('PathPart').value);
  const above = pathOf(world, api, resource.read('ParentId'), depth + 1);
  return above === undefined || part.kind !== 'known' ? undefined : `${above}/${part.value}`;
}
