import type { AccessSet } from '../engine/access-set';
import type { JsonStatement } from '../policy/json-policy';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import type { SymbolTable } from '../policy/symbols';

/** Requests that a question is about, as a policy would name them. What is not said may be anything. */
export interface RequestKind {
  /** With wildcards, as in `s3:Get*`. */
  readonly actions?: readonly string[];
  readonly resources?: readonly string[];
  /** As in the `Principal` of a policy: `*`, or a map of kinds to names. */
  readonly principal?: unknown;
  /** As in the `Condition` of a policy. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A kind of requests as the statements that match just them: to allow them, or to take them away. */
export function statementsOfKind(
  kind: RequestKind,
  symbols: SymbolTable,
  effect: Statement['effect'] = 'Allow',
): readonly Statement[] {
  const source: JsonStatement = {
    Effect: effect,
    Action: kind.actions ?? '*',
    Resource: kind.resources ?? '*',
    ...(kind.principal !== undefined && { Principal: kind.principal }),
    ...(kind.condition && { Condition: kind.condition }),
  };
  const document = { Version: '2012-10-17', Statement: [source] };
  const { statements, problems } = readPolicy({ document, where: 'the question', certain: true }, symbols);
  if (problems.length > 0) throw new Error(`a question that no policy could ask: ${problems.join('; ')}`);
  return statements;
}

/** The requests of a set that are of one kind. */
export function ofKind(set: AccessSet, kind: RequestKind, symbols: SymbolTable): AccessSet {
  const wanted = statementsOfKind(kind, symbols);
  return { ...set, ways: set.ways.map((way) => [...way, wanted]) };
}

/** No requests at all. */
export const NOTHING: AccessSet = { ways: [] };
