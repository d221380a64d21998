import { type JobFunction, type Manifest, apiNameOf } from '../../manifest';
import { surelyCovers, tokensOf } from './patterns';
import type { RouteArn } from './route-arn';

/** A route that a permission for another one covers as well. */
export interface ShadowedRoute {
  readonly method: string;
  /** Path as IAM writes it. */
  readonly path: string;
  /** A path that reaches it and that IAM allows; undefined when there are too many to try. */
  readonly witness: string | undefined;
}

/** More paths than this are not tried. */
const PATHS_MAX = 20_000;

/**
 * Routes of the manifest that nobody granted to a job function, but that an allowed pattern covers: the wildcard of
 * IAM runs across slashes, so that `/claims/*` also allows `/claims/x/notes`.
 *
 * A path parameter is a whole segment. Whether IAM and the API take a segment depends only on which literal of a
 * route it equals, if any; so it is enough to try each literal, and one value that is none of them.
 *
 * Limits: a route with so many parameters that more than 20,000 paths were to try has no witness.
 */
export function shadowedRoutes(
  manifest: Manifest,
  job: JobFunction,
  allowed: Pick<RouteArn, 'api' | 'method' | 'path'>,
): ShadowedRoute[] {
  const apis = manifest.apis.filter((api) => apiNameOf(manifest.vendor.id, api.id) === allowed.api);
  const routes = apis.flatMap((api) => api.routes);
  const all = routes.map(({ path }) => path);
  return routes
    .filter(({ method, jobFunctions }) => method === allowed.method && !jobFunctions.includes(job.id))
    .flatMap(({ method, path }) => {
      const paths = pathsOf(path, all);
      const found = paths?.find((one) => serves(path, one, all) && surelyCovers(tokensOf(allowed.path), tokensOf(one)));
      if (paths && found === undefined) return [];
      return [{ method, path: path.replace(/\{[^}]*\}/g, '*'), witness: found }];
    });
}

/** Concrete paths of a route that stand for all of them, the plainest first. */
function pathsOf(path: string, all: readonly string[]): string[] | undefined {
  const literals = new Set(all.flatMap(segmentsOf).filter((segment) => !isParameter(segment)));
  let fresh = 'x';
  while (literals.has(fresh)) fresh += 'x';
  const values = [fresh, ...literals];
  const count = values.length ** segmentsOf(path).filter(isParameter).length;
  if (count > PATHS_MAX) return undefined;
  return segmentsOf(path).reduce<string[]>(
    (starts, segment) =>
      starts.flatMap((start) => (isParameter(segment) ? values : [segment]).map((value) => `${start}/${value}`)),
    [''],
  );
}

/** Does the API send a path to this route? At each segment a literal goes before a parameter. */
function serves(route: string, path: string, all: readonly string[]): boolean {
  const segments = segmentsOf(path);
  let left = all
    .map((one) => ({ one, parts: segmentsOf(one) }))
    .filter(({ parts }) => parts.length === segments.length)
    .filter(({ parts }) => parts.every((part, index) => isParameter(part) || part === segments[index]));
  for (const index of segments.keys()) {
    const literal = left.filter(({ parts }) => !isParameter(parts[index]!));
    if (literal.length > 0) left = literal;
  }
  return left.some(({ one }) => one === route);
}

function segmentsOf(path: string): string[] {
  return path.slice(1).split('/');
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}
