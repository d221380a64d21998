import { readAddressRange } from '../values/address-range';
import { readDate, readNumber } from '../values/ordered-values';
import { isRecord, listOf, show } from './json-policy';
import { OPERATORS, type Operator, type Test } from './statement';
import { holdsSymbol, isSymbolLetter } from './symbols';

const BY_NAME = new Map<string, Operator>([
  ...OPERATORS.map((operator): [string, Operator] => [operator.toLowerCase(), operator]),
  ['arnequals', 'ArnLike'],
]);

/** `StringNotEquals` and its like, by the operator they are the opposite of. */
const NEGATED = new Map<string, Operator>(
  (
    [
      ['StringNotEquals', 'StringEquals'],
      ['StringNotEqualsIgnoreCase', 'StringEqualsIgnoreCase'],
      ['StringNotLike', 'StringLike'],
      ['ArnNotEquals', 'ArnLike'],
      ['ArnNotLike', 'ArnLike'],
      ['NotIpAddress', 'IpAddress'],
      ['NumericNotEquals', 'NumericEquals'],
      ['DateNotEquals', 'DateEquals'],
    ] as const
  ).map(([name, operator]) => [name.toLowerCase(), operator]),
);

/** Reads a `Condition` block into tests; what is wrong with it goes to `problems`. Keys and operators ignore case. */
export function readConditions(
  block: unknown,
  problems: string[],
  replaceAll: (texts: readonly string[]) => string[],
): Test[] {
  if (block === undefined) return [];
  if (!isRecord(block)) {
    problems.push('Condition is no map');
    return [];
  }
  return Object.entries(block).flatMap(([name, tests]) => {
    const operator = readOperator(name);
    if (operator && isRecord(tests)) {
      return Object.entries(tests).flatMap(([key, values]) =>
        readTest(operator, key, values, { problems, replaceAll }),
      );
    }
    problems.push(operator ? `${name} is no map` : `the operator ${show(name)} is not one that IAM has`);
    return [];
  });
}

type ReadOperator = Pick<Test, 'operator' | 'negated' | 'ifExists' | 'set'>;

function readOperator(name: string): ReadOperator | undefined {
  const [, prefix, rest] = /^(?:(ForAllValues|ForAnyValue):)?(.*)$/i.exec(name.trim())!;
  const ifExists = /IfExists$/i.test(rest!);
  const bare = (ifExists ? rest!.slice(0, -'IfExists'.length) : rest!).toLowerCase();
  const operator = BY_NAME.get(bare) ?? NEGATED.get(bare);
  if (!operator || (operator === 'Null' && (ifExists || prefix))) return undefined;
  const set = prefix && (prefix.toLowerCase() === 'forallvalues' ? 'all' : 'any');
  return { operator, negated: NEGATED.has(bare), ifExists, ...(set && { set }) };
}

interface Reading {
  readonly problems: string[];
  readonly replaceAll: (texts: readonly string[]) => string[];
}

/** One test; none where a value of it cannot be read: without it the statement is as wide as it may be. */
function readTest(operator: ReadOperator, name: string, values: unknown, { problems, replaceAll }: Reading): Test[] {
  const before = problems.length;
  const written = listOf(values).filter((value) => ['string', 'number', 'boolean'].includes(typeof value));
  if (listOf(values).length === 0) problems.push(`${name} is compared with nothing`);
  if (written.length < listOf(values).length) problems.push(`${name} is compared with something that is no text`);
  const texts = replaceAll(written.map(String));
  if (isOwnValue(operator, name, written, texts)) return comparedWithItself(operator, name);
  for (const text of texts) {
    if (!isReadable(operator.operator, text))
      problems.push(`${name} is compared with ${show(text)}, which no ${operator.operator} reads`);
  }
  return problems.length > before ? [] : [{ ...operator, key: name.toLowerCase(), name, values: texts }];
}

/** Is a key compared with its own value, as in `StringEquals: { aws:username: ${aws:username} }`? */
function isOwnValue(
  { operator, set }: ReadOperator,
  name: string,
  written: readonly unknown[],
  texts: readonly string[],
) {
  const [value] = written;
  const key = typeof value === 'string' ? /^\$\{\s*([^,{}]+?)\s*\}$/.exec(value)?.[1] : undefined;
  const isAlone = written.length === 1 && texts.length === 1 && isSymbolLetter(texts[0]!);
  return isAlone && /^String/.test(operator) && !set && key?.toLowerCase() === name.toLowerCase();
}

/** A value equals itself; that the key is there is asked for every variable of a statement. */
function comparedWithItself({ negated }: ReadOperator, name: string): Test[] {
  if (!negated) return [];
  return [{ operator: 'Null', negated: false, ifExists: false, key: name.toLowerCase(), name, values: ['true'] }];
}

function isReadable(operator: Operator, text: string): boolean {
  if (holdsSymbol(text)) return true;
  if (operator === 'IpAddress') return readAddressRange(text) !== undefined;
  if (operator.startsWith('Numeric')) return readNumber(text) !== undefined;
  if (operator.startsWith('Date')) return readDate(text) !== undefined;
  return operator !== 'Null' || /^(true|false)$/i.test(text);
}
