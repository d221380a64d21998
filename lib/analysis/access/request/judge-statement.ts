import { matchAction } from './match-action';
import { matchCondition } from './match-condition';
import { doubtful, everyMatch, YES, type Match } from './match';
import { matchAlternatives } from './match-alternatives';
import { matchNotPrincipal, matchPrincipal } from './match-principal';
import { matchResource } from './match-arn';
import { readAsker } from './asker';
import { readPolicyText } from './policy-text';
import { fieldsOf, readTexts } from './read-values';
import { show } from './show-text';
import type { JsonStatement } from '../policy/json-policy';
import type { ReadRequest } from './read-request';

/** What is read of a statement: how it was written, never what the engine made of it. */
export interface WrittenStatement {
  readonly source: JsonStatement;
  readonly where: string;
  readonly certain: boolean;
  /** True in policies of version 2008-10-17 or of none, where `${aws:username}` is text. */
  readonly literalVariables?: boolean;
}

/** A statement against one request. */
export interface Judgement {
  readonly where: string;
  /** Absent when it says neither Allow nor Deny. */
  readonly effect?: 'Allow' | 'Deny';
  readonly match: Match;
  /** Does it at least name the action? */
  readonly namesAction: boolean;
  /** Everything it fails on. */
  readonly fails: readonly string[];
}

const ELEMENTS = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);

/**
 * Does a statement match a request?
 *
 * Limits: whether resource, action and keys go together is not asked: a request is taken as it comes.
 */
export function judgeStatement(statement: WrittenStatement, request: ReadRequest): Judgement {
  const { where, certain } = statement;
  const fields = new Map(fieldsOf(statement.source) ?? []);
  const action = matchPair(fields, 'Action', doubtful('it has neither Action nor NotAction'), (value, negated) =>
    matchAction(value, negated, request),
  );
  const effect = readEffect(fields.get('Effect'));
  const judged = { where, ...(effect && { effect }), namesAction: action.is !== 'no' };
  if (action.is === 'no') return { ...judged, match: action, fails: [action.because] };

  const variables = statement.literalVariables !== true;
  const parts = [
    action,
    matchPair(fields, 'Resource', YES, (value, negated) => matchResources(value, negated, request, variables)),
    matchPair(fields, 'Principal', YES, (value, negated) => {
      const asker = request.principal === undefined ? undefined : readAsker(request.principal);
      return negated ? matchNotPrincipal(value, asker) : matchPrincipal(value, asker);
    }),
    ...(fields.has('Condition') ? matchCondition(fields.get('Condition'), request, variables) : []),
    ...[...fields.keys()]
      .filter((name) => !ELEMENTS.has(name))
      .map((name) => doubtful(`it has an unknown part ${show(name)}`)),
    effect ? YES : doubtful('its Effect is neither Allow nor Deny'),
    certain ? YES : doubtful('whether it, or all of it, applies cannot be known'),
  ];
  const fails = parts.flatMap((part) => (part.is === 'no' ? [part.because] : []));
  return { ...judged, match: everyMatch(parts), fails };
}

function readEffect(effect: unknown): 'Allow' | 'Deny' | undefined {
  return effect === 'Allow' || effect === 'Deny' ? effect : undefined;
}

/** An element and its opposite, of which a statement may have one. */
function matchPair(
  fields: ReadonlyMap<string, unknown>,
  name: string,
  without: Match,
  match: (value: unknown, negated: boolean) => Match,
): Match {
  const [is, not] = [fields.has(name), fields.has(`Not${name}`)];
  if (is && not) return doubtful(`it has both ${name} and Not${name}`);
  if (is) return match(fields.get(name), false);
  return not ? match(fields.get(`Not${name}`), true) : without;
}

/** `Resource` or `NotResource`; a trust policy has neither and means its own role. */
function matchResources(element: unknown, negated: boolean, request: ReadRequest, variables: boolean): Match {
  const patterns = readTexts(element);
  const name = negated ? 'NotResource' : 'Resource';
  if (!patterns) return doubtful(`its ${name} is not a text or a list of texts`);
  const values = patterns.map((pattern) =>
    matchResource(pattern, readPolicyText(pattern, { request, variables, wildcards: true }), request.resource),
  );
  const because = `its ${name}, which ${negated ? 'names' : 'does not name'} ${show(request.resource)}`;
  return matchAlternatives(values, negated, because);
}
