import { matchesGlob } from './glob';
import { doubtful, type Match } from './match';
import { matchAlternatives, type ValueMatch } from './match-alternatives';
import { readPolicyText } from './policy-text';
import { readTexts } from './read-values';
import { show } from './show-text';
import type { ReadRequest } from './read-request';

/**
 * `Action` or `NotAction`: case does not matter, and neither has variables.
 *
 * Limits: whether the action exists is not asked here. A pattern that names no service is one that AWS refuses.
 */
export function matchAction(element: unknown, negated: boolean, request: ReadRequest): Match {
  const patterns = readTexts(element);
  const name = negated ? 'NotAction' : 'Action';
  if (!patterns) return doubtful(`its ${name} is not a text or a list of texts`);
  const because = `its ${name}, which ${negated ? 'names' : 'does not name'} ${show(request.action)}`;
  return matchAlternatives(
    patterns.map((pattern) => matchOne(pattern, request)),
    negated,
    because,
  );
}

function matchOne(pattern: string, request: ReadRequest): ValueMatch {
  if (!/^\*+$/.test(pattern) && !pattern.includes(':'))
    return { refused: `the action ${show(pattern)} names no service` };
  const text = readPolicyText(pattern.toLowerCase(), { request, wildcards: true, variables: false });
  return 'glob' in text && matchesGlob(text.glob, request.action.toLowerCase()) ? 'yes' : 'no';
}
