import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { PolicyAnswer } from '../reports/policy-answer';
import { type Problem, UserError } from '../common/user-error';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';
import { linesOf } from './lines';

/** Fields of one line, of which nothing is believed yet. */
export type CaseFields = Readonly<Record<string, unknown>>;

/** A line that is larger holds no policy: AWS takes a few kilobytes of one. */
const LINE_LENGTH_MAX = 20 * 1024 * 1024;

/** More complaints than this nobody reads. */
const PROBLEMS_MAX = 20;

/** Answers cases one by one as they are read, one line of JSON for each, and remembers what that comes to. */
export class CaseAnswers {
  private readonly problems: Problem[] = [];
  private readonly bugs: unknown[] = [];
  private mistakes = 0;
  private findings = false;

  constructor(
    private readonly file: string,
    private readonly io: Io,
  ) {}

  /** Every line that is a case; one that is none is answered `unknown` here, and the others go on. */
  async *cases(): AsyncIterable<{ readonly fields: CaseFields; readonly line: number }> {
    const bytes = this.file === '-' ? this.io.input() : createReadStream(resolve(this.io.cwd, this.file));
    let line = 0;
    for await (const text of linesOf(bytes, LINE_LENGTH_MAX)) {
      line++;
      if (text === undefined) this.refuse(line, {}, `more than ${LINE_LENGTH_MAX} characters`, 'a case of usual size');
      else if (text.trim() !== '') {
        const fields = parsed(text);
        if (fields) yield { fields, line };
        else this.refuse(line, {}, text.slice(0, 60), 'a map in JSON');
      }
    }
  }

  /** Answers one case, or several together. A mistake is an answer, and so is a bug of ours: the others shall still get theirs. */
  answer(fields: CaseFields, line: number, judge: () => readonly PolicyAnswer[]): void {
    try {
      for (const answer of judge()) this.print(answer);
    } catch (error) {
      if (this.isMistake(error, fields, line)) return;
      this.bugs.push(error);
      this.print({ ...unanswered(idOf(fields) ?? `line ${line}`), because: [`a bug of ours: ${String(error)}`] });
    }
  }

  /** Does a case hold what it must? One that does not is answered at once. */
  accepts(fields: CaseFields, line: number, check: () => unknown): boolean {
    try {
      check();
      return true;
    } catch (error) {
      if (this.isMistake(error, fields, line)) return false;
      throw error;
    }
  }

  private isMistake(error: unknown, fields: CaseFields, line: number): boolean {
    if (!(error instanceof UserError)) return false;
    const [problem] = error.problems;
    this.refuse(line, fields, problem?.saw ?? '', problem?.want ?? '', problem?.what);
    return true;
  }

  private print(answer: PolicyAnswer): void {
    if (answer.verdict !== 'pass') this.findings = true;
    this.io.out(JSON.stringify(answer));
  }

  /** What all of it comes to. @throws UserError with the lines that were no cases; our own first bug. */
  outcome(): Outcome {
    if (this.bugs.length > 0) throw this.bugs[0];
    if (this.problems.length > 0) throw new UserError(this.problems);
    return this.findings ? FINDINGS : CLEAN;
  }

  private refuse(line: number, fields: CaseFields, saw: string, want: string, what = 'is no case'): void {
    const where = `${this.file}:${line}:1`;
    this.print({
      ...unanswered(idOf(fields) ?? `line ${line}`),
      because: [`${where} ${what}: saw ${saw}, want ${want}`],
    });
    this.mistakes++;
    if (this.mistakes > PROBLEMS_MAX) return;
    const mend = 'mend the line; the others are answered';
    this.problems.push({ where, what, saw, want, mend, code: 'policy/case' });
  }
}

export function unanswered(id: string): PolicyAnswer {
  return { id, verdict: 'unknown', witness: null, path: null, grants: null, because: [], notes: [] };
}

/** The name a case gives itself. */
export function idOf({ id }: CaseFields): string | undefined {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function parsed(text: string): CaseFields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as CaseFields) : undefined;
  } catch {
    return undefined;
  }
}
