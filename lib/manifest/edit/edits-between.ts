import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../../common/yaml-source';
import { type Edit, withoutGaps, type Written } from './edit';

/**
 * The small edits that make of one value another. What both say alike is not touched; of a list, what is new comes to the
 * end, in its order.
 */
export function editsBetween(path: Path, now: unknown, wanted: Written): Edit[] {
  const value = withoutGaps(wanted) as Written;
  if (isMapping(now) && isMapping(value)) return betweenMappings(path, now, value);
  if (Array.isArray(now) && Array.isArray(value) && now.length > 0) return betweenLists(path, now, value as Written[]);
  return isDeepStrictEqual(now, value) ? [] : [{ kind: 'set', path, value }];
}

function betweenMappings(path: Path, now: Mapping, wanted: Mapping): Edit[] {
  if (Object.keys(now).length === 0 || Object.keys(wanted).length === 0)
    return [{ kind: 'set', path, value: wanted as Written }];
  return [
    ...Object.entries(wanted).flatMap(([key, value]) => editsBetween([...path, key], now[key], value as Written)),
    ...Object.keys(now).flatMap((key): Edit[] => (key in wanted ? [] : [{ kind: 'remove', path: [...path, key] }])),
  ];
}

/** Additions first, and removals from the end: so every path is right when its turn comes, and no list is empty in between. */
function betweenLists(path: Path, now: readonly unknown[], wanted: readonly Written[]): Edit[] {
  let kept = 0;
  const gone = now.flatMap((entry, index) => {
    const isNext = kept < wanted.length && isDeepStrictEqual(entry, wanted[kept]);
    if (isNext) kept += 1;
    return isNext ? [] : [index];
  });
  return [
    ...wanted.slice(kept).map((entry): Edit => ({ kind: 'add', path, entry })),
    ...gone.reverse().map((index): Edit => ({ kind: 'remove', path: [...path, index] })),
  ];
}

type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
