import type { Clock } from '../common/clock';
import type { Paint } from '../reports/paint';

/** One answer out of several, and what it means. */
export interface Choice {
  readonly value: string;
  readonly description: string;
}

/** Everything a command may touch of the world outside: tests hand in a fake one. */
export interface Io {
  /** Prints a line (or several) to standard output: results only. */
  out(text: string): void;
  /** Prints a line to standard error: complaints and hints. */
  err(text: string): void;
  /** Says on standard error what happens now, once the command has been running for a second. */
  progress(text: string): void;
  readonly paint: Paint;
  readonly now: Clock;
  /** Standard input, for whoever was told to read it. */
  input(): AsyncIterable<Uint8Array | string>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** May we ask a question and expect an answer? */
  readonly interactive: boolean;
  /** Asks one question; `accept` answers true, or says what is wrong with the answer. */
  ask(question: string, suggestion: string, accept: (answer: string) => true | string): Promise<string>;
  /** Lets the person choose one; the suggestion is where the list begins. */
  select(question: string, choices: readonly Choice[], suggestion?: string): Promise<string>;
  /** Lets the person choose one or more; those suggested are chosen at the beginning. */
  checkbox(question: string, choices: readonly Choice[], suggested: readonly string[]): Promise<string[]>;
  /** Asks for yes or no; whoever only presses return has said yes. */
  confirm(question: string): Promise<boolean>;
}

/** The person at the keyboard has thought better of it. Nothing was written. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Shows what is about to happen, and goes on only after a yes. */
export async function confirmed(question: string, lines: readonly string[], io: Io): Promise<void> {
  for (const line of lines) io.err(line);
  if (!(await io.confirm(question))) throw new Stopped('the answer was no');
}

/** Exit codes: 0 clean, 1 findings, 2 the user's mistake, 3 our bug. Commands return the first two and throw the rest. */
export const CLEAN = 0;
export const FINDINGS = 1;
export type Outcome = typeof CLEAN | typeof FINDINGS;
