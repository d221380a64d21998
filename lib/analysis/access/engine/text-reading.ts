import type { Operator } from '../policy/statement';
import { COLON, type Glob, ONE, ONE_IN_PART, RUN, RUN_IN_PART, type Reading, readGlob } from './glob';

/** How the texts of one variable are read, and which there are. */
export interface TextReading extends Reading {
  readonly ignoreCase: boolean;
  /** Is it a resource, of whose stars nobody says for certain where they end? */
  readonly mayCross?: boolean;
}

const ARN_COLONS = 5;

export const ACTION: TextReading = { wildcards: true, ignoreCase: true };
export const RESOURCE: TextReading = { wildcards: true, headColons: ARN_COLONS, ignoreCase: false, mayCross: true };
/** One colon more, after the kind of principal. */
export const PRINCIPAL: TextReading = { wildcards: true, headColons: ARN_COLONS + 1, ignoreCase: false };

const SOME_PART = [ONE_IN_PART, RUN_IN_PART];
const ANY_PART = [RUN_IN_PART];
const REST = [ONE, RUN];

const word = (text: string): Glob => readGlob(text, { wildcards: false });

/** `arn:partition:service:region:account:resource`; region and account may be empty. */
const ARN: Glob = [
  ...word('arn:'),
  ...SOME_PART,
  COLON,
  ...SOME_PART,
  COLON,
  ...ANY_PART,
  COLON,
  ...ANY_PART,
  COLON,
  ...REST,
];

export const ACTIONS: readonly Glob[] = [[...SOME_PART, COLON, ...SOME_PART]];
/** Actions without a resource ask for `*`. */
export const RESOURCES: readonly Glob[] = [word('*'), ARN];
/** Somebody of an account: nobody else has an ARN under `AWS`. */
const somebody = (service: string): Glob => [
  ...word('AWS:arn:aws'),
  RUN_IN_PART,
  ...word(`:${service}::`),
  ...SOME_PART,
  COLON,
  ...REST,
];

export const PRINCIPALS: readonly Glob[] = [
  word('AWS:anonymous'),
  somebody('iam'),
  somebody('sts'),
  [...word('Service:'), ...REST],
  [...word('Federated:'), ...REST],
  [...word('CanonicalUser:'), ...REST],
];
export const TEXTS: readonly Glob[] = [[RUN]];
export const TEXTS_NOT_EMPTY: readonly Glob[] = [REST];
export const BOOLEANS: readonly Glob[] = [word('true'), word('false')];

/** How the values of a test are read. */
export function readingOf(operator: Operator): TextReading {
  if (operator === 'StringLike') return { wildcards: true, ignoreCase: false };
  if (operator === 'ArnLike') return { wildcards: true, headColons: ARN_COLONS, ignoreCase: false };
  const ignoreCase = operator === 'StringEqualsIgnoreCase' || operator === 'Bool';
  return { wildcards: false, ignoreCase };
}
