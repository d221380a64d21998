import type { Actor } from './actor';
import type { Can } from './asking';
import type { Conditions } from './circumstances';
import { exactly } from './asking';
import { type Made, groupsOf, joined, madeOf, makeGroup } from './calls-together';
import type { Method } from './method';
import { unknownRole, winOf } from './win-of-target';
import type { Win } from './win';
import type { World } from './world';

/**
 * Hands a role to a service that runs what the caller says: every role of the account that trusts the service, and the
 * roles nobody told us of.
 *
 * Who hands over also makes what the role is for, since AWS checks both in one call; what follows others may do.
 */
export function* winsOfPassing(method: Method, held: readonly Actor[], world: World): Generator<Win> {
  const [[pass], making, ...following] = groupsOf(method) as [[Method['needs'][number]], ...Method['needs'][]];
  const after = joined(following.map((group) => makeGroup(world, held, group, { helpers: held })));
  if (!after) return;
  for (const actor of held) {
    const made = joined([making ? makeGroup(world, [actor], making, { helpers: held }) : { calls: [] }, after]);
    if (!made) continue;
    const handing = new Handing(world, actor, method);
    const any = handing.over(world.shapesOf(pass.on.shapes), method.passedTo);
    if (any.answer === 'no') continue;
    const complete = (can: Can): Made | undefined => joined([madeOf([actor], [can], [pass]), made]);
    for (const role of world.ofKind('role')) {
      if (held.includes(role)) continue;
      const { services, sure } = world.trusts.lettingIn(role, method.passedTo);
      if (services.length === 0) continue;
      const ready = complete(handing.over([exactly(role.identity.arn)], services));
      const doubt = sure ? {} : { doubt: `whether ${role.identity.name} trusts ${services[0]}` };
      if (ready) yield winOf(method, { ...doubt, ...ready }, role, actor, world);
    }
    const unknown = handing.overUnknown(any, pass.on.shapes);
    const ready = complete(unknown);
    if (ready) yield unknownRole(method, ready, `an unknown role that trusts ${method.passedTo[0]}`);
  }
}

/** Handing over roles, by one actor and for one method. */
class Handing {
  constructor(
    private readonly world: World,
    private readonly actor: Actor,
    private readonly method: Method,
  ) {}

  over(resources: readonly string[], services: readonly string[], except: readonly string[] = []): Can {
    const conditions: Conditions = { StringEquals: { 'iam:passedtoservice': services } };
    return this.world.asking.can(this.actor, { action: 'iam:PassRole', resources, except, conditions });
  }

  /** A role that is none of those we know. */
  overUnknown(any: Can, shapes: readonly string[]): Can {
    const found = any.answer === 'no' ? undefined : any.request?.resource;
    if (found === undefined || !this.world.actorOf(found)) return any;
    const known = this.world.arnsOf(this.world.ofKind('role'));
    return this.over(this.world.shapesOf(shapes), this.method.passedTo, known);
  }
}
