import type { ServiceSpec } from './schema';
import type { Access } from './verbs';

/** What a role needs to call a service, and all that it needs. A service that passes TLS on wants another, which nobody gets. */
export const CALL_SERVICE = 'vpc-lattice-svcs:Invoke';

/**
 * Paths by which a caller would leave the one that was allowed, if the service reads them so: a step upwards, and dots or per
 * cent signs in disguise. VPC Lattice says nowhere that it makes a path plain before it asks whether the call is allowed.
 */
export const STRAYING_PATHS: readonly string[] = ['*/*..*', '*/*%2e*', '*/*%2E*', '*/*%25*'];

/** What may be called of one service: its ARN, HTTP methods, and a path that `/*` at its end opens for all below. */
interface Called {
  readonly serviceArn: string;
  readonly methods: string[];
  readonly path: string;
}

/** Zone of the names that VPC Lattice gives services (Amazon VPC Lattice User Guide, "Services in VPC Lattice"). */
export function serviceZone(region: string): string {
  return `vpc-lattice-svcs.${region}.on.aws`;
}

/** What a job function may call. */
export function routesOf(services: readonly ServiceSpec[], jobFunction: string): Called[] {
  return services.flatMap(({ arn, routes }) =>
    routes
      .filter(({ jobFunctions }) => jobFunctions.includes(jobFunction))
      .map(({ methods, path }) => ({ serviceArn: arn, methods, path })),
  );
}

/** What some routes amount to: one access for each set of methods. */
export function accessToRoutes(routes: readonly Called[]): Access[] {
  const said = routes.map(({ serviceArn, methods, path }) => ({
    resource: `${serviceArn}${path}`,
    methods: [...new Set(methods)].sort(),
  }));
  const sets = [...new Map(said.map(({ methods }) => [methods.join(), methods])).values()];
  return sets.map((methods) => ({
    actions: [CALL_SERVICE],
    resources: [
      ...new Set(said.filter((one) => one.methods.join() === methods.join()).map(({ resource }) => resource)),
    ],
    conditions: { StringEquals: { 'vpc-lattice-svcs:RequestMethod': methods } },
  }));
}
