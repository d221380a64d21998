import type { Encoder } from './encode-case';
import { anyOf, arnValuePattern, literal, literalInAnyCase, textPattern } from './encode-text';

/** The name of the constant that stands for a key's value; with `?` behind it, whether the key is there. */
export function keyConstant(key: string): string {
  return key.toLowerCase().replaceAll(':', '_');
}

/** One operator with one key and its values. */
export function encodeTest(operator: string, key: string, values: readonly string[], encoder: Encoder): string {
  const constant = keyConstant(key);
  const ifExists = operator.endsWith('IfExists');
  const bare = operator.replace(/IfExists$/, '');
  const { constants } = encoder;
  constants.set(`${constant}?`, `(declare-const ${constant}? Bool)`);
  if (bare === 'Null') {
    const tests = values.map((value) => (value === 'true' ? `(not ${constant}?)` : `${constant}?`));
    return `(or ${tests.join(' ')})`;
  }
  const negated = bare.includes('Not');
  const family = familyOf(bare.replace('Not', ''));
  constants.set(constant, family.declare(constant, encoder));
  const some = `(or ${values.map((value) => family.holds(constant, value)).join(' ')})`;
  const holds = negated ? `(not ${some})` : some;
  return ifExists || negated ? `(or (not ${constant}?) ${holds})` : `(and ${constant}? ${holds})`;
}

interface Family {
  declare(constant: string, encoder: Encoder): string;
  holds(constant: string, value: string): string;
}

const TEXT_CHARACTERS = '(re.* (re.range " " "~"))';

function texts(pattern: (value: string) => string): Family {
  return {
    declare: (constant) => `(declare-const ${constant} String)(assert (str.in_re ${constant} ${TEXT_CHARACTERS}))`,
    holds: (constant, value) => `(str.in_re ${constant} ${anyOf([pattern(value)])})`,
  };
}

const BOOLEANS: Family = {
  declare: (constant) => `(declare-const ${constant} Bool)`,
  holds: (constant, value) => (value.toLowerCase() === 'true' ? constant : `(not ${constant})`),
};

const ADDRESSES: Family = {
  declare: (constant) =>
    `(declare-const ${constant}-6 Bool)(declare-const ${constant} Int)` +
    `(assert (and (<= 0 ${constant}) (< ${constant} (ite ${constant}-6 ${2n ** 128n} ${2n ** 32n}))))`,
  holds(constant, value) {
    const [address = '', length] = value.split('/');
    const isSix = address.includes(':');
    const bits = isSix ? 128n : 32n;
    const size = 2n ** (bits - BigInt(length ?? bits));
    const first = ((isSix ? numberOfSix(address) : numberOfFour(address)) / size) * size;
    const family = isSix ? `${constant}-6` : `(not ${constant}-6)`;
    return `(and ${family} (<= ${first} ${constant}) (< ${constant} ${first + size}))`;
  },
};

function numberOfFour(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function numberOfSix(address: string): bigint {
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string): bigint[] => (text === '' ? [] : text.split(':').map((group) => BigInt(`0x${group}`)));
  const [before, after] = [groups(head), groups(tail)];
  const zeros = Array<bigint>(8 - before.length - after.length).fill(0n);
  return [...before, ...zeros, ...after].reduce((sum, group) => sum * 65_536n + group, 0n);
}

const RELATIONS: Readonly<Record<string, string>> = {
  Equals: '=',
  LessThan: '<',
  LessThanEquals: '<=',
  GreaterThan: '>',
  GreaterThanEquals: '>=',
};

function numbers(relation: string, read: (value: string) => number): Family {
  return {
    declare: (constant, { whole }) => `(declare-const ${constant} Real)${whole ? `(assert (is_int ${constant}))` : ''}`,
    holds(constant, value) {
      const number = read(value);
      const size = Math.abs(number);
      const written = Number.isInteger(size) ? `${size}.0` : String(size);
      return `(${RELATIONS[relation]} ${constant} ${number < 0 ? `(- ${written})` : written})`;
    },
  };
}

function secondsOf(date: string): number {
  return /^\d+$/.test(date) ? Number(date) : Date.parse(date) / 1000;
}

function familyOf(operator: string): Family {
  if (operator === 'Bool') return BOOLEANS;
  if (operator === 'IpAddress') return ADDRESSES;
  if (operator.startsWith('Numeric')) return numbers(operator.slice('Numeric'.length), Number);
  if (operator.startsWith('Date')) return numbers(operator.slice('Date'.length), secondsOf);
  if (operator.startsWith('Arn')) return texts(arnValuePattern);
  if (operator === 'StringLike') return texts(textPattern);
  return texts(operator === 'StringEqualsIgnoreCase' ? literalInAnyCase : literal);
}
