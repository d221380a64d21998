import { nearest } from '../../../common/nearest';
import { matchesIam } from '../../../common/match-glob';
import { type ActionFacts, readService } from './read-service';
import type Data from './service-reference.json';

/** A service's actions under their names in lower case. */
type Actions = ReadonlyMap<string, ActionFacts>;

const NONE: Actions = new Map();
let data: Readonly<Record<string, string>> | undefined;
const read = new Map<string, Actions>();
const found = new Map<string, readonly ActionFacts[]>();

/** More patterns than this are a hostile policy's: no more of them are remembered. */
const REMEMBERED_MAX = 10_000;

/**
 * The actions of a service, as AWS writes them: `s3:GetObject`. None where AWS has no such service.
 *
 * Limits of all that is here: the list is as old as the package it is distilled from (`source` in the JSON file), so a
 * younger action is not in it. AWS's own reference, from which it comes, names neither every condition key nor which
 * other actions a call needs.
 */
export function actionsOf(service: string): readonly string[] {
  return [...actionsIn(service.toLowerCase()).values()].map(({ name }) => name);
}

/** Is it the part of an action before the colon, as in `s3`? */
export function isService(prefix: string): boolean {
  return Object.hasOwn(load(), prefix.toLowerCase());
}

/** Every service that AWS has, in lower case. */
export function services(): readonly string[] {
  return Object.keys(load());
}

/** The action of this name, which means the same in any case. */
export function findAction(name: string): ActionFacts | undefined {
  const key = name.toLowerCase();
  return actionsIn(key.slice(0, Math.max(0, key.indexOf(':')))).get(key);
}

/** Every action that a pattern of a policy stands for; none where AWS has no such action. */
export function actionsMatching(pattern: string): readonly ActionFacts[] {
  const key = pattern.toLowerCase();
  const before = found.get(key);
  if (before) return before;
  const actions = [...candidates(key)].flatMap(([name, facts]) => (matchesIam(key, name) ? [facts] : []));
  if (found.size < REMEMBERED_MAX) found.set(key, actions);
  return actions;
}

/** The action that was probably meant: of the same service, or of the service with the nearest name. */
export function nearestAction(text: string): string | undefined {
  const [prefix = '', name = ''] = text.toLowerCase().split(':');
  // The name of an action is short: comparing a long text with all of them only costs time.
  if (prefix.length + name.length > 100) return undefined;
  const service = isService(prefix) ? prefix : nearest(prefix, services());
  return service === undefined ? undefined : nearest(`${service}:${name}`, actionsOf(service));
}

/** A star in the service may run over the colon: `*` and `s*` are patterns over the whole name. */
function* candidates(pattern: string): Iterable<[string, ActionFacts]> {
  const literal = /^[^*?]*/.exec(pattern)?.[0] ?? '';
  const colon = literal.indexOf(':');
  if (colon !== -1) return yield* actionsIn(literal.slice(0, colon));
  for (const service of services()) if (`${service}:`.startsWith(literal)) yield* actionsIn(service);
}

function actionsIn(service: string): Actions {
  const before = read.get(service);
  if (before) return before;
  const lines = load();
  const line = Object.hasOwn(lines, service) ? lines[service] : undefined;
  if (line === undefined) return NONE;
  const actions = new Map(readService(service, line).map((action) => [action.name.toLowerCase(), action]));
  read.set(service, actions);
  return actions;
}

function load(): Readonly<Record<string, string>> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a template with policies needs it
  return (data ??= (require('./service-reference.json') as typeof Data).services);
}
