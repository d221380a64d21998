import type { Actor } from './actor';
import { type Can, exactly } from './asking';
import { inOneResource } from './in-one-resource';
import type { Method, Need } from './method';
import type { Call } from './win';
import type { World } from './world';

/** Calls that can be made, and why that may not be sure. */
export interface Made {
  readonly calls: readonly Call[];
  readonly doubt?: string;
}

/** The needs of a method that must meet in one resource, group by group. */
export function groupsOf({ needs }: Method): readonly (readonly Need[])[] {
  const groups: Need[][] = [];
  for (const need of needs) {
    const same = groups.find(([first]) => need.on.kind !== 'any' && first!.on === need.on);
    if (same) same.push(need);
    else groups.push([need]);
  }
  return groups;
}

/** The calls of one group by one of the actors: on one resource, on some of these, or on any of the right shape. */
export function makeGroup(
  world: World,
  actors: readonly Actor[],
  needs: readonly Need[],
  { only, except = [] }: { readonly only?: string; readonly except?: readonly string[] } = {},
): Made | undefined {
  const [{ on }] = needs as [Need];
  const resources = only === undefined ? world.shapesOf(on.shapes) : [exactly(only)];
  const plain = only === undefined ? world.plainShapesOf(on.shapes) : [];
  let doubtful: Made | undefined;
  for (const actor of actors) {
    const cans =
      on.kind === 'any'
        ? needs.map(({ action }) => world.asking.can(actor, { action }))
        : inOneResource(world.asking, actor, { actions: needs.map(({ action }) => action), resources, plain, except });
    const made = madeOf(actor, cans, needs);
    if (made && made.doubt === undefined) return made;
    doubtful ??= made;
  }
  return doubtful;
}

/** What answers amount to; undefined when one call cannot be made. */
export function madeOf(actor: Actor, cans: readonly Can[], needs: readonly Need[]): Made | undefined {
  if (cans.some(({ answer }) => answer === 'no')) return undefined;
  const calls = cans.flatMap((can): Call[] => {
    if (can.answer === 'no' || !can.request) return [];
    return [{ by: actor, request: can.request, because: 'because' in can ? can.because : [] }];
  });
  const doubt = cans.find((can) => can.answer === 'perhaps')?.reason;
  // Policies that nobody could read may deny what the others allow.
  if (doubt === undefined) return actor.mayBeNarrower ? { calls, doubt: actor.unread[0]! } : { calls };
  return { calls, doubt: `${needs.map(({ action }) => action).join(', ') || 'a call'}: ${doubt}` };
}

/** Several groups made; undefined when one of them is not. */
export function joined(parts: readonly (Made | undefined)[]): Made | undefined {
  if (parts.some((part) => part === undefined)) return undefined;
  const doubt = parts.find((part) => part!.doubt !== undefined)?.doubt;
  return { calls: parts.flatMap((part) => part!.calls), ...(doubt !== undefined && { doubt }) };
}
