import { isMap, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/** Is a mapping or list written in brackets? */
export function isFlow(node: YAMLMap | YAMLSeq): boolean {
  return node.flow === true;
}

/** Where the last plain value in a block ends: what the parser calls the end of the block may lie lines below. */
export function lastLeafEnd(node: Node): number {
  if (isSeq(node) && !isFlow(node)) return lastLeafEnd(node.items.at(-1) as Node);
  if (isMap(node) && !isFlow(node)) {
    const { key, value } = node.items.at(-1) as Pair<Node, Node | null>;
    return value === null ? key.range![1] : lastLeafEnd(value);
  }
  return node.range![1];
}

/** The end of the line that a place stands in; a text block that ends with its line break ends before it. */
export function lineEnd(text: string, offset: number): number {
  const from = text[offset - 1] === '\n' ? offset - 1 : offset;
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
