import { Readable } from 'node:stream';
import type { Io } from '../../lib/commands/io';
import { noPaint } from '../../lib/reports/paint';
import { NOW } from './manifests';

/** A world that remembers what was said to it. */
export interface FakeIo extends Io {
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/**
 * @param answers what the person types, by a piece of the question; anything else gets the suggestion.
 * @param input what stands on standard input.
 */
export function fakeIo(cwd: string, answers?: Readonly<Record<string, string>>, input = ''): FakeIo {
  const said: string[] = [];
  const complained: string[] = [];
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
      const key = Object.keys(answers ?? {}).find((piece) => question.includes(piece));
      const answer = key === undefined ? suggestion : answers![key]!;
      const verdict = accept(answer);
      if (verdict !== true) throw new Error(`the prompt would refuse ${answer}: ${verdict}`);
      return Promise.resolve(answer);
    },
    stdout: () => said.join('\n'),
    stderr: () => complained.join('\n'),
  };
}
