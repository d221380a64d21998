import { matchesGlob } from './glob';
import { isWithin, readAddress, readAddressRange } from './ip-address';
import { matchArnValue } from './match-arn';
import { readPolicyText } from './policy-text';
import { readDate, readNumber, type Quantity } from './quantity';
import { show } from './show-text';
import type { ReadRequest } from './read-request';
import type { ValueMatch } from './match-alternatives';

/** One value of a request against one of a policy. */
export interface Comparison {
  /** The value of the policy. */
  readonly wanted: string;
  /** The value of the request. */
  readonly value: string;
  readonly request: ReadRequest;
  /** Does the policy's version know variables? Only texts and ARNs have them in any case. */
  readonly variables: boolean;
}

export type Compare = (comparison: Comparison) => ValueMatch;

export const compareText: Compare = ({ wanted, value, request, variables }) => {
  const text = readPolicyText(wanted, { request, variables, wildcards: false });
  return 'glob' in text ? answer(text.glob.join('') === value) : text;
};

export const compareTextInAnyCase: Compare = ({ wanted, value, request, variables }) => {
  const text = readPolicyText(wanted, { request, variables, wildcards: false });
  return 'glob' in text ? answer(text.glob.join('').toLowerCase() === value.toLowerCase()) : text;
};

export const comparePattern: Compare = ({ wanted, value, request, variables }) => {
  const text = readPolicyText(wanted, { request, variables, wildcards: true });
  return 'glob' in text ? answer(matchesGlob(text.glob, value)) : text;
};

export const compareArn: Compare = ({ wanted, value, request, variables }) =>
  matchArnValue(wanted, readPolicyText(wanted, { request, variables, wildcards: true }), value);

export const compareBoolean: Compare = ({ wanted, value }) =>
  compareRead(
    wanted,
    value,
    (text) => /^(true|false)$/i.exec(text)?.[0].toLowerCase(),
    'neither true nor false',
    equal,
  );

/** The bytes are compared, which the same text in another padding would also spell. */
export const compareBytes: Compare = ({ wanted, value }) =>
  compareRead(wanted, value, readBase64, 'not written in Base64', equal);

export const compareAddress: Compare = ({ wanted, value }) => {
  const range = readAddressRange(wanted);
  if (!range) return { refused: `${show(wanted)} is no range of addresses` };
  const address = readAddress(value);
  return address ? answer(isWithin(address, range)) : { doubt: `the request's ${show(value)} is no address` };
};

type Order = (value: Quantity, wanted: Quantity) => boolean;

export function compareNumbers(order: Order): Compare {
  return ({ wanted, value }) => compareRead(wanted, value, readNumber, 'no number', order);
}

export function compareDates(order: Order): Compare {
  return ({ wanted, value }) => compareRead(wanted, value, readDate, 'no date', order);
}

function compareRead<T>(
  wanted: string,
  value: string,
  read: (text: string) => T | undefined,
  wrong: string,
  order: (value: T, wanted: T) => boolean,
): ValueMatch {
  const right = read(wanted);
  if (right === undefined) return { refused: `${show(wanted)} is ${wrong}` };
  const left = read(value);
  return left === undefined ? { doubt: `the request's ${show(value)} is ${wrong}` } : answer(order(left, right));
}

function readBase64(text: string): string | undefined {
  const isBase64 = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
  return isBase64 ? Buffer.from(text, 'base64').toString('hex') : undefined;
}

function equal(left: string, right: string): boolean {
  return left === right;
}

function answer(matches: boolean): ValueMatch {
  return matches ? 'yes' : 'no';
}
