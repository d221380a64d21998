import type { Property } from './property';

export type Scalar = string | number | boolean;

/** A literal, or what an intrinsic comes down to once everything in it is known. */
export interface Known {
  readonly kind: 'known';
  readonly value: Scalar;
}

/** `items` are properties of their own; items that CloudFormation drops (`AWS::NoValue`) are not among them. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly Property[];
}

/**
 * A map. `entry` reads one name and nothing else; `entries` reads all of them, which may ask many conditions.
 * Entries that CloudFormation drops (`AWS::NoValue`) are not among `entries`; `entry` gives them as absent.
 */
export interface Entries {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Property>;
  entry(name: string): Property | undefined;
}

/** Not written, or written as `AWS::NoValue`. */
export interface Absent {
  readonly kind: 'absent';
}

/** A resource of this template, as a symbol: its `Ref`, or one attribute of `Fn::GetAtt`. */
export interface Reference {
  readonly kind: 'reference';
  readonly logicalId: string;
  /** `Ref`, or the attribute's name, e.g. `Arn`. */
  readonly attribute: string;
}

/** A text of which some parts are literal and others only CloudFormation will know. */
export interface Composed {
  readonly kind: 'composed';
  readonly parts: readonly (string | Reference | Unresolved)[];
}

/** The value exists, but nobody can know it before deployment. */
export interface Unresolved {
  readonly kind: 'unresolved';
  /** What hides it, in a few words: `Ref: LogVpn, a parameter without default`. */
  readonly intrinsic: string;
  /** Two unresolved values with the same symbol are equal, whatever they turn out to be; empty when we cannot say. */
  readonly symbol: string;
}

/** A property as the template states it. The kinds force a caller to say what happens when the value is not known. */
export type Value = Known | List | Entries | Absent | Reference | Composed | Unresolved;

/** One question put to a value: answered, not set, or nobody can know. */
export type Answer<T extends Scalar> = Absent | Hidden | { readonly kind: 'known'; readonly value: T };

/** The honest third answer, with what hides the first two. */
export interface Hidden {
  readonly kind: 'hidden';
  readonly by: string;
}

export const ABSENT: Absent = { kind: 'absent' };

export function known(value: Scalar): Known {
  return { kind: 'known', value };
}

export function unresolved(intrinsic: string, symbol = ''): Unresolved {
  return { kind: 'unresolved', intrinsic, symbol };
}

// CloudFormation reads YAML 1.1, where a bare `yes` is true, and turns the strings "true" and "false" into booleans.
const TRUE = /^(true|yes|on)$/i;
const FALSE = /^(false|no|off)$/i;

/** Reads a boolean the way CloudFormation does. A value of another shape is `hidden`: it would not deploy as a boolean. */
export function asBoolean(value: Value): Answer<boolean> {
  return ask(value, (scalar) => (TRUE.test(String(scalar)) ? true : FALSE.test(String(scalar)) ? false : undefined));
}

/** Reads a number, also from text: `"365"` is 365. */
export function asNumber(value: Value): Answer<number> {
  return ask(value, (scalar) => {
    const read = typeof scalar === 'string' && scalar.trim() === '' ? Number.NaN : Number(scalar);
    return typeof scalar === 'boolean' || Number.isNaN(read) ? undefined : read;
  });
}

/** Reads a text; numbers and booleans are spelled out, as CloudFormation does. */
export function asText(value: Value): Answer<string> {
  return ask(value, String);
}

function ask<T extends Scalar>(value: Value, read: (scalar: Scalar) => T | undefined): Answer<T> {
  if (value.kind === 'absent') return value;
  if (value.kind !== 'known') return { kind: 'hidden', by: describe(value) };
  const answer = read(value.value);
  return answer === undefined ? { kind: 'hidden', by: describe(value) } : { kind: 'known', value: answer };
}

/** The value in the words of the template, short enough for one line of a report. */
export function describe(value: Value): string {
  switch (value.kind) {
    case 'known':
      return shorten(String(value.value).trim() === '' ? 'empty text' : String(value.value));
    case 'absent':
      return 'not set';
    case 'list':
      return value.items.length === 1 ? 'a list of 1' : `a list of ${value.items.length}`;
    case 'map':
      return `a map with ${shorten([...value.entries.keys()].join(', ')) || 'nothing in it'}`;
    case 'reference':
      return value.attribute === 'Ref' ? `Ref: ${value.logicalId}` : `GetAtt: ${value.logicalId}.${value.attribute}`;
    case 'composed':
      return shorten(value.parts.map((part) => (typeof part === 'string' ? part : `\${${describe(part)}}`)).join(''));
    case 'unresolved':
      return shorten(value.intrinsic);
  }
}

const DESCRIPTION_LENGTH_MAX = 120;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= DESCRIPTION_LENGTH_MAX ? line : `${line.slice(0, DESCRIPTION_LENGTH_MAX - 1)}…`;
}
