import { printable } from './printable';

/**
 * One mistake of the user, as facts. Renderers decide how to print it; tests compare `code`.
 */
export interface Problem {
  /** `file:line:column`, or a construct path with its logical id. */
  readonly where: string;
  /** What is wrong, as one sentence without a full stop. */
  readonly what: string;
  readonly saw: string;
  readonly want: string;
  /** One imperative sentence: what to do about it. */
  readonly mend: string;
  /** Stable and documented, e.g. `manifest/session-hours`. A published code never changes meaning. */
  readonly code: string;
}

/** Mistakes the user can mend. Anything else that is thrown is our bug and keeps its stack. */
export class UserError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.where}  ${problem.what} (${problem.code})`).join('\n'));
    this.name = 'UserError';
  }
}

export function renderProblem(problem: Problem): string {
  const { where, what, saw, want, mend, code } = problem;
  const lines = [`${where}  ${what}`, `  saw   ${saw}`, `  want  ${want}`, `  mend  ${mend}`, `  code  ${code}`];
  return lines.map(printable).join('\n');
}
