import type { Budget, Region } from './region';
import type { Box, BoxPart, Point } from './space';

/** Requests that are in some box of each group, and in none of the others. */
export interface Query {
  readonly within: readonly (readonly Box[])[];
  readonly outside: readonly Box[];
}

/**
 * Finds requests that answer a query; undefined when there are none.
 *
 * All there is to say follows from the cells: a box that cannot be met is dropped, one that can be left in one way only is
 * left that way, and else the search branches where there are fewest ways. It ends, and misses nothing.
 *
 * `accept`: called with each part of the answer; return false to go on for more. Parts do not overlap.
 */
export function search(
  from: Point,
  query: Query,
  budget: Budget,
  accept: (found: Point) => boolean = () => true,
): Point | undefined {
  let point = from;
  let outside = query.outside;
  for (;;) {
    budget.spend('steps', 1 + outside.length / 64);
    const within = openGroups(point, query.within);
    if (!within) return undefined;
    const left = waysOut(point, outside);
    if (!left) return undefined;
    if (left.forced) {
      point = replaced(point, left.forced.variable, left.forced.rest);
      if (point[left.forced.variable]!.isEmpty()) return undefined;
      outside = left.outside;
      continue;
    }
    const narrowest = smallest(within);
    if (narrowest && (!left.best || narrowest.length <= left.best.ways.length)) {
      const others = within.filter((group) => group !== narrowest);
      return enterOne(point, narrowest, { within: others, outside: left.outside }, budget, accept);
    }
    if (!left.best) return accept(point) ? point : undefined;
    return leaveOne(point, left.best, { within, outside: left.outside }, budget, accept);
  }
}

/** The groups that still decide something, each with the boxes that can be met; undefined when a group has none. */
function openGroups(point: Point, groups: Query['within']): (readonly Box[])[] | undefined {
  const open: (readonly Box[])[] = [];
  for (const group of groups) {
    const alive = group.filter((box) => box.parts.every((part) => point[part.variable]!.meets(part.region)));
    if (alive.length === 0) return undefined;
    if (!alive.some((box) => contains(box, point))) open.push(alive);
  }
  return open;
}

interface WaysOut {
  /** The boxes that still have to be left. */
  readonly outside: readonly Box[];
  readonly best: { readonly box: Box; readonly ways: readonly BoxPart[] } | undefined;
  /** The only way out of one box. */
  readonly forced: { readonly variable: number; readonly rest: Region } | undefined;
}

/** Undefined when a box holds the whole point. */
function waysOut(point: Point, boxes: readonly Box[]): WaysOut | undefined {
  const outside: Box[] = [];
  let best: { box: Box; ways: BoxPart[] } | undefined;
  for (const box of boxes) {
    if (!box.parts.every((part) => point[part.variable]!.meets(part.region))) continue;
    const ways = box.parts.filter((part) => !point[part.variable]!.isWithin(part.region));
    if (ways.length === 0) return undefined;
    if (ways.length === 1) {
      const [{ variable, region }] = ways as [BoxPart];
      const rest = point[variable]!.minus(region);
      return { outside: boxes.filter((other) => other !== box), best: undefined, forced: { variable, rest } };
    }
    outside.push(box);
    if (!best || ways.length < best.ways.length) best = { box, ways };
  }
  return { outside, best, forced: undefined };
}

type Accept = (found: Point) => boolean;

function enterOne(point: Point, group: readonly Box[], rest: Query, budget: Budget, accept: Accept): Point | undefined {
  for (const box of group) {
    const inside = narrowed(point, box.parts);
    const found = inside && search(inside, rest, budget, accept);
    if (found) return found;
  }
  return undefined;
}

/** Each way out keeps to what the ways before it left, so that no request is found twice. */
function leaveOne(
  point: Point,
  { box, ways }: { readonly box: Box; readonly ways: readonly BoxPart[] },
  { within, outside }: Query,
  budget: Budget,
  accept: Accept,
): Point | undefined {
  const rest = { within, outside: outside.filter((other) => other !== box) };
  let inside = point;
  for (const part of ways) {
    const out = inside[part.variable]!.minus(part.region);
    if (!out.isEmpty()) {
      const found = search(replaced(inside, part.variable, out), rest, budget, accept);
      if (found) return found;
    }
    const further = narrowed(inside, [part]);
    if (!further) return undefined;
    inside = further;
  }
  return undefined;
}

function contains(box: Box, point: Point): boolean {
  return box.parts.every((part) => point[part.variable]!.isWithin(part.region));
}

function narrowed(point: Point, parts: readonly BoxPart[]): Point | undefined {
  const inside = [...point];
  for (const { variable, region } of parts) {
    const both = inside[variable]!.and(region);
    if (both.isEmpty()) return undefined;
    inside[variable] = both;
  }
  return inside;
}

function replaced(point: Point, variable: number, region: Region): Point {
  const changed = [...point];
  changed[variable] = region;
  return changed;
}

function smallest(groups: readonly (readonly Box[])[]): readonly Box[] | undefined {
  return groups.reduce<readonly Box[] | undefined>(
    (least, group) => (least && least.length <= group.length ? least : group),
    undefined,
  );
}
