import { Readable } from 'node:stream';
import type { Choice, Io } from '../../lib/commands/io';
import { noPaint } from '../../lib/reports/paint';
import { NOW } from './manifests';

/** A world that remembers what was said to it. */
export interface FakeIo extends Io {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Every question, with the choices that were offered. */
  readonly asked: () => readonly string[];
}

/**
 * @param answers what the person types or chooses, by a piece of the question; anything else gets the suggestion, and a
 * last question for yes or no gets a yes.
 * @param input what stands on standard input.
 */
export function fakeIo(cwd: string, answers?: Readonly<Record<string, string>>, input = ''): FakeIo {
  const said: string[] = [];
  const complained: string[] = [];
  const asked: string[] = [];
  const answerTo = (question: string) => {
    const key = Object.keys(answers ?? {}).find((piece) => question.includes(piece));
    return key === undefined ? undefined : answers![key]!;
  };
  const offered = (question: string, choices: readonly Choice[], chosen: readonly string[]) => {
    asked.push(`${question} ${choices.map(({ value, description }) => `[${value}: ${description}]`).join(' ')}`);
    const strange = chosen.find((one) => !choices.some(({ value }) => value === one));
    if (strange !== undefined || chosen.length === 0)
      throw new Error(`the list does not offer ${strange ?? 'nothing'}`);
    return Promise.resolve([...chosen]);
  };
  return {
    out: (text) => void said.push(text),
    err: (text) => void complained.push(text),
    progress: () => undefined,
    paint: noPaint,
    now: () => NOW,
    input: () => Readable.from([input]),
    cwd,
    interactive: answers !== undefined,
    ask(question, suggestion, accept) {
      asked.push(question);
      const answer = answerTo(question) ?? suggestion;
      const verdict = accept(answer);
      if (verdict !== true) throw new Error(`the prompt would refuse ${answer}: ${verdict}`);
      return Promise.resolve(answer);
    },
    select: async (question, choices, suggestion) => {
      const chosen = answerTo(question) ?? suggestion ?? choices[0]?.value;
      return (await offered(question, choices, chosen === undefined ? [] : [chosen]))[0]!;
    },
    checkbox: (question, choices, suggested) => offered(question, choices, answerTo(question)?.split(',') ?? suggested),
    confirm(question) {
      asked.push(question);
      return Promise.resolve(answerTo(question) !== 'no');
    },
    asked: () => asked,
    stdout: () => said.join('\n'),
    stderr: () => complained.join('\n'),
  };
}
