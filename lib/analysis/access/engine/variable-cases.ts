import { withoutWildcards } from '../policy/policy-variables';
import type { Patterns, Statement, Test } from '../policy/statement';
import { holdsSymbol, isSymbolLetter, type SymbolTable } from '../policy/symbols';
import type { AccessSet } from './access-set';
import type { Side } from './decide';

/** A comparison in which a policy variable has one value, or none of those the policies speak of. */
export interface VariableCase {
  readonly side: Side;
  /** The variables that are settled so far, by their letters. */
  readonly settled: ReadonlySet<string>;
}

/** More values than this are tried by nobody: the question stays open. */
const VALUES_MAX = 6;

/**
 * Splits a comparison by the values that its policies compare the key of one variable with: with each of them the variable
 * is plain text, and in the last case the key has another value. Undefined when there is no such variable left.
 */
export function variableCases(
  { side, settled }: VariableCase,
  statements: readonly Statement[],
  symbols: SymbolTable,
): readonly VariableCase[] | undefined {
  const letters = new Set(
    statements.flatMap(textsOf).flatMap((text) => (holdsSymbol(text) ? [...text].filter(isSymbolLetter) : [])),
  );
  for (const letter of letters) {
    const key = symbols.symbolOf(letter)?.key;
    if (key === undefined || settled.has(letter)) continue;
    const values = valuesOf(key, statements);
    if (values.length === 0 || values.length > VALUES_MAX) continue;
    const next = new Set([...settled, letter]);
    const named = values.map((value) => ({
      side: restricted(withValue(side, letter, value), { key, values: [value], negated: true }),
      settled: next,
    }));
    return [...named, { side: restricted(side, { key, values, negated: false }), settled: next }];
  }
  return undefined;
}

/** Every text of a statement in which a symbol may stand. */
export function textsOf({ actions, resources, principals, tests }: Statement): string[] {
  const patterns = [actions, resources, principals].flatMap((part) => part?.patterns ?? []);
  return [...patterns, ...tests.flatMap(({ values }) => values)];
}

function valuesOf(key: string, statements: readonly Statement[]): string[] {
  const tests = statements.flatMap((statement) => statement.tests).filter((test) => test.key === key);
  const texts = tests.filter(({ operator }) => /^(String|Arn)/.test(operator)).flatMap(({ values }) => values);
  return [...new Set(texts)].filter((text) => !/[*?\uE000-\uF8FF]/.test(text));
}

function withValue({ claim, reference }: Side, letter: string, value: string): Side {
  const plain = withoutWildcards(value);
  const change = (text: string) => text.replaceAll(letter, plain);
  return { claim: mapSet(claim, change), reference: mapSet(reference, change) };
}

function mapSet({ ways, denies = [] }: AccessSet, change: (text: string) => string): AccessSet {
  const map = (statement: Statement) => mapStatement(statement, change);
  return { ways: ways.map((way) => way.map((layer) => layer.map(map))), denies: denies.map(map) };
}

function mapStatement(statement: Statement, change: (text: string) => string): Statement {
  const part = (patterns: Patterns | undefined) => patterns && { ...patterns, patterns: patterns.patterns.map(change) };
  const [actions, resources, principals] = [statement.actions, statement.resources, statement.principals].map(part);
  return {
    ...statement,
    ...(actions && { actions }),
    ...(resources && { resources }),
    ...(principals && { principals }),
    tests: statement.tests.map((test) => ({ ...test, values: test.values.map(change) })),
  };
}

/** The comparison for requests of which a test does not hold. */
function restricted({ claim, reference }: Side, test: Pick<Test, 'key' | 'values' | 'negated'>): Side {
  const barred: Statement = {
    effect: 'Deny',
    tests: [{ ...test, name: test.key, operator: 'StringEquals', ifExists: false }],
    certain: true,
    where: 'another case',
    source: {},
  };
  return { claim: { ...claim, denies: [...(claim.denies ?? []), barred] }, reference };
}
