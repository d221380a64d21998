import { stringify } from 'yaml';
import type { Written } from './edit';

/** How the entries around it are written. */
export type EntryStyle = 'block' | 'flow' | 'json';

/** An entry of a list as text, without the dash before it; lines after the first are indented by `indent`. */
export function writeEntry(entry: Written, style: EntryStyle, indent: string): string {
  if (style === 'json') return JSON.stringify(entry);
  if (style === 'flow' || !isMapping(entry)) return inFlow(entry);
  return pairsOf(entry)
    .map(([key, value]) => `${key}:${isList(value) ? listBelow(value, indent) : ` ${inFlow(value)}`}`)
    .join(`\n${indent}`);
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
