import { type SymbolTable, holdsSymbol } from '../policy/symbols';
import type { Operator, Test } from '../policy/statement';

/** What the usual conditions mean to a reader. */
const WORDS: Readonly<Record<string, string>> = {
  'aws:sourceip': 'from',
  'aws:vpcsourceip': 'from',
  'aws:sourcevpc': 'from',
  'aws:sourcevpce': 'through',
  'aws:principalorgid': 'of organisation',
  'aws:principalorgpaths': 'of organisation',
  'aws:principalaccount': 'of account',
  'aws:resourceaccount': 'on resources of account',
  'aws:principalarn': 'as',
  'aws:sourceidentity': 'as person',
  'aws:sourceaccount': 'on behalf of account',
  'aws:sourceowner': 'on behalf of account',
  'aws:sourcearn': 'on behalf of',
  'aws:sourceorgid': 'on behalf of organisation',
  'kms:calleraccount': 'of account',
  'kms:viaservice': 'through',
  'iam:passedtoservice': 'to',
  's3:prefix': 'listing',
};

/** What the operators mean to a reader, as they stand and negated. */
const IS: Readonly<Record<Operator, readonly [plain: string, negated: string]>> = {
  StringEquals: ['is', 'is not'],
  StringEqualsIgnoreCase: ['in any case is', 'in any case is not'],
  StringLike: ['is', 'is not'],
  ArnLike: ['is', 'is not'],
  Bool: ['is', 'is not'],
  BinaryEquals: ['is', 'is not'],
  IpAddress: ['is in', 'is not in'],
  NumericEquals: ['is', 'is not'],
  NumericLessThan: ['is less than', 'is not less than'],
  NumericLessThanEquals: ['is at most', 'is not at most'],
  NumericGreaterThan: ['is more than', 'is not more than'],
  NumericGreaterThanEquals: ['is at least', 'is not at least'],
  DateEquals: ['is', 'is not'],
  DateLessThan: ['is before', 'is not before'],
  DateLessThanEquals: ['is at latest', 'is not at latest'],
  DateGreaterThan: ['is after', 'is not after'],
  DateGreaterThanEquals: ['is at earliest', 'is not at earliest'],
  Null: ['is absent:', 'is not absent:'],
};

const SWITCHES: Readonly<Record<string, readonly [whenTrue: string, whenFalse: string]>> = {
  'aws:multifactorauthpresent': ['with a second factor', 'without a second factor'],
  'aws:securetransport': ['over TLS', 'without TLS'],
  'aws:viaawsservice': ['through a service of AWS', 'not through a service of AWS'],
  'aws:principalisawsservice': ['as a service of AWS', 'not as a service of AWS'],
};

/** One test as a person reads it: `through vpce-0a1b`, `with a second factor`, `until 2027-06-30`. */
export function conditionWords(test: Test, symbols: SymbolTable): string {
  const values = test.values.map((value) => symbols.show(value));
  return plain(test, values) ?? spelled(test, values);
}

/**
 * What a Deny under conditions leaves, as a person reads it: `only through vpce-0a1b`, `only over TLS`, else `never …`.
 * A Deny whose tests can each be said the other way round leaves what meets one of those.
 */
export function denyWords(tests: readonly Test[], symbols: SymbolTable): string {
  const others = tests.map(otherWayRound);
  if (others.every((test) => test !== undefined))
    return `only ${others.map((test) => conditionWords(test, symbols)).join(', or ')}`;
  return `never ${tests.map((test) => conditionWords(test, symbols)).join(' and ')}`;
}

/** What AWS takes for the identity that a session is started with: who else is named is nobody. */
const SOURCE_IDENTITY = /^[\w+=,.@-]{2,64}$/;

/** Is it a test that no request can meet, such as on a person called `(nobody)`? */
export function isIdle({ key, operator, negated, ifExists, set, values }: Test): boolean {
  if (key !== 'aws:sourceidentity' || !operator.startsWith('StringEquals') || negated || ifExists || set === 'all')
    return false;
  return values.every((value) => !SOURCE_IDENTITY.test(value) && !holdsSymbol(value));
}

/** Keys that every request has. */
const ALWAYS_THERE = ['aws:securetransport', 'aws:viaawsservice', 'aws:principalisawsservice'];

/** The test that holds exactly where this one does not. */
function otherWayRound(test: Test): Test | undefined {
  const { key, operator, negated, ifExists, set, values } = test;
  if (set !== undefined || operator === 'Null') return undefined;
  // A negated test holds of an absent key, with `IfExists` or without.
  if (negated) return { ...test, negated: false, ifExists: false };
  const [value] = values;
  const isSwitch = operator === 'Bool' && values.length === 1 && /^(true|false)$/i.test(value ?? '');
  if (!isSwitch || !(ifExists || ALWAYS_THERE.includes(key))) return undefined;
  return { ...test, ifExists: false, values: [value?.toLowerCase() === 'true' ? 'false' : 'true'] };
}

function plain(test: Test, values: readonly string[]): string | undefined {
  const { key, operator, negated, ifExists, set } = test;
  if (set !== undefined) return undefined;
  const unlessAbsent = ifExists ? ', or where the request does not say' : '';
  if (operator === 'Null') return `${test.name} ${(values[0] === 'true') !== negated ? 'absent' : 'present'}`;
  const either = Object.hasOwn(SWITCHES, key) ? SWITCHES[key] : undefined;
  if (operator === 'Bool' && either && values.length === 1 && !negated)
    return `${either[values[0]?.toLowerCase() === 'true' ? 0 : 1]}${unlessAbsent}`;
  if (key === 'aws:currenttime' && !negated && values.length === 1) {
    if (operator.startsWith('DateLess')) return `until ${values[0]}${unlessAbsent}`;
    if (operator.startsWith('DateGreater')) return `since ${values[0]}${unlessAbsent}`;
  }
  if (key === 's3:tlsversion' && operator === 'NumericLessThan' && !negated && values.length === 1)
    return `over TLS older than ${values[0]}${unlessAbsent}`;
  const word = Object.hasOwn(WORDS, key) ? WORDS[key] : undefined;
  return word && `${negated ? 'not ' : ''}${word} ${values.join(' or ')}${unlessAbsent}`;
}

/** A test on a key that has no words of its own. */
function spelled({ name, operator, negated, ifExists, set }: Test, values: readonly string[]): string {
  const each = set === undefined ? '' : set === 'all' ? 'every ' : 'some ';
  // With `all`, a request without the key meets the test as well.
  const unlessAbsent = ifExists || set === 'all' ? ', or where the request does not say' : '';
  const either = values.length === 0 ? 'nothing' : values.join(' or ');
  return `${each}${name} ${IS[operator][negated ? 1 : 0]} ${either}${unlessAbsent}`;
}
