import pico from 'picocolors';
import type { Choice, Io } from '../lib/commands/io';

/** Commands that answer within a second say nothing on the way. */
const PROGRESS_AFTER_MS = 1000;

/** Lines of a list that are seen at once. */
const PAGE_LINES = 12;

/** The real world: standard streams, the system clock, a person at the keyboard if there is one. */
export function terminal(): Io {
  const started = performance.now();
  const colors = pico.createColors(wantsColor());
  // A reader that closes the pipe early (`| head`) has seen enough: that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`standard output cannot be written: ${error.message}\n`);
    process.exit(2);
  });
  process.stderr.on('error', () => undefined);
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    progress: (text) => {
      if (performance.now() - started >= PROGRESS_AFTER_MS) process.stderr.write(`${text}…\n`);
    },
    paint: { bad: colors.red, good: colors.green, unsure: colors.yellow, faint: colors.dim, strong: colors.bold },
    now: () => new Date(),
    input: () => process.stdin,
    cwd: process.cwd(),
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    async ask(question, suggestion, accept) {
      const { input } = await import('@inquirer/prompts');
      return input({ message: question, default: suggestion, validate: accept });
    },
    async select(question, choices, suggestion) {
      const { select } = await import('@inquirer/prompts');
      return select({ message: question, choices: named(choices), default: suggestion, pageSize: PAGE_LINES });
    },
    async checkbox(question, choices, suggested) {
      const { checkbox } = await import('@inquirer/prompts');
      const offered = named(choices).map((choice) => ({ ...choice, checked: suggested.includes(choice.value) }));
      return checkbox({ message: question, choices: offered, required: true, pageSize: PAGE_LINES });
    },
    async confirm(question) {
      const { confirm } = await import('@inquirer/prompts');
      return confirm({ message: question, default: true });
    },
  };
}

/** Each choice on one line with what it means, so that nobody has to go through all of them to compare. */
function named(choices: readonly Choice[]): { value: string; name: string; short: string }[] {
  const width = Math.max(...choices.map(({ value }) => value.length));
  return choices.map(({ value, description }) => ({
    value,
    name: `${value.padEnd(width)}  ${description}`.trimEnd(),
    short: value,
  }));
}

/** Colour only on a terminal, and never against `NO_COLOR` (no-color.org). */
function wantsColor(): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true;
  return process.stdout.isTTY === true && process.env.TERM !== 'dumb';
}
