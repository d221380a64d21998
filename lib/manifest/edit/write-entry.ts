import { stringify } from 'yaml';
import type { Written } from './edit';

/** How the entries around it are written. */
export type EntryStyle = 'block' | 'flow';

/** What is longer, a mapping within an entry gets a line for each key. */
const LINE_MAX = 100;

/** A value as text, as it follows a dash or a bracket; lines after the first are indented by `indent`. */
export function writeEntry(entry: Written, style: EntryStyle, indent: string): string {
  if (style === 'flow' || !isMapping(entry)) return inFlow(entry);
  return pairsOf(entry)
    .map(([key, value]) => writePair(key, value, indent))
    .join(`\n${indent}`);
}

/** A key and its value on lines that begin at `indent`. */
export function writePair(key: string, value: Written, indent: string): string {
  if (isList(value)) return `${key}:${listBelow(value, indent)}`;
  if (!isMapping(value) || pairsOf(value).length === 0) return `${key}: ${inFlow(value)}`;
  const written = `${key}: ${inFlow(value)}`;
  const isShort = indent !== '' && indent.length + written.length <= LINE_MAX;
  return isShort ? written : `${key}:\n${indent}  ${writeEntry(value, 'block', `${indent}  `)}`;
}

/** The same in brackets; in JSON on lines of its own where `indent` is given. */
export function writeInBraces(value: Written, isJson: boolean, indent?: string): string {
  if (!isJson) return inFlow(value);
  return indent === undefined ? JSON.stringify(value) : JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}

/** A list of mappings has a line for each; a list of words stays on the line of its key. */
function listBelow(list: readonly Written[], indent: string): string {
  if (!list.some(isMapping)) return ` ${inFlow(list)}`;
  return list.map((entry) => `\n${indent}  - ${inFlow(entry)}`).join('');
}

function inFlow(value: Written): string {
  if (isList(value)) return `[${value.map(inFlow).join(', ')}]`;
  if (isMapping(value))
    return `{ ${pairsOf(value)
      .map(([key, one]) => `${key}: ${inFlow(one)}`)
      .join(', ')} }`;
  // A JSON text is a YAML text, and one line.
  if (typeof value === 'string' && /[\p{Cc}\u2028\u2029]/u.test(value)) return JSON.stringify(value);
  // Written as the one entry of a list in brackets, so that a comma or a brace in it is quoted.
  return stringify([value], { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 })
    .trim()
    .slice(1, -1);
}

function pairsOf(mapping: { readonly [key: string]: Written | undefined }): [string, Written][] {
  return Object.entries(mapping).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}

function isMapping(value: Written): value is { readonly [key: string]: Written | undefined } {
  return typeof value === 'object' && !isList(value);
}
