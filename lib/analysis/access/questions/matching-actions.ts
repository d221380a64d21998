import { matchesIam } from '../../../common/match-glob';
import { actionsMatching, findAction } from '../data/service-reference';
import type { ActionFacts, Level } from '../data/read-service';
import type { Patterns, Statement } from '../policy/statement';

/** Actions of one service and one access level, as a row of the matrix names them. */
export interface ActionGroup {
  readonly service: string;
  /** `unlisted`: AWS's reference has no such action. `all`: whatever there is, but for what is left out. */
  readonly level: Level | 'unlisted' | 'all';
  /** As AWS writes them; a pattern where it stands for actions nobody lists. */
  readonly actions: readonly string[];
}

/**
 * The actions that several Allows all speak of and no plain Deny takes, by service and access level.
 *
 * Limits: a pattern of which AWS's reference knows no action is a group of its own, as it is written.
 */
export function groupsOf(allows: readonly Statement[], denies: readonly Statement[]): ActionGroup[] {
  if (allows.every(({ actions }) => isNearlyAll(actions))) return [nearlyAll(allows, denies)];
  const found = [...new Set(listedIn(allows))].filter(
    ({ name }) =>
      allows.every((one) => speaksOf(one.actions, name)) && !denies.some((one) => speaksOf(one.actions, name)),
  );
  const groups = new Map<string, { service: string; level: ActionGroup['level']; actions: string[] }>();
  const add = (service: string, level: ActionGroup['level'], action: string) => {
    const key = `${service} ${level}`;
    const group = groups.get(key) ?? { service, level, actions: [] };
    groups.set(key, group);
    group.actions.push(action);
  };
  for (const { name, level } of found) add(serviceOf(name), level, name);
  for (const pattern of unlistedIn(allows)) add(serviceOf(pattern), 'unlisted', pattern);
  return [...groups.values()];
}

/** Rows for each of four hundred services nobody reads. */
function isNearlyAll(actions: Patterns | undefined): boolean {
  return actions === undefined || actions.negated || actions.patterns.some((pattern) => /^\*(:\*)?$/.test(pattern));
}

/** Everything, and what is left out of it, in one group. */
function nearlyAll(allows: readonly Statement[], denies: readonly Statement[]): ActionGroup {
  const named = (statements: readonly Statement[], negated: boolean) =>
    statements.flatMap(({ actions }) => (actions?.negated === negated ? actions.patterns : []));
  const left = [...new Set([...named(allows, true), ...named(denies, false)])];
  return { service: '*', level: 'all', actions: ['*', ...left.map((pattern) => `not ${pattern}`)] };
}

export function speaksOf(patterns: Patterns | undefined, action: string): boolean {
  if (patterns === undefined) return true;
  const name = action.toLowerCase();
  return patterns.patterns.some((pattern) => matchesIam(pattern.toLowerCase(), name)) !== patterns.negated;
}

/** Every known action that the narrowest of the statements may speak of. */
function listedIn(allows: readonly Statement[]): readonly ActionFacts[] {
  const lists = allows.map(({ actions }) => (actions === undefined || actions.negated ? ['*'] : actions.patterns));
  const [narrowest = ['*']] = lists.toSorted((one, other) => breadthOf(one) - breadthOf(other));
  return narrowest.flatMap((pattern) => actionsMatching(pattern));
}

function breadthOf(patterns: readonly string[]): number {
  return patterns.reduce((sum, pattern) => sum + actionsMatching(pattern).length, 0);
}

function unlistedIn(allows: readonly Statement[]): string[] {
  const written = allows.flatMap(({ actions }) => (actions && !actions.negated ? actions.patterns : []));
  return [...new Set(written)].filter(
    (pattern) =>
      findAction(pattern) === undefined &&
      actionsMatching(pattern).length === 0 &&
      allows.every((one) => speaksOf(one.actions, pattern)),
  );
}

function serviceOf(action: string): string {
  return action.toLowerCase().split(':')[0] ?? action;
}
