import type { z } from 'zod';
import { type Problem, UserError } from '../../common/user-error';
import { guidance } from '../../manifest/guidance';
import * as scalars from '../../manifest/schema/scalars';
import type { Choice, Io } from '../io';
import { ownEmail } from './own-email';

/** One thing a command has to know: a flag says it, or the person at the keyboard. */
export interface Question {
  readonly flag: string;
  readonly ask: string;
  readonly schema: z.ZodType<string>;
  /** The only answers there are. @default - any that fits the schema */
  readonly choices?: readonly Choice[];
  readonly suggestion?: string;
  /** May the answer be a list, separated by commas? */
  readonly isList?: boolean;
  /** What else is asked of an answer at the keyboard; of a flag the command itself asks it. */
  readonly refuses?: (answer: string) => string | undefined;
}

/** The answer of a flag, or of the person; a mistake with a mend where neither is there. */
export async function answer(question: Question, given: string | undefined, io: Io): Promise<string> {
  if (given !== undefined) return accepted(question, given);
  if (!io.interactive) throw new UserError([nobodyToAsk(question)]);
  const { ask, choices, suggestion = '', refuses } = question;
  if (choices) return accepted(question, await choose(question, choices, io));
  const accept = (text: string) => {
    const fits = accepts(question)(text);
    return fits === true ? (refuses?.(text) ?? true) : fits;
  };
  return accepted(question, await io.ask(ask, suggestion, accept));
}

/** Where there is one choice only, nobody is asked. */
async function choose({ ask, isList, suggestion }: Question, choices: readonly Choice[], io: Io): Promise<string> {
  const [first, ...more] = choices;
  if (first && more.length === 0) return first.value;
  if (!isList) return io.select(ask, choices, suggestion);
  return (await io.checkbox(ask, choices, splitList(suggestion ?? ''))).join(',');
}

/** Who does it: the flag, or whom Git knows; the latter is said, because it decides what they may do. */
export async function whoDoesIt(given: string | undefined, io: Io): Promise<string> {
  const known = given === undefined ? ownEmail(io.cwd) : undefined;
  const question = { flag: '--by', ask: 'Your e-mail address', schema: scalars.email, suggestion: known };
  if (known === undefined || io.interactive) return answer(question, given, io);
  io.err(`by ${known}, as Git is configured here; \`--by\` names somebody else`);
  return accepted({ ...question, flag: 'git config user.email' }, known);
}

/** Why access is refused or taken away: whoever lost it, and the reviewer, will ask. */
export function reasonOf(given: string | undefined, io: Io): Promise<string> {
  return answer({ flag: '--reason', ask: 'Reason', schema: scalars.text }, given, io);
}

function accepted(question: Question, given: string): string {
  const text = given.trim();
  if (accepts(question)(text) === true) return text;
  const words = guidance.get(question.schema);
  throw new UserError([
    {
      where: question.flag,
      what: 'is not what we can use',
      saw: text || 'nothing',
      want: question.choices?.map(({ value }) => value).join(', ') ?? words?.want ?? question.ask,
      mend: question.choices ? 'choose of these' : (words?.mend ?? 'correct it'),
      code: question.choices ? 'grants/choice' : (words?.code ?? 'grants/answer'),
    },
  ]);
}

function accepts({ schema, choices, isList }: Question): (text: string) => true | string {
  return (text) => {
    const parts = isList ? splitList(text) : [text];
    if (parts.length === 0) return 'want at least one';
    const values = choices?.map(({ value }) => value);
    if (values && !parts.every((part) => values.includes(part))) return `want ${values.join(', ')}`;
    return (
      parts.every((part) => schema.safeParse(part).success) || `want ${guidance.get(schema)?.want ?? 'another answer'}`
    );
  };
}

export function splitList(text: string): string[] {
  return [...new Set(text.split(',').flatMap((part) => part.trim() || []))];
}

function nobodyToAsk({ flag, ask }: Question): Problem {
  return {
    where: flag,
    what: 'is not given, and there is nobody to ask',
    saw: 'no terminal',
    want: ask,
    mend: `add \`${flag}\``,
    code: 'grants/not-interactive',
  };
}
