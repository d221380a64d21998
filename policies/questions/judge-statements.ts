import { type Property, type Statement, describe, statementsOf } from '../../lib/template';
import type { Ternary } from '../judge';
import { whoIsMeant } from './principals';
import type { Report } from '../rule';

/** Part of a statement that a finding points at. */
type Part = 'Principal' | 'NotPrincipal' | 'Action' | 'NotAction' | 'Resource' | 'Condition';

/** What a rule asks of each statement, and how it words the answer. */
export interface Question {
  /** Yes means that the statement is what the rule is about. */
  readonly ask: (statement: Statement, siblings: readonly Statement[], document: Property) => Ternary;
  readonly part: Part;
  readonly want: string;
}

/** The same where it does not matter in which document they stand. */
export interface QuestionOfStatement extends Omit<Question, 'ask'> {
  readonly ask: (statement: Statement, siblings: readonly Statement[]) => Ternary;
}

/** Puts a question to every statement of some policies; reports yes as a failure, and what nobody can read. */
export function judgeStatements(documents: readonly Property[], question: Question, report: Report): void {
  for (const document of documents) {
    const { statements, hidden } = statementsOf(document);
    for (const property of hidden) report.unknown(property, { want: question.want });
    const { ask, ...rest } = question;
    judgeEach(statements, { ...rest, ask: (one, siblings) => ask(one, siblings, document) }, report);
  }
}

/** The same for statements that are already read. */
export function judgeEach(
  statements: readonly Statement[],
  { ask, part, want }: QuestionOfStatement,
  report: Report,
): void {
  for (const statement of statements) {
    const answer = ask(statement, statements);
    if (answer === false) continue;
    const property = statement.property.get(part);
    const difference = { saw: sawIn(statement, part), want };
    if (answer) report.fail(property, difference);
    else report.unknown(property, difference);
  }
}

function sawIn(statement: Statement, part: Part): string {
  if (part === 'Principal' || part === 'NotPrincipal') return whoIsMeant(statement);
  const property = statement.property.get(part);
  return (
    property
      .each()
      .map(({ value }) => describe(value))
      .join(', ') || describe(property.value)
  );
}
