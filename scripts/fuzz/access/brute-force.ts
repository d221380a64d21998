/**
 * Tries every request of a universe: is one allowed by the claim and not by the reference?
 *
 * One variable after another is given a value; statements that can no longer match are dropped on the way.
 *
 * Limits: gives up after so many steps, and says so.
 */
import type { Request } from '../../../lib/analysis/access/request/request';
import type { AccessCase, Side } from './access-case';
import { isCoupled, isPossible } from './couplings';
import { type Part, type World, statementsIn } from './oracle/oracle';
import { type Value, type Variable, requestOf } from './universe';

export interface Found {
  /** Allowed by the claim only; undefined when there is none. */
  readonly violation?: Request;
  /** Were all requests tried, or enough to find one? */
  readonly complete: boolean;
}

const STEPS_MAX = 100_000;

/** Where a statement stands: the claim or the reference, and in which way and layer of it; Denies count everywhere. */
interface Placed {
  readonly id: string;
  readonly ofClaim: boolean;
  readonly allows: boolean;
  readonly layer: string;
  /** Its parts, under the number of the variable after which they can be judged. */
  readonly partsAt: readonly (readonly Part[])[];
}

export function bruteForce({ claim, reference }: AccessCase, variables: readonly Variable[], world: World): Found {
  const order = [...variables].sort((one, other) => one.values.length - other.values.length);
  const placed = [...placedIn(claim, true, { order, world }), ...placedIn(reference, false, { order, world })];
  const values: Record<string, Value> = {};
  let steps = 0;
  const search = (depth: number, alive: readonly Placed[]): Request | undefined => {
    const variable = order[depth];
    if (!variable) {
      const violates = allowedBy(claim, true, alive) && !allowedBy(reference, false, alive);
      return violates ? requestOf(values) : undefined;
    }
    const tried = new Set<string>();
    for (const value of variable.values) {
      if (++steps > STEPS_MAX) return undefined;
      values[variable.name] = value;
      const request = requestOf(values);
      if (!isPossible(request)) continue;
      const left = alive.filter(({ partsAt }) => partsAt[depth]?.every((part) => part.holds(request)) ?? true);
      if (!left.some(({ ofClaim, allows }) => ofClaim && allows)) continue;
      // Values after which the same statements are left, and that no later variable depends on, are as good as one.
      const kind = left.map(({ id }) => id).join();
      if (tried.has(kind)) continue;
      if (!isCoupled(variable.name) && !isReadLater(variable.name, left, depth)) tried.add(kind);
      const found = search(depth + 1, left);
      if (found) return found;
    }
    delete values[variable.name];
    return undefined;
  };
  const violation = search(0, placed);
  return violation ? { violation, complete: true } : { complete: steps <= STEPS_MAX };
}

function isReadLater(name: string, left: readonly Placed[], depth: number): boolean {
  return left.some(({ partsAt }) =>
    partsAt.some((parts, at) => at > depth && parts.some((part) => part.reads.includes(name))),
  );
}

interface Placing {
  readonly order: readonly Variable[];
  readonly world: World;
}

function placedIn({ ways, denies }: Side, ofClaim: boolean, { order, world }: Placing): Placed[] {
  const depthOf = new Map(order.map(({ name }, depth) => [name, depth]));
  const layers = ways.flatMap((way, wayAt) => way.map((policy, layerAt) => ({ policy, layer: `${wayAt}.${layerAt}` })));
  return [...layers, ...(denies ? [{ policy: denies, layer: 'denies' }] : [])].flatMap(({ policy, layer }) =>
    statementsIn(policy, world).map(({ allows, parts }, at) => {
      const partsAt: Part[][] = [];
      for (const part of parts) {
        const depth = Math.max(...part.reads.map((name) => depthOf.get(name) ?? 0));
        (partsAt[depth] ??= []).push(part);
      }
      return { id: `${ofClaim} ${layer} ${at}`, ofClaim, allows, layer, partsAt };
    }),
  );
}

function allowedBy({ ways }: Side, ofClaim: boolean, matching: readonly Placed[]): boolean {
  const own = matching.filter((one) => one.ofClaim === ofClaim);
  if (own.some(({ allows }) => !allows)) return false;
  const allowing = new Set(own.map(({ layer }) => layer));
  return ways.some((way, wayAt) => way.every((_, layerAt) => allowing.has(`${wayAt}.${layerAt}`)));
}
