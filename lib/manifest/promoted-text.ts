import { isFlow, lastLeafEnd, lineEnd } from './yaml-places';
import { isMap, isSeq, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Manifest, Stage } from './schema';

type Promotion = Manifest['engagement']['promotions'][number];

/** The text of a manifest in another stage; all else stays as somebody wrote it. */
export function textInStage(text: string, stage: Stage): string {
  const engagement = engagementOf(text);
  const value = valueOf(engagement, 'stage');
  if (!value?.range) return withPair(text, engagement, 'stage', stage);
  return text.slice(0, value.range[0]) + stage + text.slice(value.range[1]);
}

/** The text of a manifest that says of its last step to another stage who took it, when, and what had to hold. */
export function textWithPromotion(text: string, { from, to, by, on, gates }: Promotion): string {
  // JSON strings are YAML strings: no answer breaks out of its place.
  const entry = `{ from: ${from}, to: ${to}, by: ${JSON.stringify(by)}, on: ${on}, gates: ${JSON.stringify(gates)} }`;
  const engagement = engagementOf(text);
  const list = valueOf(engagement, 'promotions');
  if (!isSeq(list)) {
    const separator = isFlow(engagement) ? `[${entry}]` : `\n${' '.repeat(indentOf(text, engagement) + 2)}- ${entry}`;
    return withPair(text, engagement, 'promotions', separator);
  }
  if (isFlow(list)) return beforeBracket(text, list, list.items.length > 0 ? `, ${entry}` : entry);
  const at = lineEnd(text, lastLeafEnd(list));
  const column = columnOf(text, (list.items[0] as Node).range![0]) - '- '.length;
  return `${text.slice(0, at)}\n${' '.repeat(column)}- ${entry}${text.slice(at)}`;
}

function engagementOf(text: string): YAMLMap {
  const engagement = parseDocument(text).get('engagement', true);
  if (!isMap(engagement)) throw new Error('a manifest without a plain `engagement`');
  return engagement;
}

function valueOf(map: YAMLMap, key: string): Node | undefined {
  return map.get(key, true);
}

/** Adds a key behind the others of a mapping. */
function withPair(text: string, map: YAMLMap, key: string, value: string): string {
  if (isFlow(map)) return beforeBracket(text, map, `, ${key}: ${value}`);
  const at = lineEnd(text, lastLeafEnd(map));
  const gap = value.startsWith('\n') ? '' : ' ';
  return `${text.slice(0, at)}\n${' '.repeat(indentOf(text, map))}${key}:${gap}${value}${text.slice(at)}`;
}

function beforeBracket(text: string, node: Node, insertion: string): string {
  const bracket = node.range![1] - 1;
  const at = text.slice(0, bracket).trimEnd().length;
  return text.slice(0, at) + insertion + text.slice(at);
}

function indentOf(text: string, map: YAMLMap): number {
  const [first] = map.items as Pair<Node, Node>[];
  return columnOf(text, first!.key.range![0]);
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
