import { matchesIam } from '../../../lib/common/match-glob';
import { type Property, type Resource, type World, statementsOf } from '../../../lib/template';
import { isEveryResource } from '../everything';
import { type Ternary, all, any, not } from '../../judge';
import { isBoundless } from '../boundless';
import { managedPolicyOf } from '../managed-policies';
import { isEveryRole } from '../permissions/every-role';
import { canMeet, stillStops } from './conditions';
import { KNOWN_MANAGED } from './known-managed';
import { ESCALATION_PATHS, type EscalationPath } from './paths';
import { changesIdentity, isAnyOf } from './reach';
import { type Right, rightsHeldBy } from './rights';

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
  const paths = ESCALATION_PATHS.filter(({ needs }) => needs.every(isMentioned));
  if (paths.length === 0) return [];
  const denying = relevant.filter(({ denies }) => denies === true);
  const known = new Map<string, Permission>();
  const permission = (action: string, service: string | undefined): Permission => {
    const key = `${action} ${service ?? ''}`;
    const found = known.get(key) ?? mayDo(action, service, { allowing, denying, boundary, world });
    known.set(key, found);
    return found;
  };
  return paths.flatMap((path) => {
    const steps: Permission[] = [];
    // The role that is handed on comes last: whose it is takes long to say, and most paths have ended before.
    for (const action of path.needs.toReversed()) {
      const step = permission(action, path.service);
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
  action: string,
  service: string | undefined,
  { allowing, denying, boundary, world }: Rights,
): Permission {
  const denied = any(denying.map((right) => stops(right, action, service)));
  const bounded = denied === true ? false : withinBoundary(action, boundary, world);
  const answers = allowing.map((right) => ({ right, answer: grants(right, action, service, world) }));
  const by = answers.filter(({ answer }) => answer !== false).map(({ right }) => right);
  return { answer: all([any(answers.map(({ answer }) => answer)), not(denied), bounded]), by };
}

function grants(right: Right, action: string, service: string | undefined, world: World): Ternary {
  const covered = all([right.allows, right.covers(action)]);
  if (covered === false) return false;
  const passes = right.passesTo === undefined || action !== 'iam:passrole' || right.passesTo === service;
  return all([
    covered,
    passes,
    reaches(right, action, service, world),
    ...right.conditions.map((test) => canMeet(test, action, service)),
    ...right.hiddenConditions.map(() => undefined),
  ]);
}

function reaches(right: Right, action: string, service: string | undefined, world: World): Ternary {
  if (right.notResources) return not(any(right.notResources.map(isEveryResource)));
  if (!right.resources) return true;
  return any(right.resources.map((resource) => reachesWith(action, service, resource, world)));
}

/** Whatever is made anew may have any name, so any resource will do. */
function reachesWith(action: string, service: string | undefined, resource: Property, world: World): Ternary {
  if (action === 'iam:passrole' || action === 'sts:assumerole') {
    return any([isEveryRole(resource), isStrongRole(resource, service, world)]);
  }
  if (action.startsWith('iam:')) return changesIdentity(action, resource);
  return service !== undefined || isAnyOf(action, resource);
}

/** A role of this template that may do everything, and that trusts the service it would be handed to. */
function isStrongRole(pointer: Property, service: string | undefined, world: World): Ternary {
  const role = world.follow(pointer);
  if (role?.type !== 'AWS::IAM::Role') return false;
  const { statements } = statementsOf(role.read('AssumeRolePolicyDocument'));
  const trusted = statements.flatMap(({ principals = [] }) => principals.map(({ property }) => property.value));
  const trusts = trusted.some((value) => value.kind === 'known' && String(value.value).toLowerCase() === service);
  return all([service === undefined || trusts, isBoundless(role, world)]);
}

/** Does a Deny take an action away, wherever it might be used? */
function stops(right: Right, action: string, service: string | undefined): Ternary {
  const everywhere = right.notResources ? false : any((right.resources ?? []).map(isEveryResource));
  const always = all([
    ...right.conditions.map((test) => stillStops(test, service)),
    ...right.hiddenConditions.map(() => undefined),
  ]);
  return all([right.covers(action), everywhere, always]) === true;
}

/** Is an action within the boundary? One that is not in this template may hold everything or nothing. */
function withinBoundary(action: string, boundary: Property | undefined, world: World): Ternary {
  if (!boundary || boundary.value.kind === 'absent') return true;
  const followed = world.follow(boundary);
  if (followed) {
    const rights: readonly Right[] = rightsHeldBy(followed);
    const allowed = any(rights.map((right) => all([right.allows, right.covers(action)])));
    return all([
      allowed,
      not(any(rights.filter(({ denies }) => denies).map((right) => stops(right, action, undefined)))),
    ]);
  }
  const policy = managedPolicyOf(boundary.value);
  const known = policy.owner === 'aws' && policy.name !== undefined ? KNOWN_MANAGED[policy.name] : undefined;
  if (!known) return undefined;
  const holds = (patterns: readonly string[]): boolean => patterns.some((pattern) => matchesIam(pattern, action));
  return holds(known.actions) && !holds(known.except ?? []);
}

/** The boundary of a principal; groups have none. */
export function boundaryOf(principal: Resource): Property | undefined {
  return /::(Role|User)$/.test(principal.type) ? principal.read('PermissionsBoundary') : undefined;
}
