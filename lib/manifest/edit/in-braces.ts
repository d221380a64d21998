import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import type { Written } from './edit';
import { addLines, endOf, insert, startOf, startOfLine } from './text-place';
import { writeInBraces } from './write-entry';

/** The text with one entry more at the end of a list in brackets. */
export function addInBrackets(text: string, list: YAMLSeq, entry: Written, isJson: boolean): string {
  const last = list.items.at(-1);
  const write = (indent?: string) => writeInBraces(entry, isJson, indent);
  return addBehind(text, list, last === undefined ? undefined : [last, last], write);
}

/** The text with one key more at the end of a mapping in braces. */
export function addInBraces(text: string, map: YAMLMap, key: string, value: Written, isJson: boolean): string {
  const last: Pair | undefined = map.items.at(-1);
  const write = (indent?: string) => `${isJson ? JSON.stringify(key) : key}: ${writeInBraces(value, isJson, indent)}`;
  return addBehind(text, map, last && [last.key, last.value ?? last.key], write);
}

/** On the line of the last entry, or on one of its own where that one has it. */
function addBehind(
  text: string,
  collection: YAMLMap | YAMLSeq,
  last: readonly [first: unknown, last: unknown] | undefined,
  write: (indent?: string) => string,
): string {
  if (last === undefined) return insert(text, startOf(collection) + 1, write());
  const [start, end] = [startOf(last[0]), endOf(last[1])];
  const rest = text.slice(end, endOf(collection) - 1);
  // A comma in a comment separates nothing.
  const comma = /^(?:\s|(?<=\s)#[^\n]*\n)*,/.exec(rest)?.[0].length;
  const indent = text.slice(startOfLine(text, start), start);
  if (indent.trim() !== '' || !rest.includes('\n'))
    return comma === undefined ? insert(text, end, `, ${write()}`) : insert(text, end + comma, ` ${write()}`);
  const separated = comma === undefined ? insert(text, end, ',') : text;
  return addLines(separated, end + (comma ?? 1), `${indent}${write(indent)}`);
}
