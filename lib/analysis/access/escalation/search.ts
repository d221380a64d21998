import type { Actor } from './actor';
import { METHODS } from './methods';
import { EVERYTHING, MORE, type Win } from './win';
import { winsOf } from './wins';
import type { World } from './world';

/** How far somebody comes. */
export type Found =
  | { readonly found: 'administrator' }
  /** From first to last; the last one is the gain. */
  | { readonly found: 'way'; readonly way: readonly Win[] }
  | { readonly found: 'nothing'; readonly doubts: readonly string[]; readonly perhaps?: readonly Win[] };

const METHODS_TO_MORE = METHODS.filter(({ category }) => category !== 'data' && category !== 'guardrail');

/** Having found more rights, a search goes on for all there are while it holds no more identities than this. */
const HELD_ENOUGH = 100;

/** A hand-full of what cannot be known is enough to say so. */
const DOUBTS_MAX = 3;

/** Looks for a way to more rights: first with steps that surely work, then with those that may. */
export function search(actor: Actor, world: World): Found {
  if (world.gains.isAdministrator(actor)) return { found: 'administrator' };
  const sure = new Search(actor, world, false);
  const way = sure.run();
  if (way) return { found: 'way', way };
  const doubts = new Set([...sure.held.keys()].flatMap(({ unread }) => unread));
  if (!sure.sawDoubt) return { found: 'nothing', doubts: [...doubts].slice(0, DOUBTS_MAX) };
  const daring = new Search(actor, world, true);
  const perhaps = daring.run();
  for (const { doubt, doubtOfGain } of perhaps ?? []) for (const one of [doubt, doubtOfGain]) if (one) doubts.add(one);
  for (const { unread, problems } of daring.held.keys()) for (const one of [...unread, ...problems]) doubts.add(one);
  return { found: 'nothing', doubts: [...doubts].slice(0, DOUBTS_MAX), ...(perhaps && { perhaps }) };
}

/** One search, breadth first, until somebody is won who may do more. */
class Search {
  /** Who is held, and by which win. */
  readonly held = new Map<Actor, Win | undefined>();
  sawDoubt = false;
  private best: Win | undefined;

  constructor(
    actor: Actor,
    private readonly world: World,
    private readonly dares: boolean,
  ) {
    this.held.set(actor, undefined);
  }

  run(): readonly Win[] | undefined {
    for (;;) {
      const before = [...this.held.keys()];
      this.round(before);
      const isEnough = this.best && (this.best.strength === EVERYTHING || this.held.size > HELD_ENOUGH);
      const isDone = this.held.size === before.length || (isEnough && this.best!.strength >= MORE);
      if (isDone) return this.best && this.wayTo(this.best);
    }
  }

  private round(held: readonly Actor[]): void {
    for (const method of METHODS_TO_MORE) {
      for (const win of winsOf(method, held, this.world)) {
        this.take(win);
        if (this.best?.strength === EVERYTHING) return;
      }
    }
  }

  private take(win: Win): void {
    const { doubt, doubtOfGain, target, strength } = win;
    if (doubt !== undefined || doubtOfGain !== undefined) this.sawDoubt = true;
    if (doubt !== undefined && !this.dares) return;
    if (target && !this.held.has(target)) this.held.set(target, win);
    if (doubtOfGain !== undefined && !this.dares) return;
    if (strength > (this.best?.strength ?? 0)) this.best = win;
  }

  /** What has to be done before a win, and the win. */
  private wayTo(win: Win): readonly Win[] {
    const way = new Set<Win>();
    const add = (one: Win): void => {
      for (const actor of [...one.calls.map(({ by }) => by), ...(one.changes ? [one.changes] : [])]) {
        const before = this.held.get(actor);
        if (before && before !== one && !way.has(before)) add(before);
      }
      way.add(one);
    };
    add(win);
    return [...way];
  }
}
