import type { Layer } from '../engine/access-set';
import { holdsOfAbsent } from '../engine/variable';
import { isRecord } from '../policy/json-policy';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import type { SymbolTable } from '../policy/symbols';

const TAG = /^aws:principaltag\//i;

/** Does a policy ask for a tag of whoever calls? */
export function asksForTags(layers: readonly Layer[]): boolean {
  return layers.flat().some(({ tests }) => tests.some(({ key }) => TAG.test(key)));
}

/** The statements as they are for somebody who bears no tag: what asks for one is gone, what asks for none stays. */
export function withoutTags(layers: readonly Layer[], symbols: SymbolTable): readonly Layer[] {
  return layers.map((layer) => layer.flatMap((statement) => untagged(statement, symbols)));
}

function untagged(statement: Statement, symbols: SymbolTable): readonly Statement[] {
  const { tests, source, where, certain } = statement;
  const asking = tests.filter(({ key }) => TAG.test(key));
  if (asking.length === 0) return [statement];
  const holds = asking.every((test) => holdsOfAbsent({ literal: { kind: 'key', variable: `key:${test.key}`, test } }));
  if (!holds) return [];
  const condition = isRecord(source.Condition) ? Object.entries(source.Condition).map(withoutTagKeys) : [];
  const document = { Statement: [{ ...source, Condition: Object.fromEntries(condition) }] };
  return readPolicy({ document, where, certain }, symbols).statements;
}

function withoutTagKeys([operator, tests]: [string, unknown]): [string, unknown] {
  if (!isRecord(tests)) return [operator, tests];
  return [operator, Object.fromEntries(Object.entries(tests).filter(([key]) => !TAG.test(key)))];
}
