import { type Document, isMap, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Written } from './edit';
import { addKeyBelow } from './add-key';
import { addInBraces, addInBrackets } from './in-braces';
import { addLines, columnOf, endOf, keyOf, startOf, type TextPart } from './text-place';
import { type EntryStyle, writeEntry, writeInBraces } from './write-entry';

/** The text with one entry more at the end of a list that is there. */
export function addToList(text: string, list: YAMLSeq, entry: Written, isJson: boolean): string {
  return list.flow ? addInBrackets(text, list, entry, isJson) : addBelow(text, list, entry);
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
  if (map.flow || map.items.length === 0) return addInBraces(text, map, key, [entry], options.isJson);
  return addKeyBelow(text, map, (indent) => `${indent}${key}:\n${itemBelow(entry, indent, options)}`, options.after);
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

/** The key is there with nothing, or an empty list, behind it. */
function fillKey(text: string, map: YAMLMap, pair: Pair, entry: Written, options: BeginOptions): string {
  const key = pair.key as TextPart;
  const list = isSeq(pair.value) ? pair.value : undefined;
  if (map.flow) {
    const written = writeInBraces([entry], options.isJson);
    const [from, to] = list ? [startOf(list), endOf(list)] : [endOf(pair.value), endOf(pair.value)];
    return `${text.slice(0, from)}${written}${text.slice(to)}`;
  }
  const without = list ? `${text.slice(0, startOf(list)).trimEnd()}${text.slice(endOf(list))}` : text;
  const indent = ' '.repeat(columnOf(text, startOf(key)));
  return addLines(without, endOf(key), itemBelow(entry, indent, options));
}

/** Is the whole document JSON? Then what is added is, too. */
export function isJson(document: Document): boolean {
  return isMap(document.contents) && document.contents.flow === true;
}
