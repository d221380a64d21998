import type { Resource } from '../../template';

/** Says where a route stands and where it goes; everything else that a route can say is its target. */
const NOT_A_TARGET = /^(RouteTableId|Destination[A-Za-z0-9]+)$/;

/** Names of the properties by which a route has a target, such as `GatewayId`; undefined when the route is hidden. */
export function targetsOf(route: Resource): string[] | undefined {
  const { value } = route.properties;
  return value.kind === 'map' ? [...value.entries.keys()].filter((key) => !NOT_A_TARGET.test(key)) : undefined;
}
