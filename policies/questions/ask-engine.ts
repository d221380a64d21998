import { type AskedDocument, askedDocument } from '../../lib/analysis/access/extract/asked-document';
import { leadsOut } from '../../lib/analysis/access/questions/leads-out';
import { letsNamedAccount, letsWholeAccount } from '../../lib/analysis/access/questions/lets-accounts';
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

/** Each question reads the whole document, once for each statement: a longer one is left to patterns. */
const STATEMENTS_MAX = 100;

/** Does a statement let a named account in that is not the own one? By its principals, or by a test of whoever it is for. */
export function letsForeignAccountIn(named: (statement: Statement) => Ternary, holder: Resource, world: World): Ask {
  return (statement, siblings, document) => {
    const answer = named(statement);
    const isMeant = answer !== false || isForAll(statement);
    if (!isMeant || siblings.length > STATEMENTS_MAX) return answer;
    if (says(statement.effect, 'Allow') === false || isPlain(statement, siblings)) return answer;
    const verdict = verdictOn(statement, document, holder, world, (asked) =>
      letsNamedAccount(asked.statement, asked.policy),
    );
    return verdict === 'unknown' ? answer : verdict === 'fail';
  };
}

/** Does a statement let a whole account in, with roles that nobody named? */
export function letsWholeAccountIn(
  whole: (statement: Statement) => Ternary,
  holder: Resource,
  world: World,
  whose: 'any' | 'others' = 'any',
): Ask {
  return (statement, siblings, document) => {
    const answer = whole(statement);
    if (answer === false || siblings.length > STATEMENTS_MAX || isPlain(statement, siblings)) return answer;
    const verdict = verdictOn(statement, document, holder, world, (asked) =>
      letsWholeAccount(asked.statement, asked.policy, whose),
    );
    return verdict === 'unknown' ? answer : verdict === 'fail';
  };
}

/** Does a statement of an endpoint's policy let strangers through to what is theirs? */
export function leadsStrangersOut(byPattern: (statement: Statement) => Ternary, endpoint: Resource, world: World): Ask {
  return (statement, siblings, document) => {
    if (says(statement.effect, 'Allow') === false) return false;
    if (siblings.length > STATEMENTS_MAX) return byPattern(statement);
    const verdict = verdictOn(statement, document, endpoint, world, (asked) => leadsOut(asked.statement, asked.policy));
    return verdict === 'unknown' ? byPattern(statement) : verdict === 'fail';
  };
}

function verdictOn(
  { property }: Statement,
  document: Property,
  holder: Resource,
  world: World,
  ask: (asked: AskedDocument) => Verdict,
): Verdict {
  const asked = askedDocument(property, document, holder, world);
  return asked ? ask(asked) : 'unknown';
}

/** Is there nothing that could take back what a statement allows, so that patterns have said it all? */
function isPlain({ conditions, hiddenConditions }: Statement, siblings: readonly Statement[]): boolean {
  const isDenied = siblings.some(({ effect }) => says(effect, 'Deny') !== false);
  return conditions.length + hiddenConditions.length === 0 && !isDenied;
}

function isForAll({ principals = [] }: Statement): boolean {
  return principals.some((one) => isWholeWorld(one) === true);
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
    const verdict = verdictOn(statement, document, holder, world, byEngine);
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
