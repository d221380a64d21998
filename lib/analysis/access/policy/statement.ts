import type { JsonStatement } from './json-policy';

/** Texts with wildcards of which one must match, or, when negated, none may. */
export interface Patterns {
  readonly patterns: readonly string[];
  readonly negated: boolean;
  /** Is a symbol in them read only where a pattern of another statement reads it as well? They ask after no text of their own. */
  readonly follows?: true;
}

/** The operators after `Not`, `IfExists` and the set prefix are taken off. */
export const OPERATORS = [
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'ArnLike',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NumericEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Null',
] as const;

/** `ArnEquals` is `ArnLike`: IAM treats the two alike. */
export type Operator = (typeof OPERATORS)[number];

/** One test of a `Condition` block. Its values are alternatives. */
export interface Test {
  /** Lower case, as in `aws:sourceip`: keys mean the same in any case. */
  readonly key: string;
  /** As the policy writes it. */
  readonly name: string;
  readonly operator: Operator;
  /** `StringNotEquals` and its like. */
  readonly negated: boolean;
  readonly ifExists: boolean;
  /** `ForAllValues:` or `ForAnyValue:`. */
  readonly set?: 'all' | 'any';
  readonly values: readonly string[];
}

/** A statement in the one form that the engine knows: every part speaks of one variable of the request. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** Absent: any action. */
  readonly actions?: Patterns;
  /** Absent where the policy's own resource is meant (trust policies): any resource. */
  readonly resources?: Patterns;
  /** `AWS:arn:…`, `Service:…`, `Federated:…`, `CanonicalUser:…`, or `*`; absent in identity policies: anybody. */
  readonly principals?: Patterns;
  readonly tests: readonly Test[];
  /** Does all of it surely apply? See `SourcedPolicy.certain`. */
  readonly certain: boolean;
  /** As in `role Analyst, inline policy Read, statement 2 (ReadReports)`. */
  readonly where: string;
  /** Is `${aws:username}` plain text in it, as in policies of Version 2008-10-17? */
  readonly literalVariables?: boolean;
  /** The statement as it was written, for whoever judges one request of it. */
  readonly source: JsonStatement;
}
