import { isCollection, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { addKeyBelow } from './add-key';
import type { Written } from './edit';
import { addInBraces } from './in-braces';
import { addLines, columnOf, endOf, insert, keyOf, startOf } from './text-place';
import { writeInBraces, writePair } from './write-entry';

/**
 * The text with another value under a key, which it gets behind the others where the mapping does not have it. Undefined
 * where something stands there that cannot be taken out by itself: an anchor, an alias, or a part with parts of its own.
 */
export function setValue(text: string, map: YAMLMap, key: string, value: Written, isJson: boolean): string | undefined {
  const present = map.items.find((pair) => keyOf(pair) === key);
  if (present) return replaceValue(text, map, present, value, isJson);
  if (map.flow) return addInBraces(text, map, key, value, isJson);
  return map.items.length === 0
    ? undefined
    : addKeyBelow(text, map, (indent) => indent + writePair(key, value, indent));
}

function replaceValue(text: string, map: YAMLMap, pair: Pair, value: Written, isJson: boolean): string | undefined {
  const present = pair.value as Node | null;
  if (!isReplaceable(present)) return undefined;
  const [from, to] = isSilent(present) ? [endOf(pair.key), endOf(pair.key)] : [startOf(present), endOf(present)];
  if (typeof value !== 'object' || map.flow) {
    const written = writeInBraces(value, isJson);
    if (from < to) return `${text.slice(0, from)}${written}${text.slice(to)}`;
    const colon = text.indexOf(':', from) + 1;
    return insert(text, colon, ` ${written}`);
  }
  const indent = ' '.repeat(columnOf(text, startOf(pair.key)));
  const lines = writePair(keyOf(pair), value, indent);
  const without = `${text.slice(0, from).trimEnd()}${text.slice(to)}`;
  return replaceFirstLine(without, pair, lines);
}

/** A comment behind the key stays there: what is written comes in between, or below. */
function replaceFirstLine(text: string, { key }: Pair, lines: string): string {
  const colon = text.indexOf(':', endOf(key)) + 1;
  const [first, ...below] = lines.slice(lines.indexOf(':') + 1).split('\n');
  const begun = insert(text, colon, first!);
  if (below.length === 0) return begun;
  return addLines(begun, colon, below.join('\n'));
}

function isReplaceable(present: Node | null): boolean {
  if (present === null) return true;
  if (!isScalar(present) && !isCollection(present)) return false;
  const isWhole = isScalar(present) || present.items.length === 0;
  return isWhole && present.anchor === undefined;
}

/** A key with nothing behind its colon. */
function isSilent(present: Node | null): boolean {
  return present === null || (isScalar(present) && (present.source ?? '') === '' && present.value === null);
}
