import type { Actor } from './actor';
import type { Made } from './calls-together';
import type { Method } from './method';
import { EVERYTHING, MORE, ONE_STEP, UNKNOWN_ROLE, type Win } from './win';
import type { World } from './world';

/** Somebody of the account is won. */
export function winOf(
  method: Method,
  made: Made & { readonly assumptions?: readonly string[] },
  target: Actor,
  actor: Actor,
  world: World,
): Win {
  const { calls, doubt, assumptions = [] } = made;
  const called = `${target.identity.kind} ${target.identity.name}`;
  const base = { method, calls, target, called, ...(doubt !== undefined && { doubt }), assumptions };
  const more = world.gains.fromBecoming(target, actor);
  switch (more.more) {
    case 'everything':
      return { ...base, strength: EVERYTHING, gained: `${called} may do everything` };
    case 'something':
      return { ...base, strength: MORE, gained: `${called} may do more${more.example ? `, as ${more.example}` : ''}` };
    case 'nothing':
      return { ...base, strength: ONE_STEP, gained: `${called} may do nothing more` };
    case 'perhaps':
      return { ...base, strength: MORE, gained: `${called} may do more, perhaps`, doubtOfGain: more.reason };
  }
}

/** Somebody is won of whom nothing is known: as the catalogues do, that counts. */
export function unknownRole(method: Method, { calls, doubt }: Made, called: string): Win {
  return {
    method,
    calls,
    called,
    strength: UNKNOWN_ROLE,
    gained: `all that ${called} may do`,
    ...(doubt !== undefined && { doubt }),
    assumptions: [],
  };
}
