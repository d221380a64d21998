import type { Actor } from './actor';
import { type Made, makeGroup } from './calls-together';
import type { More } from './gains';
import type { Method, Need } from './method';
import { unknownRole, winOf } from './win-of-target';
import { EVERYTHING, MORE, type Win } from './win';
import type { World } from './world';

/** Changes users, roles, groups and policies, or takes their place. */
export function* winsOfIdentities(method: Method, held: readonly Actor[], world: World): Generator<Win> {
  const [need] = method.needs as [Need];
  for (const actor of held) {
    const any = makeGroup(world, [actor], [need]);
    if (!any) continue;
    const changing: Changing = { method, need, actor, held, world, any };
    switch (method.gain) {
      case 'identity':
        yield* enter(changing);
        break;
      case 'role':
        yield* vouch(changing);
        break;
      case 'rewritten':
        yield* rewrite(changing);
        break;
      case 'unbounded':
        yield* changeOwn(changing, (own) => world.gains.fromUnbounding(own), 'its boundary kept from it');
        yield* changeOthers(changing, 'boundary');
        break;
      case 'retagged':
        yield* changeOwn(changing, (own) => world.gains.fromTags(own), 'is kept for another tag');
        break;
      default:
        break;
    }
  }
}

interface Changing {
  readonly method: Method;
  readonly need: Need;
  readonly actor: Actor;
  readonly held: readonly Actor[];
  readonly world: World;
  /** The call on whatever it may reach. */
  readonly any: Made;
}

function callOn({ world, actor, need }: Changing, target: Actor): Made | undefined {
  return makeGroup(world, [actor], [need], { only: target.identity.arn });
}

/** The call on somebody who is none of these, first on whoever it was found for. */
function callBeside({ world, actor, need, any }: Changing, known: readonly Actor[]): Made | undefined {
  const found = any.calls[0]?.request.resource;
  if (found === undefined || !known.some(({ identity }) => identity.arn === found)) return any;
  return makeGroup(world, [actor], [need], { except: world.arnsOf(known) });
}

function* enter(changing: Changing): Generator<Win> {
  const { method, need, actor, held, world } = changing;
  const known = world.ofKind(need.on.kind);
  for (const target of known) {
    if (held.includes(target)) continue;
    const made = callOn(changing, target);
    if (made) yield winOf(method, made, target, actor, world);
  }
  const made = callBeside(changing, known);
  if (made) yield unknownRole(method, made, `${need.on.kind} ${nameIn(made)}`);
}

/** Whoever speaks for an identity provider is let in by every role that trusts it. */
function* vouch(changing: Changing): Generator<Win> {
  const { method, actor, held, world, any } = changing;
  for (const role of world.ofKind('role')) {
    if (!held.includes(role) && world.trusts.openForProvider(role)) yield winOf(method, any, role, actor, world);
  }
  yield unknownRole(method, any, `the roles that trust ${nameIn(any)}`);
}

function* rewrite(changing: Changing): Generator<Win> {
  const { method, need, held } = changing;
  for (const own of held) {
    if (own.identity.kind !== need.on.kind) continue;
    const made = callOn(changing, own);
    if (made) yield everything(method, made, own);
  }
  yield* changeOthers(changing, 'policies');
}

function everything(method: Method, { calls, doubt }: Made, own: Actor): Win {
  const called = `${own.identity.kind} ${own.identity.name}`;
  return {
    method,
    calls,
    changes: own,
    called,
    strength: EVERYTHING,
    gained: `${called} may do whatever the new policy says`,
    ...(doubt !== undefined && { doubt }),
    assumptions: [],
  };
}

/**
 * Rights of somebody else, in whose place the caller may be or come: users, groups and policies count always, since who
 * stands behind them is not known here. A role of the account that the caller cannot enter is nothing to it.
 */
function* changeOthers(changing: Changing, what: 'policies' | 'boundary'): Generator<Win> {
  const { method, need, held, world } = changing;
  const { kind } = need.on;
  const known = world.ofKind(kind);
  const harmless = known.filter(
    (other) => kind === 'role' || (what === 'boundary' && (!other.boundary || held.includes(other))),
  );
  const made = callBeside(changing, harmless);
  if (!made) return;
  const called = `${kind} ${nameIn(made)}`;
  const gained =
    what === 'policies'
      ? `${called} may do whatever the new policy says`
      : `${called} may do what its boundary kept from it`;
  const { calls, doubt } = made;
  const strength = what === 'policies' && (kind === 'policy' || kind === 'group') ? EVERYTHING : MORE;
  yield { method, calls, called, strength, gained, ...(doubt !== undefined && { doubt }), assumptions: [] };
}

function* changeOwn(changing: Changing, gainOf: (own: Actor) => More, what: string): Generator<Win> {
  const { method, need, held } = changing;
  for (const own of held) {
    if (own.identity.kind !== need.on.kind) continue;
    const made = callOn(changing, own);
    const gain = made && gainOf(own);
    if (!gain || gain.more === 'nothing') continue;
    const { calls, doubt } = made;
    const called = `${own.identity.kind} ${own.identity.name}`;
    const example = gain.more === 'something' && gain.example ? `, as ${gain.example}` : '';
    yield {
      method,
      calls,
      changes: own,
      called,
      strength: MORE,
      gained: `${called} may do what ${what}${example}`,
      ...(doubt !== undefined && { doubt }),
      ...(gain.more === 'perhaps' && { doubtOfGain: gain.reason }),
      assumptions: [],
    };
  }
}

function nameIn({ calls }: Made): string {
  const resource = calls[0]?.request.resource ?? 'of any name';
  return resource.replace(/^arn:[^:]*:iam::[^:]*:[^/]*\//, '');
}
