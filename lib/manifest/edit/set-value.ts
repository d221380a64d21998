import { isScalar, type YAMLMap } from 'yaml';
import { addLines, keyOf } from './add-entry';
import { columnOf, endOf, insert, startOf } from './text-place';
import { writeEntry } from './write-entry';

/**
 * The text with another value under a key, which it gets behind the others where the mapping does not have it. Undefined
 * where something else than one value stands there.
 */
export function setValue(
  text: string,
  map: YAMLMap,
  key: string,
  value: string | number,
  isJson: boolean,
): string | undefined {
  const written = writeEntry(value, isJson ? 'json' : 'flow', '');
  const present = map.items.find((pair) => keyOf(pair) === key);
  if (present) {
    if (!isScalar(present.value) || present.value.anchor !== undefined) return undefined;
    return `${text.slice(0, startOf(present.value))}${written}${text.slice(endOf(present.value))}`;
  }
  const last = map.items.at(-1);
  if (last === undefined) return undefined;
  const end = endOf(last.value ?? last.key);
  if (map.flow) return insert(text, end, `, ${isJson ? JSON.stringify(key) : key}: ${written}`);
  return addLines(text, end, `${' '.repeat(columnOf(text, startOf(map.items[0]!.key)))}${key}: ${written}`);
}
