import { endOfDay } from '../../common/clock';
import {
  type Access,
  type JobFunction,
  type Manifest,
  accessTo,
  accessToRoutes,
  apiNameOf,
  databasesOf,
  isSamePerson,
  proxyNameOf,
  routesOf,
  sourceIdentityOf,
  usersFor,
} from '../../manifest';
import type { Statement } from '../../template';
import { demands } from './within-grant';

/** Access the manifest grants to one job function, until the last second of its day. */
export interface GrantedAccess extends Access {
  /** ISO 8601, UTC. */
  readonly until: string;
}

/** A route a job function may call: `GET /claims/{claimId}` of one API. */
export interface GrantedRoute {
  /** Name of the REST API. */
  readonly api: string;
  readonly method: string;
  /** Path as IAM writes it: parameters become `*`. */
  readonly path: string;
  readonly until: string;
}

/** A user of a database that a job function may sign in as. */
export interface GrantedUser {
  /** Name of the proxy before the database. */
  readonly proxy: string;
  readonly user: string;
  /** The name that the one person bears in AWS whose user it is; everybody's of the job function when there is none. */
  readonly identity?: string;
  readonly until: string;
}

/** Everything the manifest lets a job function do to data, and call of services as long as the engagement lasts. */
export function grantedAccess(manifest: Manifest, job: JobFunction): GrantedAccess[] {
  const calls = accessToRoutes(routesOf(manifest.services, job.id));
  const toData = manifest.grants
    .filter((grant) => grant.jobFunction === job.id)
    .flatMap((grant) => {
      const boundary = manifest.dataBoundaries.find((one) => one.id === grant.boundary);
      const access = boundary ? accessTo(boundary, grant.verbs, manifest.placement.region) : [];
      return access.map((one) => ({ ...one, until: endOfDay(grant.expires) }));
    });
  return [...toData, ...calls.map((one) => ({ ...one, until: endOfDay(manifest.engagement.ends) }))];
}

/** Every route the manifest lets a job function call: as long as the engagement lasts. */
export function grantedRoutes(manifest: Manifest, job: JobFunction): GrantedRoute[] {
  return manifest.apis.flatMap((api) =>
    api.routes
      .filter((route) => route.jobFunctions.includes(job.id))
      .map((route) => ({
        api: apiNameOf(manifest.vendor.id, api.id),
        method: route.method,
        path: route.path.replace(/\{[^}]*\}/g, '*'),
        until: endOfDay(manifest.engagement.ends),
      })),
  );
}

/** Every user of a database that the manifest lets a job function sign in as. */
export function grantedUsers(manifest: Manifest, job: JobFunction): GrantedUser[] {
  const people = manifest.people.filter(({ jobFunction }) => jobFunction === job.id);
  return databasesOf(manifest).flatMap(({ boundary, spec }) =>
    manifest.grants
      .filter((grant) => grant.jobFunction === job.id && grant.boundary === boundary.id)
      .flatMap(({ verbs, expires }) =>
        usersFor(spec, verbs, people).map(({ name: user, person = '' }) => {
          const own = people.find(({ email }) => isSamePerson(email, person));
          return {
            proxy: proxyNameOf(manifest.vendor.id, boundary.id),
            user,
            ...(own && { identity: sourceIdentityOf(manifest, own) }),
            until: endOfDay(expires),
          };
        }),
      ),
  );
}

/** Does a statement give the user of a database, and one of a single person to that person alone? */
export function givesUser(
  { proxy, user, identity }: GrantedUser,
  asked: { readonly proxy: string; readonly user: string },
  statement: Statement,
): boolean {
  const isOwn = identity === undefined || demands(statement, 'StringEquals', 'aws:SourceIdentity', [identity]);
  return proxy === asked.proxy && user === asked.user && isOwn;
}
