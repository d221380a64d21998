import { matchesIam } from '../../../lib/common/match-glob';
import type { Property, Statement } from '../../../lib/template';
import { isEveryAction, isEveryResource } from '../everything';
import { type Ternary, all, any, not, says } from '../../judge';
import { type ActionFacts, actionsMatching } from './action-facts';

/** A set of actions that a rule asks about, e.g. those that write. */
export interface ActionKind {
  /** Is one of them among those a pattern (in lower case) stands for, once the excluded ones are left out? */
  meets(pattern: string, excluded: (action: string) => boolean): boolean;
}

/** The kind that has these actions and no others. */
export function named(...names: readonly string[]): ActionKind {
  const actions = names.map((name) => name.toLowerCase());
  return {
    meets: (pattern, excluded) => actions.some((action) => matchesIam(pattern, action) && !excluded(action)),
  };
}

/** Stands for all services where everything is allowed: whoever holds it all holds something of each kind here. */
const ENOUGH = ['iam:*', 's3:*', 'ec2:*', 'sqs:*', 'lambda:*', 'kms:*', 'dynamodb:*', 'logs:*'];

/**
 * The kind of all actions that AWS documents in a certain way.
 *
 * Limits: of a statement that allows everything but a few, only eight large services are looked at.
 */
export function whose(test: (action: ActionFacts) => boolean): ActionKind {
  return {
    meets: (pattern, excluded) =>
      (/^\*+(:\*+)?$/.test(pattern) ? ENOUGH : [pattern])
        .flatMap(actionsMatching)
        .some((action) => test(action) && !excluded(action.name)),
  };
}

/** Does a statement allow an action of a kind, once what its own document denies outright is left out? */
export function allowsKind(kind: ActionKind, statement: Statement, document: readonly Statement[]): Ternary {
  const { effect, actions = [], notActions } = statement;
  const meets = meetsIn(document, kind);
  if (!notActions)
    return all([
      says(effect, 'Allow'),
      any(actions.map((action) => anyNamed(action, (pattern) => meets(pattern, [])))),
    ]);
  const excluded = namesOf(notActions);
  const left = meets('*', excluded);
  const hidden = excluded.length < notActions.length;
  return all([says(effect, 'Allow'), left && hidden ? undefined : left]);
}

/** A star stands for thousands of actions, and may stand thousands of times in a document: each pattern is asked once. */
const MET = new WeakMap<readonly Statement[], Map<ActionKind, Meets>>();

/** Does a pattern stand for an action of the kind, once these and what the document denies are left out? */
type Meets = (pattern: string, excluded: readonly string[]) => boolean;

function meetsIn(document: readonly Statement[], kind: ActionKind): Meets {
  const byKind = MET.get(document) ?? new Map<ActionKind, Meets>();
  MET.set(document, byKind);
  const before = byKind.get(kind);
  if (before) return before;
  const denied = deniedOutright(document);
  const answers = new Map<string, boolean>();
  const meets: Meets = (pattern, excluded) => {
    const key = [pattern, ...excluded].join(' ');
    const isOut = (name: string): boolean => denied(name) || excluded.some((other) => matchesIam(other, name));
    const answer = answers.get(key) ?? kind.meets(pattern, isOut);
    answers.set(key, answer);
    return answer;
  };
  byKind.set(kind, meets);
  return meets;
}

/**
 * Does a test hold for an action? Where parts are not known, it is put with a star in their place, and not literal: what
 * even a star does not let in is out.
 */
export function anyNamed(action: Property, test: (pattern: string, literal: boolean) => boolean): Ternary {
  const { value } = action;
  if (value.kind === 'known') return test(String(value.value).toLowerCase(), true);
  if (value.kind !== 'composed') return undefined;
  return test(value.parts.map((part) => (typeof part === 'string' ? part.toLowerCase() : '*')).join(''), false)
    ? undefined
    : false;
}

/** The actions of a list that are literal, in lower case. */
export function namesOf(actions: readonly Property[]): readonly string[] {
  return actions.flatMap(({ value }) => (value.kind === 'known' ? String(value.value).toLowerCase() : []));
}

/** What a document denies outright is asked once for each of its statements: it is worked out once. */
const DENIED = new WeakMap<readonly Statement[], (action: string) => boolean>();

function deniedOutright(document: readonly Statement[]): (action: string) => boolean {
  const before = DENIED.get(document);
  if (before) return before;
  const answers = new Map<string, boolean>();
  const work = workOutDenied(document);
  const denied = (action: string): boolean => {
    const answer = answers.get(action) ?? work(action);
    answers.set(action, answer);
    return answer;
  };
  DENIED.set(document, denied);
  return denied;
}

/** A Deny without condition on every resource takes an action away for good. */
function workOutDenied(document: readonly Statement[]): (action: string) => boolean {
  const denies = document.filter((statement) => says(statement.effect, 'Deny') === true && isOutright(statement));
  const lists = denies.map(({ actions, notActions }) => ({
    names: namesOf(actions ?? notActions ?? []),
    not: !actions,
  }));
  const complete = denies.map(({ notActions = [] }) => namesOf(notActions).length === notActions.length);
  return (action) =>
    lists.some(
      ({ names, not: inverted }, index) =>
        complete[index] && names.some((pattern) => matchesIam(pattern, action)) !== inverted,
    );
}

function isOutright({ resources = [], conditions, hiddenConditions }: Statement): boolean {
  return conditions.length + hiddenConditions.length === 0 && any(resources.map(isEveryResource)) === true;
}

/** Is a statement about every resource, or all but a few? */
export function onEverything({ resources = [], notResources }: Statement): Ternary {
  return notResources ? not(any(notResources.map(isEveryResource))) : any(resources.map(isEveryResource));
}

/** Does a statement allow all actions there are, whatever they are about? */
export function allowsEveryAction({ effect, actions = [] }: Statement): Ternary {
  return all([says(effect, 'Allow'), any(actions.map(isEveryAction))]);
}
