import type { Statement } from '../policy/statement';
import type { SymbolTable } from '../policy/symbols';
import { conditionWords, denyWords } from './condition-words';
import type { Outsider, OutsiderKind } from './outsiders';

/** One row of what the outside gets. */
export interface ExposureGrant {
  readonly kind: OutsiderKind;
  readonly who: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly string[];
  /** The statements that give it. */
  readonly by: readonly string[];
}

/** What an Allow gives somebody, as the policy writes it, and when a Deny takes it back. */
export function rowOf(
  { kind, who }: Outsider,
  allow: Statement,
  denies: readonly Statement[],
  symbols: SymbolTable,
): ExposureGrant {
  const words = ({ tests }: Statement) => tests.map((test) => conditionWords(test, symbols));
  const texts = (part: Statement['actions'], whole: string) => {
    if (part === undefined) return [whole];
    const shown = part.patterns.map((pattern) => symbols.show(pattern));
    return part.negated ? [`all but ${shown.join(', ')}`] : shown;
  };
  return {
    kind,
    who,
    actions: texts(allow.actions, '*'),
    resources: texts(allow.resources, 'the resource itself'),
    conditions: [...words(allow), ...denies.map(({ tests }) => denyWords(tests, symbols))],
    by: [allow.where],
  };
}

/** Rows that differ in their actions alone, or in their resources alone, are one. */
export function mergeRows(rows: readonly ExposureGrant[]): ExposureGrant[] {
  return joined(
    joined(rows, ({ resources }) => resources),
    ({ actions }) => actions,
  );
}

function joined(rows: readonly ExposureGrant[], shared: (row: ExposureGrant) => unknown): ExposureGrant[] {
  const byKey = new Map<string, ExposureGrant>();
  for (const row of rows) {
    const key = JSON.stringify([row.kind, row.who, row.conditions, shared(row)]);
    const before = byKey.get(key);
    byKey.set(key, before === undefined ? row : union(before, row));
  }
  return [...byKey.values()];
}

function union(one: ExposureGrant, other: ExposureGrant): ExposureGrant {
  const both = (key: 'actions' | 'resources' | 'by') => [...new Set([...one[key], ...other[key]])];
  return { ...one, actions: both('actions'), resources: both('resources'), by: both('by') };
}
