import { type AskedDocument, askedDocument } from '../../lib/analysis/access/extract/asked-document';
import { letsAnyAccount, letsAnybody } from '../../lib/analysis/access/questions/lets-anybody';
import type { Verdict } from '../../lib/common/finding';
import type { Property, Resource, Statement, World } from '../../lib/template';
import { type Ternary, says } from '../judge';
import { allowsEveryone } from './grants';
import { isWholeWorld } from './principals';
import { trustsAnyone } from './trust';

/** What is asked of one statement of a document. */
export type Ask = (statement: Statement, siblings: readonly Statement[], document: Property) => Ternary;

/** Does a statement of a resource policy let everybody in? What patterns cannot decide, the engine is asked. */
export function letsEveryoneIn(holder: Resource, world: World): Ask {
  return asking(allowsEveryone, ({ statement, policy }) => letsAnybody(statement, policy), holder, world);
}

/** Does a statement of a trust policy let any account take the role? */
export function letsAnyoneTake(holder: Resource, world: World): Ask {
  return asking(trustsAnyone, ({ statement, policy }) => letsAnyAccount(statement, policy), holder, world);
}

/** What is open stays so unless the policy denies something, and the engine proves that nobody is left. */
function asking(
  byPattern: (statement: Statement, siblings: readonly Statement[]) => Ternary,
  byEngine: (asked: AskedDocument) => Verdict,
  holder: Resource,
  world: World,
): Ask {
  return (statement, siblings, document) => {
    const answer = byPattern(statement, siblings);
    if (answer === false || !canBeAsked(statement, siblings, answer)) return answer;
    const asked = askedDocument(statement.property, document, holder, world);
    const verdict = asked ? byEngine(asked) : 'unknown';
    return verdict === 'unknown' ? answer : verdict === 'fail';
  };
}

/**
 * The engine takes a star among accounts for the letter that it is; whoever wrote it meant everyone. A Deny that names no
 * resource, beside an Allow that does, AWS refuses.
 */
function canBeAsked(
  { principals = [], notPrincipals, ...allow }: Statement,
  siblings: readonly Statement[],
  answer: Ternary,
): boolean {
  const isEverybody = notPrincipals !== undefined || principals.some((one) => isWholeWorld(one) === true);
  const denies = siblings.filter(({ effect }) => says(effect, 'Deny') !== false);
  const areWhole = denies.every((deny) => namesResources(deny) || !namesResources(allow));
  return isEverybody && areWhole && (answer === undefined || denies.length > 0);
}

function namesResources({ resources, notResources }: Pick<Statement, 'resources' | 'notResources'>): boolean {
  return resources !== undefined || notResources !== undefined;
}
