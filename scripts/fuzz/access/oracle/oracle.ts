/**
 * What IAM decides about one request, read from the documents as they are written.
 *
 * The plainest reading that we could write down, without a single line of the engine's: it is what the engine is held
 * against.
 *
 * Limits: well-formed policies only, as the fuzz makes them; no symbols. Where AWS does not say what it does, there is a
 * world for each answer, and a proof has to hold in all of them.
 */
import type { JsonPolicy, JsonStatement } from '../../../../lib/analysis/access/policy/json-policy';
import type { Request } from '../../../../lib/analysis/access/request/request';
import { type Side, policiesOf } from '../access-case';
import { type Entry, conditionHolds } from './condition-holds';
import { type Reading, holdsOfList, keysRead, matcherOf } from './match-text';
import { principalMatches } from './principal-matches';

/**
 * What AWS does not say clearly, taken one way and the other. In the contrary world a `*` that ends one of the first parts
 * of an ARN pattern goes on over the colon, `NotPrincipal` excepts nobody whose account it does not list too, and a policy
 * variable without a value spoils no more than its own text of a list.
 */
export type World = 'plain' | 'contrary';

export const WORLDS: readonly World[] = ['plain', 'contrary'];

/** One part of a statement that must hold, and what of a request it looks at: `action`, `resource`, `principal` or a key. */
export interface Part {
  /** The same in two statements that say the same. */
  readonly id: string;
  readonly reads: readonly string[];
  /** `ForAllValues` or `ForAnyValue`: the key is meant to have several values. */
  readonly ofSet?: boolean;
  holds(request: Request): boolean;
}

export interface ReadStatement {
  readonly allows: boolean;
  readonly parts: readonly Part[];
}

/** Is the request allowed in every layer of some way, and denied nowhere? */
export function oracleAllows(side: Side, request: Request, world: World): boolean {
  const matching = (policy: JsonPolicy): ReadStatement[] =>
    statementsIn(policy, world).filter(({ parts }) => parts.every((part) => part.holds(request)));
  if (policiesOf(side).some((policy) => matching(policy).some(({ allows }) => !allows))) return false;
  return side.ways.some((way) => way.every((layer) => matching(layer).some(({ allows }) => allows)));
}

const read: Readonly<Record<World, WeakMap<JsonPolicy, ReadStatement[]>>> = {
  plain: new WeakMap(),
  contrary: new WeakMap(),
};

export function statementsIn(policy: JsonPolicy, world: World): ReadStatement[] {
  const before = read[world].get(policy);
  if (before) return before;
  const variables = policy.Version !== '2008-10-17';
  const reading = { wildcards: true, variables, contrary: world === 'contrary' };
  const statements = listOf(policy.Statement).map((statement) => readStatement(statement as JsonStatement, reading));
  read[world].set(policy, statements);
  return statements;
}

function readStatement(statement: JsonStatement, reading: Reading): ReadStatement {
  const { Action, NotAction, Resource, NotResource, Principal, NotPrincipal } = statement;
  const action = (value: unknown, not: boolean): Part[] => (value === undefined ? [] : [actionPart(value, not)]);
  const resource = (value: unknown, not: boolean): Part[] =>
    value === undefined ? [] : [resourcePart(value, not, reading)];
  const principal = (value: unknown, not: boolean): Part[] =>
    value === undefined ? [] : [principalPart(value, not, not && reading.contrary === true)];
  return {
    allows: statement.Effect === 'Allow',
    parts: [
      ...action(Action, false),
      ...action(NotAction, true),
      ...resource(Resource, false),
      ...resource(NotResource, true),
      ...principal(Principal, false),
      ...principal(NotPrincipal, true),
      ...entriesOf(statement.Condition, reading).map(conditionPart),
    ],
  };
}

const ARN_COLONS = 5;

function actionPart(value: unknown, not: boolean): Part {
  const matchers = textsOf(value).map((pattern) =>
    matcherOf(pattern, { wildcards: true, variables: false, ignoreCase: true }),
  );
  return {
    id: JSON.stringify(['action', not, value]),
    reads: ['action'],
    holds: ({ action }) => matchers.some((matcher) => matcher(action, {})) !== not,
  };
}

function resourcePart(value: unknown, not: boolean, reading: Reading): Part {
  const patterns = textsOf(value);
  const matchers = patterns.map((pattern) => matcherOf(pattern, { ...reading, headColons: ARN_COLONS }));
  return {
    id: JSON.stringify(['resource', not, value, reading.variables]),
    reads: ['resource', ...new Set(reading.variables ? patterns.flatMap(keysRead) : [])],
    holds({ resource, context }) {
      const answers = matchers.map((matcher) => matcher(resource, context));
      return holdsOfList(answers, not, reading.contrary);
    },
  };
}

function principalPart(value: unknown, not: boolean, withAccount: boolean): Part {
  return {
    id: JSON.stringify(['principal', not, value, withAccount]),
    reads: ['principal'],
    holds: ({ principal = '' }) => principalMatches(value, principal, withAccount) !== not,
  };
}

function conditionPart(entry: Entry): Part {
  const keys = entry.variables ? entry.values.flatMap(keysRead) : [];
  const holds = conditionHolds(entry);
  return {
    id: JSON.stringify(entry),
    reads: [...new Set([entry.key.toLowerCase(), ...keys])],
    ofSet: /^For(All|Any)/.test(entry.operator),
    holds: ({ context }) => holds(context),
  };
}

function entriesOf(condition: unknown, { variables, contrary = false }: Reading): Entry[] {
  return Object.entries((condition ?? {}) as Record<string, Record<string, unknown>>).flatMap(([operator, block]) =>
    Object.entries(block).map(([key, value]) => ({ operator, key, values: textsOf(value), variables, contrary })),
  );
}

function textsOf(value: unknown): string[] {
  return listOf(value).map(String);
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
