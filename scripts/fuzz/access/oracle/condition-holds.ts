/**
 * Does one entry of a `Condition` block hold for one request?
 *
 * Written from the documentation of IAM alone; it knows nothing of the engine or of its evaluator.
 */
import type { Request } from '../../../../lib/analysis/access/request/request';
import { inRange, instantOf, isOrdered } from './compare-values';
import { type Matcher, holdsOfList, matcherOf } from './match-text';

/** One operator with one key, as the policy writes them. */
export interface Entry {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  /** Does `${…}` mean something? */
  readonly variables: boolean;
  /** Is it read in the contrary world? */
  readonly contrary: boolean;
}

type Holds = (context: Request['context']) => boolean;

const SHAPE = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/;

export function conditionHolds({ operator, key, values, variables, contrary }: Entry): Holds {
  const [, set, name = '', ifExists] = SHAPE.exec(operator) ?? [];
  const lowerKey = key.toLowerCase();
  if (name === 'Null') {
    return (context) => values.some((value) => value.toLowerCase() === String(context[lowerKey] === undefined));
  }
  const negated = name.includes('Not');
  const matchers = values.map((value) => matcherFor(name.replace('Not', ''), value, variables));
  const every = set === 'ForAllValues' || (set === undefined && negated);
  const whenAbsent = ifExists !== undefined || set === 'ForAllValues' || (set === undefined && negated);
  return (context) => {
    const holdsFor = (one: string): boolean =>
      holdsOfList(
        matchers.map((matcher) => matcher(one, context)),
        negated,
        contrary,
      );
    const found = context[lowerKey];
    // With nothing to match, only what spoils the test can be found out.
    if (found === undefined) return whenAbsent && holdsOfList(unmatched(matchers, context), true, contrary);
    if (typeof found === 'string') return holdsFor(found);
    return every ? found.every(holdsFor) : found.some(holdsFor);
  };
}

function unmatched(matchers: readonly Matcher[], context: Request['context']): (boolean | undefined)[] {
  return matchers.map((matcher) => (matcher('', context) === undefined ? undefined : false));
}

function matcherFor(operator: string, value: string, variables: boolean): Matcher {
  if (operator === 'Bool') return (one) => one.toLowerCase() === value.toLowerCase();
  if (operator === 'BinaryEquals') return (one) => one === value;
  if (operator === 'IpAddress') return (one) => inRange(one, value);
  const relation = operator.replace(/^(Numeric|Date)/, '');
  if (operator.startsWith('Numeric')) return (one) => isOrdered(relation, Number(one), Number(value));
  if (operator.startsWith('Date')) return (one) => isOrdered(relation, instantOf(one), instantOf(value));
  if (operator.startsWith('Arn')) return arnMatcher(value, variables);
  const ignoreCase = operator === 'StringEqualsIgnoreCase';
  return matcherOf(value, { wildcards: operator === 'StringLike', variables, ignoreCase });
}

/** Each of the six parts is matched by itself; the last may hold colons. */
function arnMatcher(pattern: string, variables: boolean): Matcher {
  const matchers = partsOf(pattern).map((part) => matcherOf(part, { wildcards: true, variables }));
  return (arn, context) => {
    const parts = partsOf(arn);
    const answers = matchers.map((matcher, index) => matcher(parts[index] ?? '', context));
    if (answers.includes(undefined)) return undefined;
    return parts.length === 6 && answers.length === 6 && !answers.includes(false);
  };
}

/** Colons inside `${…}` part nothing. */
function partsOf(arn: string): string[] {
  if (!arn.includes('${')) return inSix(arn);
  const hidden = arn.replace(/\$\{[^}]*\}/g, (variable) => variable.replaceAll(':', '\u0000'));
  return inSix(hidden).map((part) => part.replaceAll('\u0000', ':'));
}

function inSix(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
