import type { Actor } from './actor';
import { groupsOf, joined, makeGroup } from './calls-together';
import { METHODS } from './methods';
import { MORE, type Win } from './win';
import type { World } from './world';

const BESIDE = METHODS.filter(({ category }) => category === 'data' || category === 'guardrail');

/** What somebody can open without coming to more rights: data of others, and what the organization forbids. */
export function besidesOf(actor: Actor, world: World): readonly Win[] {
  return BESIDE.flatMap((method): Win[] => {
    const made = joined(groupsOf(method).map((group) => makeGroup(world, [actor], group)));
    if (!made) return [];
    const { calls, doubt } = made;
    const called = calls[0]?.request.resource ?? 'any resource';
    const gained = method.gain === 'resource' ? `the data of ${called}` : 'what the organization forbids';
    return [{ method, calls, called, strength: MORE, gained, ...(doubt !== undefined && { doubt }), assumptions: [] }];
  });
}
