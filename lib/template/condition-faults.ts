import { type RawMap, isMap, own } from './template-source';

/** Levels of maps and lists, those of the conditions it names included: far beyond what anybody writes. */
const DEPTH_MAX = 400;

/**
 * Conditions that nobody can answer because of how they name one another, each with the reason.
 *
 * Found by looking at all of them before any is asked. A circle met while asking would give an answer that hangs on
 * where the question began, and then two rules could not share one world.
 */
export function conditionFaults(conditions: RawMap): ReadonlyMap<string, string> {
  const shapes = new Map(Object.entries(conditions).map(([name, raw]) => [name, shapeOf(raw, conditions)]));
  const circular = inCircles(shapes);
  const faults = new Map([...circular].map((name) => [name, 'names itself']));
  for (const [name, height] of heightsOf(shapes, circular))
    if (height > DEPTH_MAX) faults.set(name, 'nests too deeply');
  return faults;
}

interface Shape {
  /** Levels of maps and lists it is written in. */
  readonly levels: number;
  /** Other conditions it names. */
  readonly names: ReadonlySet<string>;
}

/** Walks with a list and no recursion: hostile conditions nest ten thousand deep. */
function shapeOf(raw: unknown, conditions: RawMap): Shape {
  const names = new Set<string>();
  let levels = 0;
  let row: unknown[] = [raw];
  while (row.length > 0) {
    levels++;
    for (const item of row) {
      const branches = own(item, 'Fn::If');
      for (const name of [own(item, 'Condition'), Array.isArray(branches) ? (branches as unknown[])[0] : undefined]) {
        if (typeof name === 'string' && Object.hasOwn(conditions, name)) names.add(name);
      }
    }
    row = row.flatMap((item) => (Array.isArray(item) ? (item as unknown[]) : isMap(item) ? Object.values(item) : []));
  }
  return { levels, names };
}

type Shapes = ReadonlyMap<string, Shape>;

/** Takes away, again and again, whatever names nobody who is left, or is named by nobody who is left. */
function inCircles(shapes: Shapes): ReadonlySet<string> {
  const forth = new Map([...shapes].map(([name, shape]) => [name, [...shape.names]]));
  const back = new Map([...shapes.keys()].map((name) => [name, [] as string[]]));
  for (const [name, named] of forth) for (const other of named) back.get(other)?.push(name);
  const left = new Set(shapes.keys());
  peel(left, forth, back);
  peel(left, back, forth);
  return left;
}

function peel(left: Set<string>, forth: Map<string, string[]>, back: Map<string, string[]>): string[] {
  const open = new Map([...left].map((name) => [name, (forth.get(name) ?? []).filter((n) => left.has(n)).length]));
  const queue = [...left].filter((name) => open.get(name) === 0);
  for (const name of queue) {
    left.delete(name);
    for (const other of back.get(name) ?? []) {
      if (!left.has(other)) continue;
      const count = (open.get(other) ?? 0) - 1;
      open.set(other, count);
      if (count === 0) queue.push(other);
    }
  }
  return queue;
}

function heightsOf(shapes: Shapes, circular: ReadonlySet<string>): ReadonlyMap<string, number> {
  const forth = new Map(
    [...shapes].filter(([name]) => !circular.has(name)).map(([name, { names }]) => [name, [...names]]),
  );
  const back = new Map([...forth.keys()].map((name) => [name, [] as string[]]));
  for (const [name, named] of forth) for (const other of named) back.get(other)?.push(name);
  const heights = new Map<string, number>();
  for (const name of peel(new Set(forth.keys()), forth, back)) {
    const below = [...(shapes.get(name)?.names ?? [])].map((other) => heights.get(other) ?? 0);
    heights.set(name, below.reduce((one, other) => Math.max(one, other), 0) + (shapes.get(name)?.levels ?? 0));
  }
  return heights;
}
