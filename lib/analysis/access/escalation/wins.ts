import type { Actor } from './actor';
import { groupsOf, joined, makeGroup } from './calls-together';
import type { Method } from './method';
import { winsOfExisting } from './wins-of-existing';
import { winsOfIdentities } from './wins-of-identities';
import { winsOfPassing } from './wins-of-passing';
import { winsOfRoles } from './wins-of-roles';
import { EVERYTHING, type Win } from './win';
import type { World } from './world';

/** What a method gives to somebody who holds these identities. */
export function winsOf(method: Method, held: readonly Actor[], world: World): Iterable<Win> {
  const canBegin = method.needs.every(({ action }) => held.some((actor) => actor.layersFor(action)));
  // A trust policy may let in somebody whose own policies say nothing.
  if (method.id === 'sts-assume-role') return winsOfRoles(method, held, world);
  if (!canBegin) return [];
  if (method.category === 'new-passrole') return winsOfPassing(method, held, world);
  if (method.gain === 'anything') return winOfAnything(method, held, world);
  if (method.category === 'existing-passrole') return winsOfExisting(method, held, world);
  return winsOfIdentities(method, held, world);
}

function winOfAnything(method: Method, held: readonly Actor[], world: World): Win[] {
  const made = joined(groupsOf(method).map((group) => makeGroup(world, held, group, { helpers: held })));
  if (!made) return [];
  const { calls, doubt } = made;
  return [
    {
      method,
      calls,
      called: 'what it makes',
      strength: EVERYTHING,
      gained: 'whatever it chooses',
      ...(doubt !== undefined && { doubt }),
      assumptions: [],
    },
  ];
}
