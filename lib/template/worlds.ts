import { type Choice, Choices, NoChoices } from './choices';
import type { Template } from './template';
import { World } from './world';

/** One way to deploy, and what came of it. */
export interface Branch<T> {
  readonly choices: readonly Choice[];
  /** What this world is called: `condition Plain` is `true`. Only what was asked, and only what may differ. */
  readonly consulted: ReadonlyMap<string, string>;
  readonly outcome: T;
}

export interface Branches<T> {
  readonly branches: readonly Branch<T>[];
  /** False when there are more worlds than the limit: those beyond it were not tried. */
  readonly complete: boolean;
}

/** Six independent conditions. Beyond it a reviewer could not read the answer, and the work doubles each time. */
export const WORLDS_MAX = 64;

/**
 * Runs a question in every world it can tell apart, at most `worldsMax`.
 *
 * The question is replayed: it runs once taking the first option at every choice it meets, then again for each
 * other option. Choices it never asks for make no worlds, so most questions run exactly once.
 * `run` must depend on nothing but its world.
 *
 * Limits: beyond `worldsMax` worlds the answer is incomplete, and says so.
 */
export function inEveryWorld<T>(template: Template, run: (world: World) => T, worldsMax = WORLDS_MAX): Branches<T> {
  const branches: Branch<T>[] = [];
  let script: number[] | undefined = [];
  while (script) {
    if (branches.length >= worldsMax) return { branches, complete: false };
    const choices = new Choices(script);
    const outcome = run(new World(template, choices));
    branches.push({ choices: choices.made, consulted: choices.consulted, outcome });
    script = nextScript(choices.made);
  }
  return { branches, complete: true };
}

/**
 * The same answer as `inEveryWorld` gives, for thousands of questions about one template: what hangs on no choice is
 * worked out once for all of them. The first question that meets a choice is stopped and replayed in worlds of its own.
 *
 * `run` must be done with its world when it returns: what it read there cannot be read further by anybody else.
 */
export function inSharedWorlds<T>(template: Template, run: (world: World) => T, worldsMax = WORLDS_MAX): Branches<T> {
  const { world, choices } = template.once('shared world', () => {
    const none = new NoChoices();
    return { world: new World(template, none), choices: none };
  });
  choices.met = false;
  try {
    const outcome = run(world);
    // Whoever catches what stops a question has no answer either.
    if (!choices.met) return { branches: [{ choices: NONE_MADE, consulted: NONE_NAMED, outcome }], complete: true };
  } catch (error) {
    if (!choices.met) throw error;
  }
  return inEveryWorld(template, run, worldsMax);
}

/** Most questions meet no choice: all of them share these. */
const NONE_MADE: readonly Choice[] = [];
const NONE_NAMED: ReadonlyMap<string, string> = new Map();

/** The next leaf of the tree: the last choice that has an option left takes it, what came after starts anew. */
function nextScript(made: readonly Choice[]): number[] | undefined {
  const last = made.findLastIndex(({ point, option }) => option + 1 < point.options.length);
  if (last === -1) return undefined;
  return made.slice(0, last + 1).map(({ option }, index) => (index === last ? option + 1 : option));
}
