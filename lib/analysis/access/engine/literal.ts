import type { Statement, Test } from '../policy/statement';
import type { Care } from './pattern-nodes';

/** One demand on one variable of the request. */
export type Literal = PatternLiteral | KeyLiteral | PrincipalKeyLiteral;

/** The action, resource or principal matches one of some patterns, or none of them. */
export interface PatternLiteral {
  readonly kind: 'pattern';
  readonly variable: 'action' | 'resource' | 'principal';
  readonly patterns: readonly string[];
  readonly negated: boolean;
  readonly follows?: true;
}

/** A condition key passes a test. */
export interface KeyLiteral {
  readonly kind: 'key';
  readonly variable: `key:${string}`;
  readonly test: Test;
}

/** A condition key that follows from who asks passes a test: `aws:PrincipalArn`, `aws:PrincipalAccount` and such. */
export interface PrincipalKeyLiteral {
  readonly kind: 'principal-key';
  readonly variable: 'principal';
  readonly test: Test;
  /** The principals that have the key at all. */
  readonly present: readonly string[];
  /** The principals for whom the key has one value. */
  readonly valueAsPrincipals: (value: string) => readonly string[];
}

/** A literal and how unreadable parts of it are to be taken. */
export interface Use {
  readonly literal: Literal;
  readonly care: Care;
}

export function opposite(care: Care): Care {
  return care === 'surely' ? 'perhaps' : 'surely';
}

/**
 * What a statement demands, variable by variable.
 *
 * `knowsPrincipal`: who asks is a variable of the question, so that keys about the principal are no variables of their own.
 */
export function literalsOf(statement: Statement, knowsPrincipal: boolean): Literal[] {
  const literals: Literal[] = [];
  const { actions, resources, principals } = statement;
  if (actions) literals.push({ kind: 'pattern', variable: 'action', ...actions });
  if (resources) literals.push({ kind: 'pattern', variable: 'resource', ...resources });
  if (principals) literals.push({ kind: 'pattern', variable: 'principal', ...principals });
  for (const test of statement.tests) {
    const derived = knowsPrincipal ? principalKey(test.key) : undefined;
    if (derived) literals.push({ kind: 'principal-key', variable: 'principal', test, ...derived });
    else literals.push({ kind: 'key', variable: `key:${variableOf(test)}`, test });
  }
  return literals;
}

/** `aws:EpochTime` is `aws:CurrentTime` in other words, where dates are compared. */
function variableOf({ key, operator }: Test): string {
  return key === 'aws:epochtime' && operator.startsWith('Date') ? 'aws:currenttime' : key;
}

type PrincipalKey = Pick<PrincipalKeyLiteral, 'present' | 'valueAsPrincipals'>;

/** Those who sign their calls with credentials of an AWS account. */
const AWS_PRINCIPALS = ['AWS:arn:*'];

function principalKey(key: string): PrincipalKey | undefined {
  switch (key) {
    case 'aws:principalarn':
      return { present: AWS_PRINCIPALS, valueAsPrincipals: (arn) => [`AWS:${arn}`] };
    case 'aws:principalaccount':
      return { present: AWS_PRINCIPALS, valueAsPrincipals: (account) => [`AWS:arn:*:*::${account}:*`] };
    case 'aws:principalisawsservice':
      return { present: ['*'], valueAsPrincipals: isService };
    case 'aws:principalservicename':
      return { present: ['Service:*'], valueAsPrincipals: (service) => [`Service:${service}`] };
    default:
      return undefined;
  }
}

function isService(value: string): readonly string[] {
  if (value.toLowerCase() === 'true') return ['Service:*'];
  return value.toLowerCase() === 'false' ? ['AWS:*', 'Federated:*', 'CanonicalUser:*'] : [];
}
