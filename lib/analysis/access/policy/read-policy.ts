import { type JsonStatement, type SourcedPolicy, isRecord, listOf, show } from './json-policy';
import { type Replacing, readVariables } from './policy-variables';
import { readConditions } from './read-conditions';
import { readPrincipals } from './read-principals';
import type { Patterns, Statement, Test } from './statement';
import type { SymbolTable } from './symbols';

/** A policy in the form the engine knows, and what of it could not be read. */
export interface ReadPolicy {
  readonly statements: readonly Statement[];
  /** In words, each with where it stands. What they are about is in no statement, or in one that is not `certain`. */
  readonly problems: readonly string[];
}

/** AWS takes 6,144 characters for the longest policy of an identity; ten thousand statements are somebody's test of us. */
const STATEMENTS_MAX = 20_000;

/**
 * Reads a policy into statements.
 *
 * Limits: what cannot be read makes its statement uncertain and as wide as it may be: an Allow then counts on the side
 * that must be small, and a Deny on neither.
 */
export function readPolicy(policy: SourcedPolicy, symbols: SymbolTable): ReadPolicy {
  const problems: string[] = [];
  const { document, where } = policy;
  if (!isRecord(document)) return { statements: [], problems: [`${where} is no policy`] };
  const version = document['Version'];
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    problems.push(`${where}: Version is ${show(version)}, which IAM does not know`);
  }
  const written = listOf(document['Statement']);
  if (written.length > STATEMENTS_MAX) {
    return { statements: [], problems: [...problems, `${where} has more than ${STATEMENTS_MAX} statements`] };
  }
  const certain = policy.certain && problems.length === 0;
  const reader = { symbols, version, certain, problems };
  return {
    statements: written.flatMap((statement, index) =>
      readStatement(statement, placeOf(where, statement, index), reader),
    ),
    problems,
  };
}

interface Reader {
  readonly symbols: SymbolTable;
  readonly version: unknown;
  readonly certain: boolean;
  readonly problems: string[];
}

function placeOf(where: string, statement: unknown, index: number): string {
  const sid = isRecord(statement) && typeof statement['Sid'] === 'string' ? ` (${statement['Sid']})` : '';
  return `${where}, statement ${index + 1}${sid}`;
}

function readStatement(statement: unknown, where: string, reader: Reader): Statement[] {
  if (!isRecord(statement)) {
    reader.problems.push(`${where} is no statement`);
    return [unreadable(where, 'Allow', {}), unreadable(where, 'Deny', {})];
  }
  const effect = statement['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') {
    reader.problems.push(`${where}: Effect is ${show(effect)}, neither Allow nor Deny`);
    return [unreadable(where, 'Allow', statement), unreadable(where, 'Deny', statement)];
  }
  const { source, replacings, problem } = readVariables(statement, reader.version, reader.symbols);
  if (problem) reader.problems.push(`${where}: ${problem}`);
  return replacings.map((replacing, index) => {
    const problems: string[] = [];
    const parts = readParts(source, replacing, problems);
    if (index === 0) for (const found of problems) reader.problems.push(`${where}: ${found}`);
    const certain = reader.certain && problems.length === 0 && problem === undefined;
    return { effect, ...parts, certain, where, source };
  });
}

type Parts = Pick<Statement, 'actions' | 'resources' | 'principals' | 'tests'>;

function readParts(source: Record<string, unknown>, { replace, tests }: Replacing, problems: string[]): Parts {
  const actions = readPatterns(source, 'Action', { problems, replace });
  if (!actions) problems.push('neither Action nor NotAction');
  const resources = readPatterns(source, 'Resource', { problems, replace });
  const principals = readPrincipals(source, problems);
  const conditions: readonly Test[] = readConditions(source['Condition'], problems, replace);
  return {
    ...(actions && { actions }),
    ...(resources && { resources }),
    ...(principals && { principals }),
    tests: [...conditions, ...tests],
  };
}

/** Whatever it says, it may be an Allow and it may be a Deny of anything. */
function unreadable(where: string, effect: 'Allow' | 'Deny', source: JsonStatement): Statement {
  return { effect, tests: [], certain: false, where, source };
}

interface PatternReader {
  readonly problems: string[];
  readonly replace: (text: string) => string;
}

function readPatterns(
  statement: Record<string, unknown>,
  name: 'Action' | 'Resource',
  { problems, replace }: PatternReader,
): Patterns | undefined {
  const [plain, negated] = [statement[name], statement[`Not${name}`]];
  if (plain === undefined && negated === undefined) return undefined;
  if (plain !== undefined && negated !== undefined) problems.push(`both ${name} and Not${name}`);
  const written = listOf(plain ?? negated);
  const texts = written.filter((text): text is string => typeof text === 'string');
  if (texts.length < written.length) problems.push(`${name} holds something that is no text`);
  return { patterns: texts.map(replace), negated: plain === undefined };
}
