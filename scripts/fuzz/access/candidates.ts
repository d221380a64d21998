/**
 * Every value of a variable that could make a difference to some policy of the fuzz, many of them alike.
 *
 * Texts are all short ones over the letters of the vocabulary; addresses, numbers and dates stand on, just before and
 * just after each bound that the policies name.
 */
import { CONDITION_KEYS, type Kind } from './condition-keys';
import { bitsOf, instantOf } from './oracle/compare-values';
import { ACTIONS, ARN_PLACES, CALLERS } from './vocabulary';

/** Values of one variable; for a condition key, of one value of it. */
export function candidatesFor(variable: string, bounds: readonly string[]): readonly string[] {
  if (variable === 'action') return ACTIONS;
  if (variable === 'resource') return ARNS;
  if (variable === 'principal') return CALLERS;
  const key = CONDITION_KEYS.find(({ name }) => name.toLowerCase() === variable);
  return key ? VALUES[key.kind](bounds) : [];
}

const VALUES: Readonly<Record<Kind, (bounds: readonly string[]) => readonly string[]>> = {
  text: () => TEXTS,
  arn: () => [...ARNS, 'x'],
  bool: () => ['true', 'false'],
  ip: addressesAt,
  number: (bounds) => around(bounds.map(Number), 1).map(String),
  date: (bounds) => around(bounds.map(instantOf), 1000).map((time) => new Date(time).toISOString()),
};

/** A text that is as good as any other: what a variable stands for. */
export const SHORT_TEXTS = ['a', 'b', 'ab', 'x'];

const TEXTS = ['', ...wordsOver(['a', 'b', 'A', 'x', '*'], 4), 'aaaa', 'a$', 'aa$', 'x/x'];

const ARNS = [
  '*',
  ...ARN_PLACES.flatMap((place, index) => {
    // Wildcards run over colons: what stands in the first place is tried with every name, the others with few.
    const names = index === 0 ? LONG_NAMES() : SHORT_NAMES();
    return names.map((name) => `${place}:${name}`);
  }),
];

function LONG_NAMES(): string[] {
  return [...wordsOver(['a', 'b', 'A', 'x', '/', ':'], 3), 'a/b/a', 'b/a/a', 'b//a', 'xaxbx', 'a?', 'ab/ab', 'b/x/a'];
}

function SHORT_NAMES(): string[] {
  return [
    'a',
    'b',
    'ab',
    'aa',
    'xa',
    'xb',
    'xx',
    'x',
    'A',
    'a/b',
    'a/x',
    'a/xx',
    'b/b',
    'b/x/a',
    'a:b',
    'a:',
    ':a',
    '*',
  ];
}

/** All words of one to so many letters, the short ones first. */
function wordsOver(letters: readonly string[], length: number): string[] {
  let last = [''];
  return Array.from({ length }, () => {
    last = last.flatMap((word) => letters.map((letter) => word + letter));
    return last;
  }).flat();
}

/** Where every bound is whole, so is what a request bears; otherwise there are numbers between. */
function around(bounds: readonly number[], step: number): number[] {
  const known = bounds.filter(Number.isFinite);
  const steps = known.every((bound) => bound % step === 0) ? [-step, 0, step] : [-step, -step / 2, 0, step / 2, step];
  return known.length === 0 ? [0] : [...new Set(known.flatMap((bound) => steps.map((one) => bound + one)))];
}

/** First and last address of each range, and their neighbours outside; one of each kind beside. */
function addressesAt(bounds: readonly string[]): string[] {
  const found = bounds.flatMap((bound) => {
    const [base = '', prefix] = bound.split('/');
    const bits = bitsOf(base);
    if (!bits) return [];
    const kept = bits.slice(0, prefix === undefined ? bits.length : Number(prefix));
    const first = BigInt(`0b${kept.padEnd(bits.length, '0')}`);
    const last = BigInt(`0b${kept.padEnd(bits.length, '1')}`);
    return [first, last, first - 1n, last + 1n]
      .filter((number) => number >= 0n && number < 1n << BigInt(bits.length))
      .map((number) => addressOf(number, bits.length));
  });
  return [...new Set([...found, '198.51.100.7', '2001:db8:ffff::7', 'fe80::1'])];
}

function addressOf(number: bigint, length: number): string {
  const width = length === 32 ? 8 : 16;
  const digits = number.toString(2).padStart(length, '0');
  const groups = digits.match(new RegExp(`.{${width}}`, 'g')) ?? [];
  const parts = groups.map((group) => parseInt(group, 2));
  return length === 32 ? parts.join('.') : parts.map((part) => part.toString(16)).join(':');
}
