import type { JsonStatement } from '../policy/json-policy';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import type { SymbolTable } from '../policy/symbols';

/** A test of a question, as a policy would write it: `StringNotLike` on `aws:sourcevpce` with its values. */
export interface AskedTest {
  readonly operator: string;
  /** In lower case. */
  readonly key: string;
  readonly values: readonly string[];
}

/** The requests a question is about, as an Allow that describes them. */
export interface AskedRequests {
  readonly actions?: readonly string[];
  /** ARNs with wildcards. @default - any resource */
  readonly resources?: readonly string[];
  /** As in a policy: `{ "AWS": "111122223333" }`. @default - whoever asks */
  readonly principal?: Readonly<Record<string, string>>;
  readonly tests?: readonly AskedTest[];
}

/**
 * A question as statements, written as JSON and read as any policy: so that whoever judges one request by what was
 * written judges the question as well.
 */
export function askedStatements(
  { actions = ['*'], resources = ['*'], principal, tests = [] }: AskedRequests,
  symbols: SymbolTable,
): readonly Statement[] {
  const condition: Record<string, Record<string, string[]>> = {};
  for (const { operator, key, values } of tests)
    (condition[operator] ??= {})[key] = values.map((value) => written(value, symbols));
  const statement: JsonStatement = {
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(principal && { Principal: principal }),
    ...(tests.length > 0 && { Condition: condition }),
  };
  const document = { Version: '2012-10-17', Statement: [statement] };
  return readPolicy({ document, where: 'the question', certain: true }, symbols).statements;
}

/** A policy variable as it is written; other symbols stay the letters they are. */
function written(value: string, symbols: SymbolTable): string {
  return symbols.replace(value, (symbol) =>
    symbol.kind === 'variable' ? symbol.name : (symbols.letterOf(symbol) ?? symbol.name),
  );
}
