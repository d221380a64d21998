import type { Actor } from './actor';
import { exactly } from './asking';
import { type Made, groupsOf, joined, makeGroup } from './calls-together';
import type { Method, Need } from './method';
import { unknownRole, winOf } from './win-of-target';
import type { Win } from './win';
import type { World } from './world';

/** Uses what acts with a role already: functions, machines, projects that the account shows, and those it does not. */
export function* winsOfExisting(method: Method, held: readonly Actor[], world: World): Generator<Win> {
  const groups = groupsOf(method);
  const bearing = groups.find(([need]) => need!.on.types.length > 0) ?? groups[0]!;
  const beside = joined(
    groups.filter((group) => group !== bearing).map((group) => makeGroup(world, held, group, { helpers: held })),
  );
  if (!beside) return;
  const { types } = (bearing[0] as Need).on;
  const known = world.account.workloads.filter(({ type }) => types.includes(type));
  for (const actor of held) {
    const make = (options: { only?: string; except?: string[] }): Made | undefined =>
      joined([makeGroup(world, [actor], bearing, { ...options, helpers: held }), beside]);
    const any = make({});
    if (!any) continue;
    for (const { arn, role } of known) {
      const made = make({ only: arn });
      const target = world.actorOf(role);
      if (!made || (target && held.includes(target))) continue;
      yield target ? winOf(method, made, target, actor, world) : unknownRole(method, made, `role ${role}`);
    }
    const resource = any.calls.find(({ request }) => bearing.some(({ action }) => action === request.action))?.request
      .resource;
    const isKnown = known.some(({ arn }) => arn === resource);
    const made = isKnown ? make({ except: known.map(({ arn }) => exactly(arn)) }) : any;
    if (made) yield unknownRole(method, made, 'an unknown role');
  }
}
