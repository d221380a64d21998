import { createHash } from 'node:crypto';
import type { Construct } from 'constructs';
import { refuse } from './refuse';

export type RouteMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One route of a private API. */
export interface ApiRoute {
  readonly method: RouteMethod;
  /** E.g. `/claims/{claimId}`; a part in braces stands for any value. */
  readonly path: string;
  /**
   * Query parameters without which a call is refused.
   * @default - none
   */
  readonly queryRequired?: string[];
  /**
   * Headers without which a call is refused.
   * @default - none
   */
  readonly headersRequired?: string[];
  /**
   * JSON Schema (draft 4) of the body. A call with another body is refused, whatever content type it claims.
   * @default - the body is not looked at
   */
  readonly bodySchema?: Record<string, unknown>;
  /**
   * Calls per second that all callers together may make, and twice as many at once; more are answered 429.
   * @default 50
   */
  readonly callsPerSecondMax?: number;
}

/** What a call must bring along, as API Gateway says it: the parts of the path, query parameters and headers. */
export function requiredParameters({
  path,
  queryRequired = [],
  headersRequired = [],
}: ApiRoute): Record<string, boolean> | undefined {
  const names = [
    ...[...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => `path.${name}`),
    ...queryRequired.map((name) => `querystring.${name}`),
    ...headersRequired.map((name) => `header.${name}`),
  ];
  return names.length > 0 ? Object.fromEntries(names.map((name) => [`method.request.${name}`, true])) : undefined;
}

/** Name for what belongs to one route alone: letters and digits, and a digest because they leave the rest of the path out. */
export function routeName({ method, path }: ApiRoute): string {
  const words = path.split(/[^A-Za-z0-9]+/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 8);
  return `${method.slice(0, 1)}${method.slice(1).toLowerCase()}${words.join('').slice(0, 64)}${digest}`;
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

/** What must be denied because a wildcard covers it may itself cover a route that was given: then no policy says both. */
export function refuseLostRoutes(
  scope: Construct,
  jobFunction: string,
  given: readonly ApiRoute[],
  denied: readonly ApiRoute[],
): void {
  const [lost] = swallowedRoutes(denied, given);
  if (!lost) return;
  const [cause] = denied.filter((route) => swallowedRoutes([route], [lost]).length > 0);
  refuse(scope, {
    what: `\`${jobFunction}\` cannot be given a route and be denied another that covers it`,
    saw: `${lost.method} ${lost.path}, beside ${cause?.method} ${cause?.path} which is not given`,
    want: 'routes whose parameters do not stand where another route has a word',
    mend: `rename one of the two paths, or give \`${jobFunction}\` both`,
    code: 'enclave/route-overlap',
  });
}

/** The given routes that a denial of others would take away as a whole. */
function swallowedRoutes(denied: readonly ApiRoute[], given: readonly ApiRoute[]): ApiRoute[] {
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
