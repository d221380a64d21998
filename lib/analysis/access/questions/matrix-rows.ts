import type { Identity } from '../account/account';
import type { Request } from '../request/request';
import type { ActionGroup } from './matching-actions';

/** One row: somebody may do actions of one kind to some resources, under all of the conditions. */
export interface AccessRow extends ActionGroup {
  /** Id of the identity. */
  readonly who: string;
  readonly kind: Identity['kind'];
  readonly arn: string;
  readonly resources: readonly string[];
  readonly conditions: readonly string[];
  /** False where nobody can tell whether anything of it is allowed. */
  readonly certain: boolean;
  /** The statements that give it. */
  readonly by: readonly string[];
  /** A request that shows it, where the row is what two accounts differ in. */
  readonly witness?: Request;
}

/** Rows of which only the actions differ are one, and then those of which only the resources differ. */
export function mergeAccessRows(rows: readonly AccessRow[]): AccessRow[] {
  const merged = joined(
    joined(rows, ({ resources }) => resources.toSorted()),
    ({ actions }) => actions.toSorted(),
  );
  const people = [...new Set(merged.map(({ who }) => who))];
  return people.flatMap((who) => {
    const own = merged.filter((row) => row.who === who);
    return own.filter((row) => !own.some((other) => covers(other, row)));
  });
}

function joined(rows: readonly AccessRow[], shared: (row: AccessRow) => unknown): AccessRow[] {
  const byKey = new Map<string, AccessRow>();
  for (const row of rows) {
    const { who, service, level, conditions, certain } = row;
    const key = JSON.stringify([who, service, level, conditions.toSorted(), certain, shared(row)]);
    const before = byKey.get(key);
    byKey.set(key, before === undefined ? row : union(before, row));
  }
  return [...byKey.values()];
}

function union(one: AccessRow, other: AccessRow): AccessRow {
  const both = (key: 'actions' | 'resources' | 'by') => [...new Set([...one[key], ...other[key]])].sort();
  return { ...one, actions: both('actions'), resources: both('resources'), by: both('by') };
}

/** Does one row say all that another says, with fewer conditions? */
function covers(one: AccessRow, other: AccessRow): boolean {
  const within = (inner: readonly string[], outer: readonly string[]) => inner.every((text) => outer.includes(text));
  return (
    one !== other &&
    one.certain &&
    one.service === other.service &&
    one.level === other.level &&
    within(other.actions, one.actions) &&
    within(other.resources, one.resources) &&
    within(one.conditions, other.conditions) &&
    one.conditions.length < other.conditions.length
  );
}
