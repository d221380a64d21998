import { type Document, isMap, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Written } from './edit';
import { columnOf, endOfLine, endOf, insert, startOf, type TextPart } from './text-place';
import { type EntryStyle, writeEntry } from './write-entry';

/** The text with one entry more at the end of a list that is there. */
export function addToList(text: string, list: YAMLSeq, entry: Written, isJson: boolean): string {
  return list.flow ? addInBrackets(text, list, entry, isJson) : addBelow(text, list, entry);
}

function addInBrackets(text: string, list: YAMLSeq, entry: Written, isJson: boolean): string {
  const written = writeEntry(entry, isJson ? 'json' : 'flow', '');
  const last = list.items.at(-1);
  if (last === undefined) return insert(text, startOf(list) + 1, written);
  const end = endOf(last);
  const closing = endOf(list) - 1;
  const comma = text.slice(end, closing).indexOf(',');
  return comma === -1 ? insert(text, end, `, ${written}`) : insert(text, end + comma + 1, ` ${written}`);
}

/** On lines of its own below the last entry, and its comment; written like that one. */
function addBelow(text: string, list: YAMLSeq, entry: Written): string {
  const last = list.items.at(-1)!;
  const dash = ' '.repeat(columnOf(text, startOf(list)));
  const style: EntryStyle = isMap(last) && last.flow ? 'flow' : 'block';
  return addLines(text, endOf(last), `${dash}- ${writeEntry(entry, style, `${dash}  `)}`);
}

/**
 * The text with a list begun under a key that the mapping does not have, or has without a value.
 *
 * @param after the key to follow, where the mapping has it; otherwise the last
 */
export function beginList(text: string, map: YAMLMap, key: string, entry: Written, options: BeginOptions): string {
  const present = map.items.find((pair) => keyOf(pair) === key);
  if (present) return fillKey(text, map, present, entry, options);
  const before = map.items.find((pair) => keyOf(pair) === options.after) ?? map.items.at(-1);
  if (map.flow || before === undefined) return beginInBraces(text, map, key, entry, options);
  const indent = ' '.repeat(columnOf(text, startOf(map.items[0]!.key)));
  const end = endOf(before.value ?? before.key);
  const lines = `${indent}${key}:\n${itemBelow(entry, indent, options)}`;
  // Parts that stand apart from one another go on standing apart.
  const apart = indent === '' && /^\r?\n/.test(text.slice(endOfLine(text, end)));
  return addLines(text, end, apart ? `\n${lines}` : lines);
}

export interface BeginOptions {
  readonly isJson: boolean;
  readonly after?: string;
  /** Of the first entry. @default 'block' */
  readonly style?: EntryStyle;
}

function itemBelow(entry: Written, indent: string, { style = 'block' }: BeginOptions): string {
  return `${indent}  - ${writeEntry(entry, style, `${indent}    `)}`;
}

function beginInBraces(text: string, map: YAMLMap, key: string, entry: Written, { isJson }: BeginOptions): string {
  const written = isJson
    ? `"${key}": [${writeEntry(entry, 'json', '')}]`
    : `${key}: [${writeEntry(entry, 'flow', '')}]`;
  const last = map.items.at(-1);
  if (last === undefined) return insert(text, startOf(map) + 1, written);
  return insert(text, endOf(last.value ?? last.key), `, ${written}`);
}

/** The key is there with nothing, or an empty list, behind it. */
function fillKey(text: string, map: YAMLMap, pair: Pair, entry: Written, options: BeginOptions): string {
  const key = pair.key as TextPart;
  const list = isSeq(pair.value) ? pair.value : undefined;
  if (map.flow) {
    const written = `[${writeEntry(entry, options.isJson ? 'json' : 'flow', '')}]`;
    const [from, to] = list ? [startOf(list), endOf(list)] : [endOf(pair.value), endOf(pair.value)];
    return `${text.slice(0, from)}${written}${text.slice(to)}`;
  }
  const without = list ? `${text.slice(0, startOf(list)).trimEnd()}${text.slice(endOf(list))}` : text;
  const indent = ' '.repeat(columnOf(text, startOf(key)));
  return addLines(without, endOf(key), itemBelow(entry, indent, options));
}

/** Puts lines below the line that holds a place, in the line ends of the text. */
export function addLines(text: string, place: number, lines: string): string {
  const at = endOfLine(text, place);
  const written = text.includes('\r\n') ? lines.replaceAll('\n', '\r\n') : lines;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const isWhole = at === 0 || text[at - 1] === '\n';
  return insert(text, at, isWhole ? `${written}${eol}` : `${eol}${written}`);
}

export function keyOf(pair: Pair): string {
  return String((pair.key as { value?: unknown }).value);
}

/** Is the whole document JSON? Then what is added is, too. */
export function isJson(document: Document): boolean {
  return isMap(document.contents) && document.contents.flow === true;
}
