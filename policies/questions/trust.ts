import { matchesIam } from '../../lib/common/match-glob';
import { type Property, type Statement, asText } from '../../lib/template';
import { type Ternary, all, any, not, says } from '../judge';
import { narrowsWho, sparesOnlyNamed } from './narrowing';
import { isEveryone, isWholeWorld } from './principals';

const ASSUME = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity'];

/** Does one statement of a trust policy let anyone assume the role, whatever the other statements deny? */
export function trustsAnyone(statement: Statement, others: readonly Statement[]): Ternary {
  const everyone = statement.notPrincipals ? true : any((statement.principals ?? []).map(isEveryone));
  const open = all([says(statement.effect, 'Allow'), everyone]);
  // Most statements end here, and what the others deny takes long to say.
  if (open === false) return false;
  const narrowed = any([...statement.conditions.map(narrowsWho), ...statement.hiddenConditions.map(() => undefined)]);
  return all([open, not(narrowed), any(ASSUME.map((act) => all([covers(statement, act), not(isShut(others, act))])))]);
}

/** What a document denies is asked once for each of its statements: it is worked out once. */
const SHUT = new WeakMap<readonly Statement[], Map<string, Ternary>>();

function isShut(document: readonly Statement[], act: string): Ternary {
  const answers = SHUT.get(document) ?? new Map<string, Ternary>();
  SHUT.set(document, answers);
  if (!answers.has(act)) answers.set(act, any(document.map((other) => shutsOut(other, act))));
  return answers.get(act);
}

/** Is a statement about this act? */
function covers({ actions, notActions }: Statement, act: string): Ternary {
  const names = (action: Property): Ternary => {
    const answer = asText(action.value);
    return answer.kind === 'hidden'
      ? undefined
      : answer.kind === 'known' && matchesIam(answer.value.toLowerCase(), act);
  };
  return notActions ? not(any(notActions.map(names))) : any((actions ?? []).map(names));
}

/** Does a Deny close the act to everybody but named callers? Each of its tests spares some, so each must name them. */
function shutsOut(statement: Statement, act: string): Ternary {
  const denies = says(statement.effect, 'Deny');
  if (denies === false) return false;
  return all([
    denies,
    any((statement.principals ?? []).map(isWholeWorld)),
    covers(statement, act),
    ...statement.conditions.map(sparesOnlyNamed),
    ...statement.hiddenConditions.map(() => undefined),
  ]);
}
