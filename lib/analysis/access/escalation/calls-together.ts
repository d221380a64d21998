import type { Actor } from './actor';
import { type Can, exactly } from './asking';
import { type Part, inOneResource } from './in-one-resource';
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

export interface Options {
  /** The resource; absent: any of the right shape. */
  readonly only?: string;
  readonly except?: readonly string[];
  /** Who else may make all but the first of the calls. */
  readonly helpers?: readonly Actor[];
}

/** The calls of one group by one of the actors, or by one and its helpers. */
export function makeGroup(
  world: World,
  actors: readonly Actor[],
  needs: readonly Need[],
  { only, except = [], helpers = [] }: Options = {},
): Made | undefined {
  const [{ on }] = needs as [Need];
  const resources = only === undefined ? world.shapesOf(on.shapes) : [exactly(only)];
  const where = { resources, plain: only === undefined ? world.plainShapesOf(on.shapes) : [], except };
  let doubtful: Made | undefined;
  for (const actor of actors) {
    for (const parts of castings(world, [actor, ...helpers], needs, resources)) {
      const cans =
        on.kind === 'any'
          ? parts.map((part) => world.asking.can(part.actor, { action: part.action, except: [] }))
          : inOneResource(world.asking, parts, where);
      const made = madeOf(
        parts.map((part) => part.actor),
        cans,
        needs,
      );
      if (made && made.doubt === undefined) return made;
      doubtful ??= made;
    }
  }
  return doubtful;
}

/** More are tried for nobody: so many people who can all make the same calls are found by fewer. */
const CASTINGS_MAX = 32;

/** Ways to spread calls over people, each call to somebody who may make it; the first call to the first of them. */
function castings(
  world: World,
  people: readonly Actor[],
  needs: readonly Need[],
  resources: readonly string[],
): readonly (readonly Part[])[] {
  return needs.reduce<readonly (readonly Part[])[]>(
    (before, { action, on }, index) => {
      const candidates = index === 0 ? people.slice(0, 1) : [...new Set(people)];
      const kind = on.kind === 'any' ? { action } : { action, resources };
      const able = candidates.filter((one) => world.asking.can(one, { ...kind, except: [] }).answer !== 'no');
      return before.flatMap((parts) => able.map((actor) => [...parts, { actor, action }])).slice(0, CASTINGS_MAX);
    },
    [[]],
  );
}

/** What answers amount to; undefined when one call cannot be made. */
export function madeOf(actors: readonly Actor[], cans: readonly Can[], needs: readonly Need[]): Made | undefined {
  if (cans.some(({ answer }) => answer === 'no')) return undefined;
  const calls = cans.flatMap((can, index): Call[] => {
    if (can.answer === 'no' || !can.request) return [];
    return [{ by: actors[index] ?? actors[0]!, request: can.request, because: 'because' in can ? can.because : [] }];
  });
  const doubt = cans.find((can) => can.answer === 'perhaps')?.reason;
  // Policies that nobody could read may deny what the others allow.
  const narrower = actors.find(({ mayBeNarrower }) => mayBeNarrower);
  if (doubt === undefined) return narrower ? { calls, doubt: narrower.unread[0]! } : { calls };
  return { calls, doubt: `${needs.map(({ action }) => action).join(', ') || 'a call'}: ${doubt}` };
}

/** Several groups made; undefined when one of them is not. */
export function joined(parts: readonly (Made | undefined)[]): Made | undefined {
  if (parts.some((part) => part === undefined)) return undefined;
  const doubt = parts.find((part) => part!.doubt !== undefined)?.doubt;
  return { calls: parts.flatMap((part) => part!.calls), ...(doubt !== undefined && { doubt }) };
}
