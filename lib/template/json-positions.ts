/** A line and a column, both from 1. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** One entry of a map or list, in offsets of the text. */
interface Entry {
  /** Where the key begins; for an item of a list, where the item does. */
  readonly key: number;
  readonly value: number;
  /** Number of the map or list that the value is, counted by their opening brackets; undefined for a scalar. */
  readonly container: number | undefined;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

/**
 * Where everything stands in a text that `JSON.parse` accepted; nothing else may be asked of it.
 *
 * Not a parser: one pass writes down where maps and lists begin and end, and the entries of one are listed when
 * somebody asks for them. A tree of nodes, as parsers with positions give, took as long as all rules together.
 */
export class JsonPositions {
  /** Offset of each opening bracket, of its closing one, and how many brackets had opened when that came. */
  private readonly opens: number[] = [];
  private readonly closes: number[] = [];
  private readonly following: number[] = [];
  private readonly listed = new Map<number, ReadonlyMap<string, Entry>>();
  private readonly lineStarts: readonly number[];

  constructor(private readonly text: string) {
    this.lineStarts = startsOfLines(text);
    const open: number[] = [];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        at = endOfText(text, at);
      } else if (code === OPEN_MAP || code === OPEN_LIST) {
        open.push(this.opens.length);
        this.opens.push(at);
      } else if (code === CLOSE_MAP || code === CLOSE_LIST) {
        const container = open.pop() ?? 0;
        this.closes[container] = at;
        this.following[container] = this.opens.length;
      }
    }
  }

  /** Position of the value at a path, or of its key; of the nearest parent when the path does not exist. */
  locate(path: readonly (string | number)[], which: 'key' | 'value'): LineAndColumn {
    let at: Entry = { key: this.opens[0] ?? 0, value: this.opens[0] ?? 0, container: 0 };
    for (const step of path) {
      const next = at.container === undefined ? undefined : this.entriesOf(at.container).get(String(step));
      if (!next) break;
      at = next;
    }
    return lineAndColumn(this.lineStarts, at[which]);
  }

  private entriesOf(container: number): ReadonlyMap<string, Entry> {
    const before = this.listed.get(container);
    if (before) return before;
    const entries = new Map(this.entries(container));
    this.listed.set(container, entries);
    return entries;
  }

  private *entries(container: number): Generator<[string, Entry]> {
    const { text } = this;
    const close = this.closes[container] ?? text.length;
    const isList = text.charCodeAt(this.opens[container] ?? 0) === OPEN_LIST;
    let inner = container + 1;
    let at = skipSpace(text, (this.opens[container] ?? 0) + 1);
    for (let index = 0; at < close; index++) {
      const key = at;
      const keyEnd = isList ? key : endOfText(text, key);
      const value = isList ? key : skipSpace(text, text.indexOf(':', keyEnd) + 1);
      const isContainer = this.opens[inner] === value;
      const name = isList ? String(index) : nameIn(text, key, keyEnd);
      yield [name, { key, value, container: isContainer ? inner : undefined }];
      at = isContainer ? (this.closes[inner] ?? close) + 1 : endOfScalar(text, value);
      if (isContainer) inner = this.following[inner] ?? inner;
      at = skipSpace(text, at);
    }
  }
}

/** Lines are counted by their line feeds. */
export function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

export function lineAndColumn(starts: readonly number[], offset: number): LineAndColumn {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** Offset of the quote that ends the text beginning at `quote`. */
function endOfText(text: string, quote: number): number {
  let end = text.indexOf('"', quote + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before--;
  return (at - before) % 2 === 0;
}

/** Offset after a text, a number or a word. */
function endOfScalar(text: string, value: number): number {
  if (text.charCodeAt(value) === QUOTE) return endOfText(text, value) + 1;
  let at = value;
  while (at < text.length && !isBetween(text.charCodeAt(at))) at++;
  return at;
}

/** The next offset that is neither space nor what stands between entries. */
function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code <= 0x20 || code === COMMA || code === COLON;
}

function isBetween(code: number): boolean {
  return isSpace(code) || code === CLOSE_LIST || code === CLOSE_MAP;
}

function nameIn(text: string, quote: number, end: number): string {
  const name = text.slice(quote + 1, end);
  return name.includes('\\') ? String(JSON.parse(`"${name}"`)) : name;
}
