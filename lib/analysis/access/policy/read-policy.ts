import { type JsonStatement, type SourcedPolicy, isRecord, listOf, show } from './json-policy';
import { withOddAccounts } from './odd-accounts';
import { type Replacing, readVariables } from './policy-variables';
import { documentProblem, unknownElement } from './policy-parts';
import { readConditions } from './read-conditions';
import { readPatterns } from './read-patterns';
import { readPrincipals, surelyExcepted } from './read-principals';
import type { Statement, Test } from './statement';
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
 * The same policy is read once with the same symbols: most questions are about the same few policies.
 *
 * Limits: what cannot be read makes its statement uncertain and as wide as it may be: an Allow then counts on the side
 * that must be small, and a Deny on neither.
 */
export function readPolicy(policy: SourcedPolicy, symbols: SymbolTable): ReadPolicy {
  let known = READ.get(symbols);
  if (!known) READ.set(symbols, (known = new WeakMap()));
  let read = known.get(policy);
  if (!read) known.set(policy, (read = readAnew(policy, symbols)));
  return read;
}

const READ = new WeakMap<SymbolTable, WeakMap<SourcedPolicy, ReadPolicy>>();

function readAnew(policy: SourcedPolicy, symbols: SymbolTable): ReadPolicy {
  const problems: string[] = [];
  const { document, where } = policy;
  const odd = documentProblem(document);
  if (odd !== undefined) problems.push(`${where} ${odd}`);
  if (!isRecord(document) || !Object.hasOwn(document, 'Statement'))
    return { statements: [unreadable(where, 'Allow', {}), unreadable(where, 'Deny', {})], problems };
  const version = document['Version'];
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    problems.push(`${where}: Version is ${show(version)}, which IAM does not know`);
  }
  const written = listOf(document['Statement']);
  if (written.length > STATEMENTS_MAX) {
    problems.push(`${where} has more than ${STATEMENTS_MAX} statements`);
    return { statements: [unreadable(where, 'Allow', {}), unreadable(where, 'Deny', {})], problems };
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
  const other = unknownElement(statement);
  const written = withOddAccounts(statement, reader.symbols);
  const { source, replacings, problem } = readVariables(written, reader.version, reader.symbols);
  if (problem) reader.problems.push(`${where}: ${problem}`);
  return replacings.flatMap((replacing, index): Statement[] => {
    const problems = other === undefined ? [] : [`${show(other)} is no element of a statement`];
    const read = readParts(source, replacing, problems);
    if (index === 0) for (const found of problems) reader.problems.push(`${where}: ${found}`);
    if (!read) return [];
    const certain = reader.certain && problems.length === 0 && problem === undefined && !read.isSpoilt;
    const isOld = reader.version === '2008-10-17';
    const statement: Statement = {
      effect,
      ...read.parts,
      certain,
      where,
      source,
      ...(isOld && { literalVariables: true }),
    };
    const principals = surelyExcepted(source);
    return principals ? [statement, { ...statement, principals, certain: false }] : [statement];
  });
}

interface ReadParts {
  readonly parts: Pick<Statement, 'actions' | 'resources' | 'principals' | 'tests'>;
  /** Did a text fall out because its variable has no value? */
  readonly isSpoilt: boolean;
}

/** Undefined where nothing is left of a list: the statement then matches nothing. */
function readParts(
  source: Record<string, unknown>,
  { replace, tests }: Replacing,
  problems: string[],
): ReadParts | undefined {
  let [isSpoilt, isNothing] = [false, false];
  const replaceAll = (texts: readonly string[]): string[] => {
    const kept = texts.flatMap((text) => replace(text) ?? []);
    isSpoilt ||= kept.length < texts.length;
    isNothing ||= kept.length === 0 && texts.length > 0;
    return kept;
  };
  const actions = readPatterns(source, 'Action', { problems, replaceAll });
  if (source['Action'] === undefined && source['NotAction'] === undefined)
    problems.push('neither Action nor NotAction');
  const resources = readPatterns(source, 'Resource', { problems, replaceAll });
  const principals = readPrincipals(source, problems);
  const conditions: readonly Test[] = readConditions(source['Condition'], problems, replaceAll);
  if (isNothing) return undefined;
  return {
    parts: {
      ...(actions && { actions }),
      ...(resources && { resources }),
      ...(principals && { principals }),
      tests: [...conditions, ...tests],
    },
    isSpoilt,
  };
}

/** Whatever it says, it may be an Allow and it may be a Deny of anything. */
function unreadable(where: string, effect: 'Allow' | 'Deny', source: JsonStatement): Statement {
  return { effect, tests: [], certain: false, where, source };
}
