import { keyFacts } from '../data/condition-keys';
import type { Statement, Test } from '../policy/statement';
import type { Glob } from './glob';
import { BOOLEANS, TEXTS, TEXTS_NOT_EMPTY } from './text-reading';

/** Global keys that have several values ("AWS global condition context keys"). */
const MANY: ReadonlySet<string> = new Set([
  'aws:tagkeys',
  'aws:calledvia',
  'aws:principalorgpaths',
  'aws:principalservicenameslist',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
]);

/** Global keys that have one value, whatever prefix a policy writes before the operator. */
const ONE: ReadonlySet<string> = new Set([
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:currenttime',
  'aws:ec2instancesourceprivateipv4',
  'aws:ec2instancesourcevpc',
  'aws:epochtime',
  'aws:federatedprovider',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principalorgid',
  'aws:principalservicename',
  'aws:principaltype',
  'aws:referer',
  'aws:requestedregion',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:securetransport',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceidentity',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:tokenissuetime',
  'aws:useragent',
  'aws:userid',
  'aws:username',
  'aws:viaawsservice',
  'aws:vpcsourceip',
]);

/**
 * The keys of which a request may hold several values: those AWS says it of, and of keys that nobody knows those that some
 * policy of the question compares as sets. All policies of a question must be asked: what one of them says of a request
 * holds in the others.
 */
export function manyValuedKeys(statements: readonly Statement[]): ReadonlySet<string> {
  const tests = statements.flatMap((statement) => statement.tests);
  const asSets = new Set(tests.filter(({ set }) => set !== undefined).map(({ key }) => key));
  const keys = [...new Set(tests.map(({ key }) => key))];
  return new Set(keys.filter((key) => MANY.has(key) || (!ONE.has(key) && (asSets.has(key) || isListed(key)))));
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
  const isFilled = isMany || ONE.has(key) || compared.every(({ operator }) => operator === 'ArnLike');
  return isFilled ? TEXTS_NOT_EMPTY : TEXTS;
}
