import type { JsonPolicy } from '../../../lib/analysis/access/policy/json-policy';
import { type Random, oneOf } from '../../bench/random';
import { type Theme, makeAction, makeStatement, makeTest } from './make-policy';
import { resourcePattern } from './vocabulary';

type Raw = Record<string, unknown>;

/**
 * A policy near another one: one to three small changes.
 *
 * Half of them narrow it, so that many pairs pass; a proof that is never wanted is never wrong.
 */
export function varyPolicy(random: Random, policy: JsonPolicy, theme: Theme, narrow: boolean): JsonPolicy {
  const statements = structuredClone(policy.Statement) as Raw[];
  const changes = 1 + Math.floor(random() * 3);
  for (let index = 0; index < changes; index++) oneOf(random, narrow ? NARROWINGS : CHANGES)(statements, random, theme);
  return { ...policy, Statement: statements };
}

type Change = (statements: Raw[], random: Random, theme: Theme) => void;

const lists = (value: unknown): unknown[] => (Array.isArray(value) ? [...(value as unknown[])] : [value]);
const pick = (statements: Raw[], random: Random, effect?: string): Raw | undefined => {
  const fitting = statements.filter((one) => effect === undefined || one['Effect'] === effect);
  return fitting.length > 0 ? oneOf(random, fitting) : undefined;
};

function addTest(statement: Raw, random: Random, theme: Theme): void {
  if (theme.keys.length === 0) return;
  const [operator, key, value] = makeTest(random, oneOf(random, theme.keys), theme.variables);
  const before = (statement['Condition'] ?? {}) as Record<string, Raw>;
  if (before[operator] && key in before[operator]) return;
  statement['Condition'] = { ...before, [operator]: { ...before[operator], [key]: value } };
}

/** Whether it names what is meant or what is not meant. */
function elementOf(statement: Raw, name: string): string {
  return statement[name] === undefined ? `Not${name}` : name;
}

/** More patterns where that allows less, fewer otherwise. */
function shrink(statement: Raw, element: string, add: () => string): void {
  const name = elementOf(statement, element);
  const patterns = lists(statement[name]);
  const grows = name.startsWith('Not') === (statement['Effect'] === 'Allow');
  if (grows) statement[name] = [...patterns, add()];
  else if (patterns.length > 1) statement[name] = patterns.slice(1);
}

const NARROWINGS: readonly Change[] = [
  (statements, random, theme) => {
    const allow = pick(statements, random, 'Allow');
    if (allow) addTest(allow, random, theme);
  },
  (statements, random, theme) => statements.push(makeStatement(random, theme, 0)),
  (statements, random, theme) => {
    const one = pick(statements, random);
    if (one) shrink(one, 'Resource', () => resourcePattern(random, theme.variables));
  },
  (statements, random) => {
    const one = pick(statements, random);
    if (one) shrink(one, 'Action', () => makeAction(random));
  },
  (statements, random) => {
    const allow = pick(statements, random, 'Allow');
    if (allow && statements.length > 1) statements.splice(statements.indexOf(allow), 1);
  },
  (statements) => void statements.reverse(),
  (statements, random) => {
    // The same in two halves.
    const one = pick(statements, random);
    if (!one || lists(one['Action']).length < 2) return;
    statements.push({ ...structuredClone(one), Action: lists(one['Action'])[0] });
    one['Action'] = lists(one['Action']).slice(1);
  },
  (statements, random) => {
    const deny = pick(statements, random, 'Deny');
    if (deny) delete deny['Condition'];
  },
];

const CHANGES: readonly Change[] = [
  ...NARROWINGS,
  (statements, random) => {
    if (statements.length > 1) statements.splice(Math.floor(random() * statements.length), 1);
  },
  (statements, random, theme) => statements.push(makeStatement(random, theme)),
  (statements, random, theme) => {
    const one = pick(statements, random);
    if (one) addTest(one, random, theme);
  },
  (statements, random) => {
    const one = pick(statements, random);
    if (one) delete one['Condition'];
  },
  (statements, random, theme) => {
    const one = pick(statements, random);
    if (one) one[elementOf(one, 'Resource')] = resourcePattern(random, theme.variables);
  },
  (statements, random) => {
    const one = pick(statements, random);
    if (one) one[elementOf(one, 'Action')] = makeAction(random);
  },
  (statements, random) => {
    const one = pick(statements, random);
    if (one) renameOperator(one, random);
  },
  (statements, random, theme) => {
    const one = pick(statements, random);
    if (!one?.['Condition']) return;
    delete one['Condition'];
    addTest(one, random, theme);
  },
];

/** The neighbours of an operator: negated, `IfExists`, the other set, the other bound. */
function renameOperator(statement: Raw, random: Random): void {
  const condition = statement['Condition'] as Record<string, unknown> | undefined;
  const operator = condition && oneOf(random, Object.keys(condition));
  if (!condition || !operator || operator === 'Null') return;
  const renamed = oneOf(random, [
    operator.endsWith('IfExists') ? operator.slice(0, -'IfExists'.length) : `${operator}IfExists`,
    operator.includes('ForAll') ? operator.replace('ForAll', 'ForAny') : operator.replace('ForAny', 'ForAll'),
    operator.includes('Than') && !operator.includes('ThanEquals') ? operator.replace('Than', 'ThanEquals') : operator,
    operator.includes('Like') ? operator.replace('Like', 'Equals') : operator,
  ])
    .replace('ForAnyValues', 'ForAnyValue')
    .replace('ForAllValue:', 'ForAllValues:');
  if (condition[renamed] !== undefined) return;
  condition[renamed] = condition[operator];
  delete condition[operator];
}
