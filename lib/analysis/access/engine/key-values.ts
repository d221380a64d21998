import { keyFacts } from '../data/condition-keys';
import type { Statement, Test } from '../policy/statement';
import type { Glob } from './glob';
import { BOOLEANS, TEXTS, TEXTS_NOT_EMPTY } from './text-reading';

/** Keys that AWS gives every request, with one value unless it says otherwise, whatever prefix a policy writes. */
function isGlobalWithOneValue(key: string): boolean {
  return key.startsWith('aws:') && keyFacts(key)?.multiValued === false;
}

/**
 * The keys of which a request may hold several values: those AWS says it of, and of keys that nobody knows those that some
 * policy of the question compares as sets. All policies of a question must be asked: what one of them says of a request
 * holds in the others.
 */
export function manyValuedKeys(statements: readonly Statement[]): ReadonlySet<string> {
  const tests = statements.flatMap((statement) => statement.tests);
  const asSets = new Set(tests.filter(({ set }) => set !== undefined).map(({ key }) => key));
  const keys = [...new Set(tests.map(({ key }) => key))];
  return new Set(keys.filter((key) => isListed(key) || (asSets.has(key) && !isGlobalWithOneValue(key))));
}

function isListed(key: string): boolean {
  return keyFacts(key)?.multiValued ?? false;
}

/** Keys that are `true` or `false`, whatever operator they are compared with. */
const BOOLEAN: ReadonlySet<string> = new Set([
  'aws:multifactorauthpresent',
  'aws:principalisawsservice',
  'aws:securetransport',
  'aws:viaawsservice',
]);

/**
 * The texts that the key of these tests can be. Tags and prefixes may be empty; ids, names and ARNs may not, and in a set of
 * values an empty text is none ("Single-valued vs. multivalued context keys").
 */
export function textsOfKey(tests: readonly Test[], isMany: boolean): readonly Glob[] {
  const { key } = tests[0]!;
  const compared = tests.filter(({ operator }) => operator !== 'Null');
  if (BOOLEAN.has(key) || compared.every(({ operator }) => operator === 'Bool')) return BOOLEANS;
  const isFilled =
    isMany ||
    (isGlobalWithOneValue(key) && !key.includes('tag/')) ||
    compared.every(({ operator }) => operator === 'ArnLike');
  return isFilled ? TEXTS_NOT_EMPTY : TEXTS;
}
