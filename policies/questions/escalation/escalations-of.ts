import type { Property, Relation, Resource, World } from '../../../lib/template';
import { type Escalation, boundaryOf, findEscalations } from './find-escalations';
import { rightsFor, rightsHeldBy } from './rights';
import { settle } from './settle';

/** The ways that one statement, or one attached policy, takes part in. */
export interface Escalations {
  readonly at: Property;
  readonly escalations: readonly Escalation[];
}

/**
 * The ways to more rights that the policies held by a resource take part in, for each of those whose policies they are.
 *
 * Limits: a policy for somebody in another template is judged by what it says alone.
 */
export function escalationsOf(holder: Resource, world: World): readonly Escalations[] {
  const own = rightsHeldBy(holder).filter(({ matters }) => matters);
  if (own.length === 0) return [];
  const principals = principalsOf(holder, world);
  const found = principals.flatMap((principal) => {
    const rights = rightsFor(principal, world);
    return settle(findEscalations(rights, boundaryOf(principal), world), principal, rights, world);
  });
  if (principals.length === 0 || namesOthers(holder, world)) found.push(...findEscalations(own, undefined, world));
  const byPlace = escalationsByPlace(found, holder.id);
  return own.flatMap(({ at }) => {
    const escalations = byPlace.get(at.path);
    return escalations ? [{ at, escalations: [...escalations] }] : [];
  });
}

/** The ways that each right of a holder takes part in, by the path of the right. */
function escalationsByPlace(
  found: readonly Escalation[],
  holder: string,
): ReadonlyMap<string, ReadonlySet<Escalation>> {
  const byPlace = new Map<string, Set<Escalation>>();
  for (const escalation of found) {
    for (const right of escalation.by) {
      if (right.holder !== holder) continue;
      const here = byPlace.get(right.at.path) ?? new Set();
      byPlace.set(right.at.path, here.add(escalation));
    }
  }
  return byPlace;
}

const PRINCIPALS = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];
const POINTERS = ['Roles', 'Users', 'Groups', 'RoleName', 'UserName', 'GroupName'];

/** Whose policies these are, as far as the template says. */
function principalsOf(holder: Resource, world: World): readonly Resource[] {
  if (PRINCIPALS.includes(holder.type)) return [holder];
  const named = pointersOf(holder).flatMap((pointer) => world.follow(pointer) ?? []);
  const naming = PRINCIPALS.flatMap((type) => {
    const attaches: Relation = { type, path: 'ManagedPolicyArns' };
    return world.referrers(holder, attaches).certain;
  });
  return [...new Set([...named, ...naming])];
}

/** Is it also for somebody who is not in this template? */
function namesOthers(holder: Resource, world: World): boolean {
  return !PRINCIPALS.includes(holder.type) && pointersOf(holder).some((pointer) => !world.follow(pointer));
}

function pointersOf(holder: Resource): readonly Property[] {
  return POINTERS.flatMap((path) => holder.read(path).each());
}
