import { type Resource, type Statement, describe, identityPoliciesOf, statementsOf } from '../../../lib/template';
import type { Ternary } from '../../judge';
import type { Report } from '../../rule';

/** What a rule asks of each statement, and what it wants instead. */
export interface StatementQuestion {
  readonly want: string;
  /** Is this statement wrong? Gets the other statements of its document, too. */
  readonly wrong: (statement: Statement, document: readonly Statement[]) => Ternary;
}

/** Asks one question of every statement in the identity policies that a resource holds. */
export function judgeStatements(resource: Resource, report: Report, { want, wrong }: StatementQuestion): void {
  for (const document of identityPoliciesOf(resource)) {
    const { statements, hidden } = statementsOf(document);
    for (const property of hidden) report.unknown(property, { want });
    for (const statement of statements) {
      const answer = wrong(statement, statements);
      if (answer === false) continue;
      const difference = { saw: describeStatement(statement), want };
      if (answer) report.fail(statement.property, difference);
      else report.unknown(statement.property, difference);
    }
  }
}

/** A statement in one line: which actions on which resources. */
export function describeStatement(statement: Statement): string {
  const parts = (['Action', 'NotAction', 'Resource', 'NotResource'] as const).flatMap((name) => {
    const items = statement.property.get(name).each();
    return items.length === 0 ? [] : [`${name} ${items.map(({ value }) => describe(value)).join(', ')}`];
  });
  return parts.join(' on ');
}
