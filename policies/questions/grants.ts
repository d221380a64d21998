import { matchesGlob } from '../../lib/common/match-glob';
import { type Property, type Statement, type Value, keyOf } from '../../lib/template';
import { type Ternary, all, any, isStar, not, says } from '../judge';
import { distinct } from './distinct';
import { narrowsAccess, sparesOnlyFixed } from './narrowing';
import { isEveryone, isWholeWorld } from './principals';
import { HOLE, spell } from './spelling';

/** Does a statement of a resource policy allow something to everybody, whatever the other statements deny? */
export function allowsEveryone(statement: Statement, siblings: readonly Statement[]): Ternary {
  const open = all([says(statement.effect, 'Allow'), any((statement.principals ?? []).map(isEveryone))]);
  // Most statements end here, and the rest is the longer part.
  if (open === false) return false;
  return all([open, not(isNarrowed(statement)), not(isShut(statement, siblings))]);
}

/** Does a condition leave only callers, places or accounts that it names? */
export function isNarrowed({ conditions, hiddenConditions }: Statement): Ternary {
  return any([...conditions.map(narrowsAccess), ...hiddenConditions.map(() => undefined)]);
}

/** Does an Allow give one of these actions, with wildcards or by name? A lone star gives all of them. */
export function allowsAction(statement: Statement, matches: (action: string) => boolean): Ternary {
  return all([says(statement.effect, 'Allow'), any((statement.actions ?? []).map((action) => names(action, matches)))]);
}

function names({ value }: Property, matches: (action: string) => boolean): Ternary {
  const text = spell(value);
  return text === undefined || text.includes(HOLE) ? undefined : matches(text.toLowerCase());
}

/** Is it every action there is, or every action of a service? */
export function isStarAction(action: string): boolean {
  return /^([\w-]+:)?\*+$/.test(action);
}

/** Do Denies close to everybody but fixed callers all that a statement allows? */
function isShut(statement: Statement, siblings: readonly Statement[]): Ternary {
  const closing = siblings.filter(({ effect }) => says(effect, 'Deny') !== false).map(withoutRepeats);
  if (closing.length === 0) return false;
  // What is allowed by exclusion, or on a resource that is not written, is as wide as a star.
  const { actions = [undefined], resources = [undefined] } = withoutRepeats(statement);
  return all(
    actions.map((action) =>
      all(resources.map((resource) => any(closing.map((deny) => shuts(deny, action, resource))))),
    ),
  );
}

function withoutRepeats(statement: Statement): Statement {
  const { actions, resources } = statement;
  return {
    ...statement,
    ...(actions && { actions: distinct(actions) }),
    ...(resources && { resources: distinct(resources) }),
  };
}

function shuts(deny: Statement, action: Property | undefined, resource: Property | undefined): Ternary {
  return all([
    says(deny.effect, 'Deny'),
    any((deny.principals ?? []).map(isWholeWorld)),
    any((deny.actions ?? []).map((pattern) => contains(pattern, action))),
    deny.resources ? any(deny.resources.map((pattern) => contains(pattern, resource))) : resource === undefined,
    ...deny.conditions.map(sparesOnlyFixed),
    ...deny.hiddenConditions.map(() => undefined),
  ]);
}

/** Does a pattern match all that another one does? Whatever matches its text with the wildcards in it, does. */
function contains(outer: Property, inner: Property | undefined): Ternary {
  const star = isStar(outer.value);
  if (star || inner === undefined) return star;
  const [pattern, text] = [identify(outer.value), identify(inner.value)];
  if (pattern === undefined || text === undefined) return undefined;
  const same = (one: string, other: string) => one === other || (one === '?' && other !== '*');
  if (matchesGlob(pattern.toLowerCase(), text.toLowerCase(), same)) return true;
  // A reference and a text, or two references, may still mean the same.
  return outer.value.kind === 'known' && inner.value.kind === 'known' ? false : undefined;
}

/** The value as a text in which each reference looks like itself alone; undefined when any part may be a wildcard. */
function identify(value: Value): string | undefined {
  if (spell(value)?.includes(HOLE) ?? true) return undefined;
  return (value.kind === 'composed' ? value.parts : [value]).map(nameOf).join('');
}

function nameOf(part: Value | string): string {
  if (typeof part === 'string') return part;
  return part.kind === 'known' ? String(part.value) : `<${keyOf(part)}>`;
}
