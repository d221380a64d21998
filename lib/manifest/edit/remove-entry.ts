import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import { columnOf, endOf, endOfLine, keyOf, startOf, startOfLine } from './text-place';

/**
 * The text without one entry of a list. What is said about the entry goes with it: the comment behind it, and the lines
 * of comment right above it. Above the first entry they may speak of the whole list, and stay.
 *
 * @param keyEnd where the key of the list ends, for a list that becomes empty
 */
export function removeFromList(text: string, list: YAMLSeq, index: number, keyEnd: number): string {
  if (list.flow)
    return removeInBrackets(
      text,
      list.items.map((item) => [item, item]),
      index,
    );
  const item = list.items[index];
  const without = removeLines(text, dashBefore(text, startOf(item)), endOf(item), index === 0);
  if (list.items.length > 1) return without;
  const colon = text.indexOf(':', keyEnd) + 1;
  return `${without.slice(0, colon)} []${without.slice(colon)}`;
}

/**
 * The text without one key of a mapping, its value and what is said about it. Undefined where it is the only one, or stands
 * behind the dash of a list.
 */
export function removeKey(text: string, map: YAMLMap, key: string): string | undefined {
  const index = map.items.findIndex((pair) => keyOf(pair) === key);
  if (index === -1 || map.items.length === 1) return undefined;
  if (map.flow) return removeInBrackets(text, map.items.map(placeOf), index);
  const [first, last] = placeOf(map.items[index]!);
  const isAlone = text.slice(startOfLine(text, startOf(first)), startOf(first)).trim() === '';
  return isAlone ? removeLines(text, startOf(first), endOf(last), index === 0) : undefined;
}

function placeOf({ key, value }: Pair): [unknown, unknown] {
  return [key, value ?? key];
}

/** Whole lines, with the comment above them; above the first of several it may speak of all, and stays. */
function removeLines(text: string, start: number, end: number, isFirst: boolean): string {
  const line = startOfLine(text, start);
  const from = isFirst ? line : startOfComment(text, line, columnOf(text, start));
  const rest = text.slice(endOfLine(text, end));
  // Of the blank lines above and below, one stays.
  const apart = /\r?\n\r?\n$/.test(text.slice(0, from)) ? rest.replace(/^\r?\n/, '') : rest;
  return `${text.slice(0, from)}${apart}`;
}

/** @param places first and last part of each entry */
function removeInBrackets(text: string, places: readonly (readonly [unknown, unknown])[], index: number): string {
  const [before, item, after] = [places[index - 1], places[index]!, places[index + 1]];
  if (after !== undefined) return `${text.slice(0, startOf(item[0]))}${text.slice(startOf(after[0]))}`;
  const from = before === undefined ? startOf(item[0]) : endOf(before[1]);
  return `${text.slice(0, from)}${text.slice(endOf(item[1]))}`;
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
