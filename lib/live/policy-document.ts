import { literal, textOf, type Pattern } from './pattern';
import { intrinsicOf, isRecord, type TextReader } from './template-text';
import { solvePattern, solveSet, type Bindings, type Solve } from './unify';

/** A statement as sets: under each clause (`action`, `principal aws`, `condition bool aws:viaawsservice`) its values. */
export interface Statement {
  readonly clauses: ReadonlyMap<string, readonly Pattern[]>;
  /** The statement as it was written, for messages. */
  readonly written: unknown;
}

export interface PolicyDocument {
  readonly version: Pattern;
  readonly statements: readonly Statement[];
}

/** Texts that carry no meaning for the decision. */
const SILENT = new Set(['Sid']);
const MAPS_OF_LISTS = new Set(['Principal', 'NotPrincipal']);

/** What a document without a version is read as (IAM user guide, "Version"). */
const VERSION_DEFAULT = '2008-10-17';

/**
 * Takes a document apart so that what means the same compares the same: order, a single value for a
 * list, the case of actions, operators and condition keys, and `true` for `"true"` do not matter.
 */
export function readPolicy(document: unknown, read: TextReader): PolicyDocument {
  if (!isRecord(document) || intrinsicOf(document) || saysTwice(document)) {
    return { version: [], statements: [opaque(document)] };
  }
  const statements = listOf(document.Statement).map((statement) => readStatement(statement, read));
  return { version: read(document.Version) ?? [VERSION_DEFAULT], statements };
}

/** Reads a deployed document, where `${aws:username}` and the like are plain text. */
export const readDeployedText: TextReader = (value) => {
  if (value === undefined || value === null) return undefined;
  return literal(typeof value === 'string' ? value : JSON.stringify(value));
};

/** Every text of a document. */
export function patternsOf({ version, statements }: PolicyDocument): Pattern[] {
  return [version, ...statements.flatMap(({ clauses }) => [...clauses.values()].flat())];
}

export const solveStatement: Solve<Statement, Statement> = (expected, deployed, bindings) => {
  const keys = [...expected.clauses.keys()];
  if (keys.length !== deployed.clauses.size || !keys.every((key) => deployed.clauses.has(key))) return [];
  return solveClauses(keys, expected, deployed, bindings);
};

export function* solvePolicy(expected: PolicyDocument, deployed: PolicyDocument, from: Bindings): Generator<Bindings> {
  for (const bindings of solvePattern(expected.version, deployed.version, from)) {
    yield* solveSet(expected.statements, deployed.statements, solveStatement, bindings);
  }
}

function* solveClauses(
  keys: readonly string[],
  expected: Statement,
  deployed: Statement,
  bindings: Bindings,
): Generator<Bindings> {
  const [key, ...rest] = keys;
  if (key === undefined) return void (yield bindings);
  const [wanted, found] = [expected.clauses.get(key) ?? [], deployed.clauses.get(key) ?? []];
  for (const next of solveSet(wanted, found, solvePattern, bindings)) {
    yield* solveClauses(rest, expected, deployed, next);
  }
}

type Clauses = Map<string, readonly Pattern[]>;

function readStatement(written: unknown, read: TextReader): Statement {
  if (!isRecord(written) || intrinsicOf(written) || saysTwice(written)) return opaque(written);
  const clauses: Clauses = new Map();
  for (const [element, value] of Object.entries(written)) {
    if (SILENT.has(element) || isAbsent(value)) continue;
    const name = element.toLowerCase();
    if (MAPS_OF_LISTS.has(element)) readPrincipals(name, value, read, clauses);
    else if (element === 'Condition') readConditions(value, read, clauses);
    else if (name.endsWith('action')) clauses.set(name, values(value, read).map(lowerCase));
    else clauses.set(name, values(value, read));
  }
  return { clauses, written };
}

/**
 * Does one key stand there in two spellings? IAM folds case, JSON does not, and nobody documents which of the
 * two counts: overwriting one with the other would hide it.
 */
function saysTwice(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const keys = Object.keys(value).map((key) => key.toLowerCase());
  return new Set(keys).size < keys.length || Object.values(value).some(saysTwice);
}

/** What cannot be taken apart equals nothing that is deployed. */
function opaque(written: unknown): Statement {
  return { clauses: new Map([['?', [[{ name: JSON.stringify(written) ?? 'nothing' }]]]]), written };
}

function readPrincipals(name: string, value: unknown, read: TextReader, into: Clauses): void {
  // `"*"` and `{"AWS": "*"}` both mean everybody.
  const kinds = isRecord(value) && !intrinsicOf(value) ? value : { AWS: value };
  for (const [kind, list] of Object.entries(kinds)) {
    const principals = values(list, read).map((one) => (kind === 'AWS' ? accountOf(one) : one));
    if (principals.length > 0) into.set(`${name} ${kind.toLowerCase()}`, principals);
  }
}

/** A bare account number and the ARN of its root mean the same; IAM stores the second. */
function accountOf(principal: Pattern): Pattern {
  // Holes become single characters for a moment, so that one expression reads literals and references alike.
  const holes = principal.filter((part) => typeof part !== 'string');
  const marked = principal.map((part) => (typeof part === 'string' ? part : '\u0000')).join('');
  const account = /^arn:([^:]+):iam::(\d{12}|\u0000):root$/.exec(marked)?.[2];
  if (account === undefined) return principal;
  const hole = holes.at(-1);
  return account === '\u0000' && hole ? [hole] : literal(account);
}

function readConditions(value: unknown, read: TextReader, into: Clauses): void {
  const operators = isRecord(value) && !intrinsicOf(value) ? Object.entries(value) : [['?', { '?': value }] as const];
  for (const [operator, keys] of operators) {
    const folds = /(^|:)(bool|null)(ifexists)?$/i.test(operator);
    const entries = isRecord(keys) && !intrinsicOf(keys) ? Object.entries(keys) : [['?', keys] as const];
    for (const [key, list] of entries) {
      const texts = values(list, read).map((one) => (folds ? lowerCase(one) : one));
      into.set(`condition ${operator.toLowerCase()} ${key.toLowerCase()}`, texts);
    }
  }
}

/** The values of a single text or a list, each once. */
function values(value: unknown, read: TextReader): Pattern[] {
  const patterns = listOf(value)
    .map(read)
    .filter((one) => one !== undefined);
  return [...new Map(patterns.map((one) => [JSON.stringify(one), one])).values()];
}

/** Only literals: the value of a reference keeps its case. */
function lowerCase(pattern: Pattern): Pattern {
  const text = textOf(pattern);
  return text === undefined ? pattern : literal(text.toLowerCase());
}

function listOf(value: unknown): readonly unknown[] {
  if (isAbsent(value)) return [];
  return Array.isArray(value) ? value : [value];
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || intrinsicOf(value)?.[1] === 'AWS::NoValue';
}
