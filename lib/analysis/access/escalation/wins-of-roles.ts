import type { Actor } from './actor';
import { exactly } from './asking';
import { madeOf, makeGroup } from './calls-together';
import type { Method } from './method';
import { unknownRole, winOf } from './win-of-target';
import type { Win } from './win';
import type { World } from './world';

/** Enters roles: those of the account by their trust policies, others as far as the caller's own policies say. */
export function* winsOfRoles(method: Method, held: readonly Actor[], world: World): Generator<Win> {
  const roles = world.ofKind('role');
  for (const actor of held) {
    for (const role of roles) {
      if (held.includes(role)) continue;
      const { can, assuming } = world.trusts.entrance(actor, role);
      const made = madeOf([actor], [can], method.needs);
      if (made)
        yield winOf(method, { ...made, assumptions: assuming === undefined ? [] : [assuming] }, role, actor, world);
    }
    const any = makeGroup(world, [actor], method.needs);
    if (!any) continue;
    const resource = any.calls[0]?.request.resource;
    const isKnown = resource !== undefined && world.actorOf(resource) !== undefined;
    const known = roles.map(({ identity }) => exactly(identity.arn));
    const made = isKnown ? makeGroup(world, [actor], method.needs, { except: known }) : any;
    if (made) yield unknownRole(method, made, `role ${made.calls[0]?.request.resource ?? 'of any name'}`);
  }
}
