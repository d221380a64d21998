import type { Manifest } from '../../manifest';
import {
  type Property,
  type Resource,
  type Statement,
  type World,
  asText,
  describe,
  statementsOf,
} from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { CONNECT_TO_DATABASE } from '../../manifest/databases';
import { type Place, placeOf } from '../placed-text';
import { type AllGranted, allGranted } from './all-granted';
import { readDatabaseUserArn } from './database-user-arn';
import { givesUser } from './granted-access';
import { readRouteArn } from './route-arn';
import { judgeRoles } from './roles-of-job';
import { allows } from './within-grant';

/**
 * Does the permissions boundary allow nothing beyond what was granted to all job functions together?
 *
 * Through which doors and until when is not asked of it: its own Deny closes the doors, and the grants end.
 *
 * Limits: as with grants, no wildcard reasoning beyond a trailing `*`. A boundary by ARN, and a resource or an action
 * given at deployment, is `unknown`.
 */
export function boundaryWithinGrants(manifest: Manifest): Claim {
  const granted = { ...allGranted(manifest), place: placeOf(manifest) };
  return {
    claim: 'The permissions boundary allows nothing beyond what was granted to all job functions together',
    decide: (world) =>
      mergeDecided(manifest.jobFunctions.map((job) => judgeRoles(world, job, (role) => judge(world, role, granted)))),
  };
}

interface Granted extends AllGranted {
  readonly place: Place;
}

function judge(world: World, role: Resource, granted: Granted): Decided {
  const pointer = role.read('PermissionsBoundary');
  if (pointer.value.kind === 'absent') return broken(`${nameOf(role)} bears no permissions boundary`);
  const boundary = world.follow(pointer);
  if (boundary?.type !== 'AWS::IAM::ManagedPolicy') {
    return unsure(`the boundary of ${nameOf(role)}, ${describe(pointer.value)}, is not a policy of the template`);
  }
  const { statements, hidden } = statementsOf(boundary.read('PolicyDocument'));
  const decided = statements.flatMap((statement) => judgeStatement(world, nameOf(boundary), statement, granted));
  const unread = hidden.map(({ path }) => unsure(`${nameOf(boundary)}: ${path} is hidden`));
  const merged = mergeDecided([...decided, ...unread, pass()]);
  return merged.verdict === 'pass' ? pass(`${nameOf(role)}: ${nameOf(boundary)} is within the grants`) : merged;
}

function judgeStatement(world: World, boundary: string, statement: Statement, granted: Granted): Decided[] {
  const effect = asText(statement.effect.value);
  if (effect.kind === 'known' && effect.value === 'Deny') return [];
  const { actions, resources, property } = statement;
  if (!actions || !resources) return [broken(`${boundary} allows everything but what ${property.path} lists`)];
  return actions.flatMap((action) =>
    resources.map((resource) => {
      if (isGranted(world, action, resource, statement, granted)) return pass();
      const what = `${boundary} allows ${describe(action.value)} on ${describe(resource.value)}`;
      const hidden = [effect, asText(action.value)].some(({ kind }) => kind !== 'known');
      // An ARN that is put together from a resource of the template is none of the data the manifest names.
      return hidden || resource.value.kind === 'unresolved' ? unsure(`${what}, which is hidden`) : broken(what);
    }),
  );
}

function isGranted(
  world: World,
  action: Property,
  resource: Property,
  statement: Statement,
  { access, routes, users, place }: Granted,
): boolean {
  const name = asText(action.value);
  if (name.kind !== 'known') return false;
  const user = name.value === CONNECT_TO_DATABASE ? readDatabaseUserArn(world, resource.value, place) : undefined;
  if (user) return users.some((one) => givesUser(one, user, statement));
  const route = name.value === 'execute-api:Invoke' ? readRouteArn(world, resource.value) : undefined;
  if (!route) return access.some((one) => allows(one, name.value, resource.value, statement));
  return routes.some((one) => one.api === route.api && one.method === route.method && one.path === route.path);
}

const broken = (witness: string): Decided => fail('the line lies too far out', witness);
