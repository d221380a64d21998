import type { Verdict } from '../../common/finding';
import { CALL_SERVICE, type JobFunction, type Manifest } from '../../manifest';
import { type Property, type Statement, type World, asText, describe } from '../../template';
import { CONNECT_TO_DATABASE } from '../../manifest/databases';
import { placeOf } from '../placed-text';
import { type DatabaseUserArn, readDatabaseUserArn } from './database-user-arn';
import { type GrantedAccess, type GrantedRoute, type GrantedUser, givesUser } from './granted-access';
import { endsBy, throughEndpoints, throughServiceNetwork } from './limits-of-allow';
import { ANYTHING, actionPatternOf, patternOf } from './patterns';
import { type RouteArn, readRouteArn } from './route-arn';
import { shadowedRoutes } from './shadowed-routes';
import type { Reach } from './weigh-denies';
import { allows } from './within-grant';

/** What a job function was granted, and the manifest that says so. */
export interface Grants {
  readonly manifest: Manifest;
  readonly job: JobFunction;
  readonly access: readonly GrantedAccess[];
  readonly routes: readonly GrantedRoute[];
  readonly users: readonly GrantedUser[];
}

/** Something a statement gives, or may give, beyond the grants. */
export interface Excess {
  readonly what: string;
  /** False when a value that nobody can read yet decides it. */
  readonly certain: boolean;
  readonly statement: Statement;
  readonly reach: Reach;
}

/** Part of an excess: what completes "this action on this resource". */
interface Doubt {
  readonly what: string;
  readonly certain: boolean;
  /** Only those who come from outside the endpoints are given too much. */
  readonly outsideOnly?: boolean;
}

/** Everything an Allow gives beyond the grants, pair by pair of action and resource. */
export function excessOf(world: World, statement: Statement, grants: Grants): Excess[] {
  const { actions, resources, property } = statement;
  const effectKnown = asText(statement.effect.value).kind === 'known';
  if (!actions || !resources) {
    const reach = { actions: ANYTHING, resources: ANYTHING, outsideOnly: false };
    return [{ what: `everything but what ${property.path} lists`, certain: effectKnown, statement, reach }];
  }
  const pairs = actions.flatMap((action) => resources.map((resource) => ({ action, resource })));
  return pairs
    .flatMap((pair) => excessOfPair(world, statement, pair, grants))
    .map((excess) => ({
      ...excess,
      certain: excess.certain && effectKnown,
    }));
}

interface Pair {
  readonly action: Property;
  readonly resource: Property;
}

function excessOfPair(world: World, statement: Statement, { action, resource }: Pair, grants: Grants): Excess[] {
  const name = asText(action.value);
  const lower = name.kind === 'known' ? name.value.toLowerCase() : undefined;
  const route = lower === INVOKE ? readRouteArn(world, resource.value) : undefined;
  const connects = lower === CONNECT_TO_DATABASE;
  const user = connects ? readDatabaseUserArn(world, resource.value, placeOf(grants.manifest)) : undefined;
  const actions = actionPatternOf(action.value);
  const doubts =
    lower === undefined ? [NOT_TO_BE_READ] : doubtsAbout(world, statement, lower, { resource, route, user, grants });
  const target = user ? `${user.user} of ${user.proxy}` : describe(resource.value);
  const own = doubts.map(({ what, certain, outsideOnly = false }) => ({
    what: `${describe(action.value)} on ${target}${what} (${statement.property.path})`,
    certain,
    statement,
    reach: { actions, resources: patternOf(resource.value), outsideOnly },
  }));
  if (!route) return own;
  const shadowed = shadowedRoutes(grants.manifest, grants.job, route).map(({ method, path, witness }) => ({
    what: `execute-api:Invoke on ${method} ${witness ?? path} of ${route.api}, which ${route.path} covers as well (${statement.property.path})`,
    certain: witness !== undefined && !route.ambiguous && statement.hiddenConditions.length === 0,
    statement,
    reach: { actions, resources: route.withPath(path), outsideOnly: false },
  }));
  return [...own, ...shadowed];
}

const INVOKE = 'execute-api:invoke';
const NOT_TO_BE_READ: Doubt = { what: '', certain: false };

interface Subject {
  readonly resource: Property;
  readonly route: RouteArn | undefined;
  readonly user: DatabaseUserArn | undefined;
  readonly grants: Grants;
}

/** Why an action on a resource is not within the grants; empty when it is. */
function doubtsAbout(world: World, statement: Statement, action: string, subject: Subject): Doubt[] {
  const granting = grantsFor(action, statement, subject);
  if (granting.length === 0) return [beyond(action, subject)];
  if (subject.route?.ambiguous)
    return [{ what: `, of which there are two named ${subject.route.api}`, certain: false }];
  const hidden = statement.hiddenConditions.length > 0;
  const doubts: Doubt[] = [];
  const door = doorOf(world, statement, action);
  if (door !== 'pass') {
    const certain = door === 'fail' && !hidden;
    doubts.push({ what: ', from outside the enclave’s endpoints', certain, outsideOnly: true });
  }
  const until = granting
    .map((one) => one.until)
    .sort()
    .at(-1)!;
  const end = endsBy(statement, until);
  if (end !== 'pass') doubts.push({ what: `, after ${until}`, certain: end === 'fail' && !hidden });
  return doubts;
}

function doorOf(world: World, statement: Statement, action: string): Verdict {
  // A key is used by a service on the person's behalf, which comes through no endpoint; the grant pins that service. The
  // proxy of a database has a door of its own, which is another claim.
  if (action.startsWith('kms:') || action === CONNECT_TO_DATABASE) return 'pass';
  return action === CALL_SERVICE.toLowerCase()
    ? throughServiceNetwork(world, statement)
    : throughEndpoints(world, statement);
}

function grantsFor(
  action: string,
  statement: Statement,
  { resource, route, user, grants }: Subject,
): { until: string }[] {
  if (user) return grants.users.filter((one) => givesUser(one, user, statement));
  if (!route) return grants.access.filter((one) => allows(one, action, resource.value, statement));
  return grants.routes.filter((one) => one.method === route.method && one.path === route.path && one.api === route.api);
}

/** A route, or a user of a database, that was read back is a known resource; any other symbol may turn out to be what the grant names. */
function beyond(action: string, { resource, route, user, grants }: Subject): Doubt {
  const granted: Readonly<Record<string, boolean>> = {
    [INVOKE]: grants.routes.length > 0,
    [CONNECT_TO_DATABASE]: grants.users.length > 0,
  };
  const granting =
    granted[action] ?? grants.access.some((one) => one.actions.some((name) => name.toLowerCase() === action));
  return { what: '', certain: (route ?? user) !== undefined || resource.value.kind === 'known' || !granting };
}
