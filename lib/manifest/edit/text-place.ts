import type { Node, Pair } from 'yaml';

/** A node that was read from the text, and so knows where it stands. */
export type TextPart = Pick<Node, 'range'>;

export function startOf(node: unknown): number {
  return (node as TextPart).range![0];
}

/** Where the value ends; a comment behind it and the line break are not part of it. */
export function endOf(node: unknown): number {
  return (node as TextPart).range![1];
}

/** Where the next line begins, seen from a place; from the beginning of a line, that line. */
export function endOfLine(text: string, place: number): number {
  if (place > 0 && text[place - 1] === '\n') return place;
  const at = text.indexOf('\n', place);
  return at === -1 ? text.length : at + 1;
}

/** Where the line begins that holds a place. */
export function startOfLine(text: string, place: number): number {
  return text.lastIndexOf('\n', place - 1) + 1;
}

export function columnOf(text: string, place: number): number {
  return place - startOfLine(text, place);
}

export function insert(text: string, place: number, piece: string): string {
  return `${text.slice(0, place)}${piece}${text.slice(place)}`;
}

export function keyOf(pair: Pair): string {
  return String((pair.key as { value?: unknown }).value);
}

/** Puts lines below the line that holds a place, in the line ends of the text. */
export function addLines(text: string, place: number, lines: string): string {
  const at = endOfLine(text, place);
  const written = text.includes('\r\n') ? lines.replaceAll('\n', '\r\n') : lines;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const isWhole = at === 0 || text[at - 1] === '\n';
  return insert(text, at, isWhole ? `${written}${eol}` : `${eol}${written}`);
}
