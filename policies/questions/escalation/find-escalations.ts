import { type Property, type Resource, type World, statementsOf } from '../../../lib/template';
import { isEveryResource } from '../everything';
import { type Ternary, all, any, not } from '../../judge';
import { isBoundless } from '../boundless';
import { isEveryRole } from '../permissions/every-role';
import { canMeet, stillStops } from './conditions';
import { ESCALATION_PATHS, type EscalationPath, type PathNeed } from './paths';
import { changesIdentity, isAnyOf } from './reach';
import { type Right, rightsHeldBy, rightsOfAws } from './rights';

/** A way to more rights that is open, or that nobody can rule out. */
export interface Escalation {
  readonly path: EscalationPath;
  readonly answer: true | undefined;
  /** The rights it is made of. */
  readonly by: readonly Right[];
}

interface Permission {
  readonly answer: Ternary;
  readonly by: readonly Right[];
}

/**
 * The published escalation paths that somebody with these rights can go.
 *
 * Rights are united over all policies; what a Deny without condition takes away is gone, and what a boundary does not hold
 * as well. A role is handed on or taken where every role may be, or where it is a role of this template that may do
 * everything. What runs already is used where any one of its kind may be; an identity is changed by whatever name.
 *
 * Limits: a role, function or machine that is named and stands in another template is taken for one that was chosen with
 * care. Policies of resources, session policies and those of the organization are not read.
 */
export function findEscalations(
  rights: readonly Right[],
  boundary: Property | undefined,
  world: World,
): readonly Escalation[] {
  const relevant = rights.filter(({ matters }) => matters);
  const allowing = relevant.filter(({ allows }) => allows !== false);
  if (allowing.length === 0) return [];
  const mentioned = new Map<string, boolean>();
  const isMentioned = (action: string): boolean => {
    const before = mentioned.get(action);
    if (before !== undefined) return before;
    const some = allowing.some((right) => right.covers(action) !== false);
    mentioned.set(action, some);
    return some;
  };
  // Who is allowed a little can go no path at all: that is soon said, and true of most.
  const paths = ESCALATION_PATHS.filter(({ needs }) => needs.every(({ action }) => isMentioned(action)));
  if (paths.length === 0) return [];
  const denying = relevant.filter(({ denies }) => denies === true);
  const known = new Map<string, Permission>();
  const permission = (need: PathNeed, services: readonly string[]): Permission => {
    const key = [need.action, ...services].join(' ');
    const found = known.get(key) ?? mayDo(need, services, { allowing, denying, boundary, world });
    known.set(key, found);
    return found;
  };
  return paths.flatMap((path) => {
    const steps: Permission[] = [];
    // The role that is handed on comes last: whose it is takes long to say, and most paths have ended before.
    for (const need of path.needs.toReversed()) {
      const step = permission(need, path.services);
      if (step.answer === false) return [];
      steps.push(step);
    }
    const answer = all(steps.map((step) => step.answer)) === true ? true : undefined;
    return [{ path, answer, by: steps.flatMap(({ by }) => by) }];
  });
}

interface Rights {
  readonly allowing: readonly Right[];
  readonly denying: readonly Right[];
  readonly boundary: Property | undefined;
  readonly world: World;
}

function mayDo(
  need: PathNeed,
  services: readonly string[],
  { allowing, denying, boundary, world }: Rights,
): Permission {
  const { action } = need;
  const denied = any(denying.map((right) => stops(right, action, services)));
  const bounded = denied === true ? false : withinBoundary(action, boundary, world);
  const answers = allowing.map((right) => ({ right, answer: grants(right, need, services, world) }));
  const by = answers.filter(({ answer }) => answer !== false).map(({ right }) => right);
  return { answer: all([any(answers.map(({ answer }) => answer)), not(denied), bounded]), by };
}

function grants(right: Right, need: PathNeed, services: readonly string[], world: World): Ternary {
  const covered = all([right.allows, right.covers(need.action)]);
  if (covered === false) return false;
  return all([
    covered,
    reaches(right, need, services, world),
    ...right.conditions.map((test) => canMeet(test, need.action, services)),
    ...right.hiddenConditions.map(() => undefined),
  ]);
}

function reaches(right: Right, need: PathNeed, services: readonly string[], world: World): Ternary {
  if (right.notResources) return not(any(right.notResources.map(isEveryResource)));
  return any((right.resources ?? []).map((resource) => reachesWith(need, services, resource, world)));
}

/** Whatever is made anew may have any name, so any resource will do. */
function reachesWith(need: PathNeed, services: readonly string[], resource: Property, world: World): Ternary {
  const { action } = need;
  if (action === 'iam:passrole' || action === 'sts:assumerole') {
    return any([isEveryRole(resource), isStrongRole(resource, services, world)]);
  }
  if (action.startsWith('iam:')) return changesIdentity(need, resource);
  return services.length > 0 || isAnyOf(need, resource);
}

/** A role of this template that may do everything, and that trusts the service it would be handed to. */
function isStrongRole(pointer: Property, services: readonly string[], world: World): Ternary {
  const role = world.follow(pointer);
  if (role?.type !== 'AWS::IAM::Role') return false;
  const { statements } = statementsOf(role.read('AssumeRolePolicyDocument'));
  const trusted = statements.flatMap(({ principals = [] }) => principals.map(({ property }) => property.value));
  const trusts = trusted.some(
    (value) => value.kind === 'known' && services.includes(String(value.value).toLowerCase()),
  );
  return all([services.length === 0 || trusts, isBoundless(role, world)]);
}

/** Does a Deny take an action away, wherever it might be used? */
function stops(right: Right, action: string, services: readonly string[]): Ternary {
  const everywhere = right.notResources ? false : any((right.resources ?? []).map(isEveryResource));
  const always = all([
    ...right.conditions.map((test) => stillStops(test, services)),
    ...right.hiddenConditions.map(() => undefined),
  ]);
  return all([right.covers(action), everywhere, always]) === true;
}

/** Is an action within the boundary? One that is not in this template may hold everything or nothing. */
function withinBoundary(action: string, boundary: Property | undefined, world: World): Ternary {
  if (!boundary || boundary.value.kind === 'absent') return true;
  const followed = world.follow(boundary);
  const rights = followed ? rightsHeldBy(followed) : rightsOfAws(boundary);
  const allowed = any(rights.map((right) => all([right.allows, right.covers(action)])));
  const denied = any(rights.filter(({ denies }) => denies).map((right) => stops(right, action, [])));
  return followed || rights.length > 0 ? all([allowed, not(denied)]) : undefined;
}

/** The boundary of a principal; groups have none. */
export function boundaryOf(principal: Resource): Property | undefined {
  return /::(Role|User)$/.test(principal.type) ? principal.read('PermissionsBoundary') : undefined;
}
