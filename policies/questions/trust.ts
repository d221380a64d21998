import { type Property, type Statement, asText } from '../../lib/template';
import { type Ternary, all, any, not, says } from '../judge';
import { matchesIam } from '../match-glob';
import { narrowsWho, sparesOnlyNamed } from './narrowing';
import { isEveryone, isWholeWorld } from './principals';

const ASSUME = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity'];

/** Does one statement of a trust policy let anyone assume the role, whatever the other statements deny? */
export function trustsAnyone(statement: Statement, others: readonly Statement[]): Ternary {
  const everyone = statement.notPrincipals ? true : any((statement.principals ?? []).map(isEveryone));
  const narrowed = any([...statement.conditions.map(narrowsWho), ...statement.hiddenConditions.map(() => undefined)]);
  return all([
    says(statement.effect, 'Allow'),
    everyone,
    not(narrowed),
    any(ASSUME.map((act) => all([covers(statement, act), not(any(others.map((other) => shutsOut(other, act))))]))),
  ]);
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
  return all([
    says(statement.effect, 'Deny'),
    any((statement.principals ?? []).map(isWholeWorld)),
    covers(statement, act),
    ...statement.conditions.map(sparesOnlyNamed),
    ...statement.hiddenConditions.map(() => undefined),
  ]);
}
