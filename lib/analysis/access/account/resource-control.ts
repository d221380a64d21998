import { matchesIam } from '../../../common/match-glob';
import { type JsonStatement, type SourcedPolicy, isRecord, listOf } from '../policy/json-policy';
import type { Account } from './account';

/**
 * Services whose resources are bound for certain (AWS Organizations User Guide, "List of AWS services that support RCPs").
 * The list grows; what a policy says of any other service may count or not.
 */
const BOUND = ['s3', 'sts', 'kms', 'sqs', 'secretsmanager'];

/**
 * Resource control policies, level by level, as far as they bind: requests to resources of this account, of services that
 * AWS applies them to. What may bind or not is a policy that is not certain.
 *
 * Limits: roles linked to services and keys of AWS itself are not bound, and not told apart.
 */
export function resourceControlOf(account: Account): readonly (readonly SourcedPolicy[])[] {
  const before = KNOWN.get(account);
  if (before) return before;
  const levels = account.resourceControl.map((level) => level.flatMap((policy) => asFarAsItBinds(policy, account.id)));
  KNOWN.set(account, levels);
  return levels;
}

const KNOWN = new WeakMap<Account, readonly (readonly SourcedPolicy[])[]>();

/** Is it a Deny of a resource control policy for requests that do not tell whose the resource is? */
export function isForUntold(where: string): boolean {
  return where.includes(UNTOLD);
}

const UNTOLD = ', if the resource is of this account';

function asFarAsItBinds(policy: SourcedPolicy, account: string): SourcedPolicy[] {
  const { document, where, certain } = policy;
  const statements = isRecord(document) ? listOf(document.Statement) : [];
  const denies = statements.filter(isDeny);
  if (denies.length === 0) return [policy];
  const others = statements.filter((one) => !isDeny(one));
  const told = (name: string, Statement: readonly unknown[], sure: boolean): SourcedPolicy[] =>
    Statement.length === 0 ? [] : [{ document: { ...document, Statement }, where: name, certain: sure && certain }];
  const bound = denies.flatMap(boundPart);
  return [
    ...told(where, others, true),
    ...told(
      where,
      bound.flatMap((deny) => [under(deny, 'StringEquals', account), ...ofNamed(deny, account)]),
      true,
    ),
    ...told(
      `${where}${UNTOLD}`,
      bound.map((deny) => under(deny, 'Null', 'true')),
      false,
    ),
    ...told(`${where}, of services that it may not bind`, denies.flatMap(openPart), false),
  ];
}

/** What cannot be read is left whole, for whoever reads it to say so. */
function isDeny(statement: unknown): statement is JsonStatement & { readonly Action: unknown } {
  return (
    isRecord(statement) &&
    statement['Effect'] === 'Deny' &&
    (statement['Condition'] === undefined || isRecord(statement['Condition']))
  );
}

const serviceOf = (action: string): string => action.split(':')[0]?.toLowerCase() ?? '';

/** The Deny for the services that are bound; none where it names none of them, or only what it leaves out. */
function boundPart(deny: JsonStatement): JsonStatement[] {
  const written = listOf(deny.Action);
  const actions = written.flatMap((action): string[] => {
    if (typeof action !== 'string') return [];
    const rest = action.includes(':') ? action.slice(action.indexOf(':')) : ':*';
    return BOUND.filter((service) => matchesIam(serviceOf(action), service)).map((service) => `${service}${rest}`);
  });
  return actions.length === 0 ? [] : [{ ...deny, Action: actions }];
}

/** The Deny for all other services. */
function openPart({ Action, ...deny }: JsonStatement): JsonStatement[] {
  if (Action === undefined) return [deny];
  const left = listOf(Action).filter((action) => typeof action !== 'string' || !BOUND.includes(serviceOf(action)));
  if (left.includes('*')) return [{ ...deny, NotAction: BOUND.map((service) => `${service}:*`) }];
  return left.length === 0 ? [] : [{ ...deny, Action: left }];
}

/** The Deny under one more test of whose the resource is. */
function under(deny: JsonStatement, operator: string, value: string): JsonStatement {
  const condition = (deny.Condition ?? {}) as Readonly<Record<string, unknown>>;
  const tests = condition[operator];
  const asksAlready = isRecord(tests) && Object.keys(tests).some((key) => key.toLowerCase() === KEY.toLowerCase());
  // Two tests of one key stand under two operators.
  const name = asksAlready ? `ForAllValues:${operator}` : operator;
  if (asksAlready && operator === 'Null') return deny;
  const block = isRecord(condition[name]) ? condition[name] : {};
  return { ...deny, Condition: { ...condition, [name]: { ...block, [KEY]: value } } };
}

/** ARNs that say their account need no key that says it too. */
function ofNamed(deny: JsonStatement, account: string): JsonStatement[] {
  return deny.Resource === '*' ? [{ ...deny, Resource: `arn:*:*:*:${account}:*` }] : [];
}

const KEY = 'aws:ResourceAccount';
