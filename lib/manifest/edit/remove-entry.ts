import type { YAMLSeq } from 'yaml';
import { columnOf, endOf, endOfLine, startOf, startOfLine } from './text-place';

/**
 * The text without one entry of a list. What is said about the entry goes with it: the comment behind it, and the lines
 * of comment right above it. Above the first entry they may speak of the whole list, and stay.
 *
 * @param keyEnd where the key of the list ends, for a list that becomes empty
 */
export function removeFromList(text: string, list: YAMLSeq, index: number, keyEnd: number): string {
  if (list.flow) return removeInBrackets(text, list, index);
  const item = list.items[index];
  const dash = dashBefore(text, startOf(item));
  const from =
    index === 0 ? startOfLine(text, dash) : startOfComment(text, startOfLine(text, dash), columnOf(text, dash));
  const to = endOfLine(text, endOf(item));
  const rest = text.slice(to);
  // Of the blank lines above and below, one stays.
  const apart = /\r?\n\r?\n$/.test(text.slice(0, from)) ? rest.replace(/^\r?\n/, '') : rest;
  const without = `${text.slice(0, from)}${apart}`;
  if (list.items.length > 1) return without;
  const colon = text.indexOf(':', keyEnd) + 1;
  return `${without.slice(0, colon)} []${without.slice(colon)}`;
}

function removeInBrackets(text: string, list: YAMLSeq, index: number): string {
  const [before, item, after] = [list.items[index - 1], list.items[index], list.items[index + 1]];
  if (after !== undefined) return `${text.slice(0, startOf(item))}${text.slice(startOf(after))}`;
  const from = before === undefined ? startOf(item) : endOf(before);
  return `${text.slice(0, from)}${text.slice(endOf(item))}`;
}

/** An entry is found by what stands behind its dash; an anchor may stand between them. */
function dashBefore(text: string, place: number): number {
  return text.lastIndexOf('-', place - 1);
}

function startOfComment(text: string, line: number, column: number): number {
  if (line === 0) return line;
  const above = startOfLine(text, line - 1);
  const words = text.slice(above, line);
  const isComment = words.trimStart().startsWith('#') && words.length - words.trimStart().length === column;
  return isComment ? startOfComment(text, above, column) : line;
}
