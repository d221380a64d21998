import {
  type ActionFacts as Facts,
  type Level as DocumentedLevel,
} from '../../../lib/analysis/access/data/read-service';
import { actionsMatching as allMatching } from '../../../lib/analysis/access/data/service-reference';

/** What an action does; to list is to read. */
export type Level = Exclude<DocumentedLevel, 'list'>;

/** One action of AWS, as far as rules ask about it. */
export interface ActionFacts {
  /** Lower case, with its service: `s3:getobject`. */
  readonly name: string;
  readonly level: Level;
  /** True when no resource can be named for it: its statement needs `Resource: '*'`. */
  readonly starOnly: boolean;
}

const known = new Map<Facts, ActionFacts>();
const found = new Map<string, readonly ActionFacts[]>();

/** Every action that a pattern of a policy stands for, with the limits of `actionsOf`; none where AWS has no such action. */
export function actionsMatching(pattern: string): readonly ActionFacts[] {
  const key = pattern.toLowerCase();
  const before = found.get(key);
  if (before) return before;
  const actions = allMatching(key).map(forRules);
  found.set(key, actions);
  return actions;
}

function forRules(facts: Facts): ActionFacts {
  const before = known.get(facts);
  if (before) return before;
  const level = facts.level === 'list' ? 'read' : facts.level;
  const action = { name: facts.name.toLowerCase(), level, starOnly: facts.wildcardOnly };
  known.set(facts, action);
  return action;
}
