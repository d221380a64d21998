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
    (route) => !isGiven(route) && given.some(({ method, path }) => method === route.method && covers(path, route.path)),
  );
}

function covers(given: string, path: string): boolean {
  const pattern = wildcardPath(given)
    .split('*')
    .map((part) => part.replace(/[.~\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(wildcardPath(path));
}
