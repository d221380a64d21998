import type { JsonPolicy } from '../../../lib/analysis/access/policy/json-policy';
import { type Random, oneOf } from '../../bench/random';
import { CONDITION_KEYS, type ConditionKey, OPERATORS_OF, spelt, valueFor } from './condition-keys';
import { ACTION_PATTERNS, PRINCIPALS, resourcePattern } from './vocabulary';

type Raw = Record<string, unknown>;

/** What the policies of one case have in common, so that they speak of the same things. */
export interface Theme {
  /** Three at most: every further one multiplies the requests that have to be tried. */
  readonly keys: readonly ConditionKey[];
  /** Policies of resources: every statement names principals. */
  readonly ofResource: boolean;
  readonly variables: boolean;
  readonly statementsMax: number;
  /** Statements about everything, that differ in what they demand of one key: small faults show best there. */
  readonly ofOneKey: boolean;
}

export function makeTheme(random: Random): Theme {
  const ofOneKey = random() < 0.25;
  const count = ofOneKey ? 1 : oneOf(random, [0, 1, 1, 2, 2, 3]);
  const keys = new Set(Array.from({ length: count }, () => oneOf(random, CONDITION_KEYS)));
  return {
    keys: [...keys],
    ofOneKey,
    ofResource: !ofOneKey && random() < 0.25,
    variables: random() < 0.3,
    statementsMax: 1 + Math.floor(random() * 4),
  };
}

export function makePolicy(random: Random, theme: Theme): JsonPolicy {
  const count = 1 + Math.floor(random() * theme.statementsMax);
  const Statement = Array.from({ length: count }, (_, index) => makeStatement(random, theme, index === 0 ? 0.9 : 0.65));
  return { Version: random() < 0.93 ? '2012-10-17' : '2008-10-17', Statement };
}

export function makeStatement(random: Random, theme: Theme, allows = 0.65): Raw {
  if (theme.ofOneKey) {
    const Effect = random() < allows ? 'Allow' : 'Deny';
    return { Effect, Action: '*', Resource: '*', ...makeConditions(random, theme, 0.05) };
  }
  const patterns = some(random, 3, () => resourcePattern(random, theme.variables));
  return {
    Effect: random() < allows ? 'Allow' : 'Deny',
    ...(theme.ofResource && { [random() < 0.85 ? 'Principal' : 'NotPrincipal']: makePrincipal(random) }),
    [random() < 0.8 ? 'Action' : 'NotAction']: some(random, 2, () => makeAction(random)),
    [random() < 0.8 ? 'Resource' : 'NotResource']: patterns,
    ...makeConditions(random, theme),
  };
}

export function makePrincipal(random: Random): unknown {
  return random() < 0.15 ? '*' : oneOf(random, PRINCIPALS);
}

export function makeAction(random: Random): string {
  const pattern = oneOf(random, ACTION_PATTERNS);
  if (random() < 0.85) return pattern;
  return oneOf(random, [pattern.toLowerCase(), pattern.toUpperCase()]);
}

function makeConditions(random: Random, theme: Theme, none = 0.25): Raw {
  if (theme.keys.length === 0 || random() < none) return {};
  const condition: Record<string, Raw> = {};
  const count = 1 + Math.floor(random() * 2);
  for (let index = 0; index < count; index++) {
    const [operator, key, value] = makeTest(random, oneOf(random, theme.keys), theme.variables);
    condition[operator] = { ...condition[operator], [key]: value };
  }
  return { Condition: condition };
}

/** Operator, key and values of one test. */
export function makeTest(random: Random, key: ConditionKey, variables: boolean): [string, string, unknown] {
  const name = spelt(random, key.name);
  if (random() < 0.12) return ['Null', name, oneOf<unknown>(random, ['true', 'false', true, false])];
  const operator = oneOf(random, OPERATORS_OF[key.kind]);
  const ifExists = random() < 0.2 ? 'IfExists' : '';
  const set = random() < (key.several ? 0.8 : 0.04) ? oneOf(random, ['ForAllValues:', 'ForAnyValue:']) : '';
  return [`${set}${operator}${ifExists}`, name, some(random, 2, () => valueFor(random, key.kind, operator, variables))];
}

/** One value as itself, or several as a list. */
function some(random: Random, max: number, make: () => unknown): unknown {
  const count = 1 + Math.floor(random() * max);
  if (count === 1 && random() < 0.6) return make();
  return Array.from({ length: count }, make);
}
