import { printable } from '../../../common/printable';

const LETTERS_MAX = 120;
const VALUES_MAX = 3;

/** A text of a policy or request within a sentence. */
export function show(text: string): string {
  const line = printable(text.slice(0, LETTERS_MAX + 1));
  return `\`${line.length > LETTERS_MAX ? `${line.slice(0, LETTERS_MAX)}…` : line}\``;
}

/** Some of the values, and how many more there are. */
export function showAll(texts: readonly string[], word: string): string {
  const shown = texts.slice(0, VALUES_MAX).map(show).join(` ${word} `);
  return texts.length > VALUES_MAX ? `${shown} ${word} ${texts.length - VALUES_MAX} more` : shown;
}
