import type { SymbolTable } from '../policy/symbols';
import type { Test } from '../policy/statement';

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
  return plain(test, values) ?? `${operatorOf(test)} ${test.name} ${values.join(' or ')}`;
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
  const word = Object.hasOwn(WORDS, key) ? WORDS[key] : undefined;
  return word && `${negated ? 'not ' : ''}${word} ${values.join(' or ')}${unlessAbsent}`;
}

/** The operator as the policy writes it. */
function operatorOf({ operator, negated, ifExists, set }: Test): string {
  const prefix = set === undefined ? '' : set === 'all' ? 'ForAllValues:' : 'ForAnyValue:';
  const name = !negated ? operator : operator === 'IpAddress' ? 'NotIpAddress' : withNot(operator);
  return `${prefix}${name}${ifExists ? 'IfExists' : ''}`;
}

function withNot(operator: string): string {
  return operator.replace(/^(String|Arn|Numeric|Date)/, '$1Not');
}
