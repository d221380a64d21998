import type { Pair, YAMLMap } from 'yaml';
import { addLines, columnOf, endOf, endOfLine, keyOf, startOf, startOfLine } from './text-place';

/**
 * The text with lines for a key that a mapping, written in lines, does not have yet: behind another key, or behind the last.
 *
 * @param write from the indent of the mapping to the lines
 */
export function addKeyBelow(text: string, map: YAMLMap, write: (indent: string) => string, after?: string): string {
  const before = map.items.find((pair) => keyOf(pair) === after) ?? map.items.at(-1)!;
  const indent = ' '.repeat(columnOf(text, startOf(map.items[0]!.key)));
  const end = endOf(before.value ?? before.key);
  const lines = write(indent);
  return addLines(text, end, indent === '' && standApart(text, before, end) ? `\n${lines}` : lines);
}

/** Parts that stand apart from one another go on standing apart. */
function standApart(text: string, before: Pair, end: number): boolean {
  const rest = text.slice(endOfLine(text, end));
  if (rest.trim() !== '') return /^\r?\n/.test(rest);
  const above = text.slice(0, startOfLine(text, startOf(before.key)));
  return /\n\r?\n(?:#.*\n)*$/.test(above);
}
