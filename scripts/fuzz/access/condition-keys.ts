import { type Random, oneOf } from '../../bench/random';
import { arnPattern } from './vocabulary';

export type Kind = 'text' | 'arn' | 'bool' | 'ip' | 'number' | 'date';

/** A condition key of the fuzz. */
export interface ConditionKey {
  readonly name: string;
  readonly kind: Kind;
  /** May a request bear several values? */
  readonly several?: boolean;
}

export const CONDITION_KEYS: readonly ConditionKey[] = [
  { name: 'acme:Label', kind: 'text' },
  { name: 'aws:username', kind: 'text' },
  { name: 'aws:SourceVpce', kind: 'text' },
  { name: 'aws:TagKeys', kind: 'text', several: true },
  { name: 'acme:Origin', kind: 'arn' },
  { name: 'acme:Origins', kind: 'arn', several: true },
  { name: 'aws:MultiFactorAuthPresent', kind: 'bool' },
  { name: 'acme:Sealed', kind: 'bool' },
  { name: 'aws:SourceIp', kind: 'ip' },
  { name: 'acme:Peers', kind: 'ip', several: true },
  { name: 'acme:Level', kind: 'number' },
  { name: 'acme:Levels', kind: 'number', several: true },
  { name: 'acme:Due', kind: 'date' },
];

const ORDERED = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];

export const OPERATORS_OF: Readonly<Record<Kind, readonly string[]>> = {
  text: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
  ],
  arn: ['ArnLike', 'ArnNotLike', 'ArnEquals', 'ArnNotEquals'],
  bool: ['Bool'],
  ip: ['IpAddress', 'NotIpAddress'],
  number: ORDERED.map((relation) => `Numeric${relation}`),
  date: ORDERED.map((relation) => `Date${relation}`),
};

const TEXTS = ['a', 'b', 'ab', 'A', 'aB', 'ba', 'a*', '*'];
const TEXT_PATTERNS = ['a', 'a*', '*b', '?', '*', 'a?', '*a*', 'A*', '??', 'b*a', 'ab'];
const TEXT_VARIABLES = ['${aws:username}', 'a${aws:username}', "${aws:username, 'ab'}", '${*}', 'a${$}'];
/** Neighbours mostly: what ends one address too early or too late must show. */
const RANGES = [
  '10.1.2.4',
  '10.1.2.3/32',
  '10.1.2.5/32',
  '10.1.2.4/31',
  '10.1.2.2/31',
  '10.1.2.0/30',
  '10.1.2.6/30',
  '10.1.2.0/24',
  '10.1.3.7/24',
  '10.1.2.0/23',
  '10.0.0.0/8',
  '0.0.0.0/0',
  '0.0.0.0/1',
  '255.255.255.255/32',
  '2001:db8::/32',
  '2001:db8:1::5/48',
  '2001:DB8::1',
  '2001:db8::/127',
  '::/0',
  '::ffff:0:0/96',
];
const NUMBERS = ['0', '1', '2', '3', '5', '-1', '2.5', '10', '1e1', '02'];
const DATES = [
  '2027-01-01T00:00:00Z',
  '2027-01-01T00:00:01Z',
  '2027-01-01',
  '1798761600',
  '2027-06-30T12:00:00+02:00',
  '2027-06-30T10:00:00Z',
  '1798761601',
];

/** A value that a policy may write beside the operator. */
export function valueFor(random: Random, kind: Kind, operator: string, variables: boolean): unknown {
  const like = operator.includes('Like');
  switch (kind) {
    case 'text':
      if (variables && random() < 0.15) return oneOf(random, TEXT_VARIABLES);
      return oneOf(random, like ? TEXT_PATTERNS : TEXTS);
    case 'arn':
      return arnPattern(random);
    case 'bool':
      return oneOf<unknown>(random, ['true', 'false', 'True', true, false]);
    case 'ip':
      return oneOf(random, RANGES);
    case 'number':
      return random() < 0.2 ? oneOf(random, [1, 2, 5]) : oneOf(random, NUMBERS);
    case 'date':
      return oneOf(random, DATES);
  }
}

/** As a statement of the fuzz may write it: keys mean the same in any case. */
export function spelt(random: Random, name: string): string {
  if (random() < 0.85) return name;
  return oneOf(random, [name.toLowerCase(), name.toUpperCase(), name.replace('aws:', 'AWS:')]);
}
