export type RouteMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One route of a private API. */
export interface ApiRoute {
  readonly method: RouteMethod;
  /** E.g. `/claims/{claimId}`; a part in braces stands for any value. */
  readonly path: string;
}

/** The path as IAM can say it: a wildcard for each part in braces. */
export function wildcardPath(path: string): string {
  return path.replace(/\{[^}]+\}/g, '*');
}

/**
 * Routes that nobody meant to give but that IAM would: its wildcard runs across slashes, so that the permission for
 * `/claims/{claimId}` also covers `/claims/{claimId}/decision`.
 */
export function shadowedRoutes(given: readonly ApiRoute[], all: readonly ApiRoute[]): ApiRoute[] {
  const isGiven = (route: ApiRoute) => given.some(({ method, path }) => method === route.method && path === route.path);
  return all.filter(
    (route) =>
      !isGiven(route) &&
      given.some(({ method, path }) => method === route.method && meet(wildcardPath(path), wildcardPath(route.path))),
  );
}

/** The given routes that a denial of others would take away as a whole. */
export function swallowedRoutes(denied: readonly ApiRoute[], given: readonly ApiRoute[]): ApiRoute[] {
  return given.filter((route) =>
    denied.some(({ method, path }) => method === route.method && covers(wildcardPath(path), wildcardPath(route.path))),
  );
}

/**
 * Is there a call of a route that a permission covers? The `*` of a permission stands for any run of characters, slashes
 * included; that of a route for one segment.
 */
function meet(permission: string, route: string, tried = new Set<string>()): boolean {
  const key = `${permission.length}/${route.length}`;
  if (tried.has(key)) return false;
  tried.add(key);
  const [one, other] = [permission[0], route[0]];
  if (one === undefined && other === undefined) return true;
  const [less, rest] = [permission.slice(1), route.slice(1)];
  if (
    one === '*' &&
    (meet(less, route, tried) || (other !== undefined && other !== '*' && meet(permission, rest, tried)))
  ) {
    return true;
  }
  if (other === '*') {
    return (
      meet(permission, rest, tried) || (one !== undefined && one !== '*' && one !== '/' && meet(less, route, tried))
    );
  }
  return one !== '*' && one === other && meet(less, rest, tried);
}

function covers(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.~\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}
