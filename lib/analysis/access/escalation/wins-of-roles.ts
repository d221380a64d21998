import type { Actor } from './actor';
import { madeOf, makeGroup } from './calls-together';
import type { Method } from './method';
import { unknownRole, winOf } from './win-of-target';
import type { Win } from './win';
import type { World } from './world';

/** Enters roles: those of the account by their trust policies, others as far as the caller's own policies say. */
export function* winsOfRoles(method: Method, held: readonly Actor[], world: World): Generator<Win> {
  const roles = world.ofKind('role');
  for (const actor of held) {
    for (const { role, can, assuming } of world.trusts.entrances(actor, roles)) {
      if (held.includes(role)) continue;
      const made = madeOf([actor], [can], method.needs);
      const assumptions = assuming === undefined ? [] : [assuming];
      if (made) yield winOf(method, { ...made, assumptions }, role, actor, world);
    }
    const any = makeGroup(world, [actor], method.needs);
    if (!any) continue;
    const resource = any.calls[0]?.request.resource;
    const isKnown = resource !== undefined && world.actorOf(resource) !== undefined;
    const made = isKnown ? makeGroup(world, [actor], method.needs, { except: world.arnsOf(roles) }) : any;
    if (made) yield unknownRole(method, made, `role ${made.calls[0]?.request.resource ?? 'of any name'}`);
  }
}
