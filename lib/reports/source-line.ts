import { printable } from '../common/printable';

/** Columns of a line that are shown: a minified template is one line of a megabyte. */
const WIDTH_MAX = 110;

/** A source line with carets under the value at a column; `column` counts from 1 and may point at the value's key. */
export function sourceLine(line: string, number: number, column: number): string[] {
  const { from, to } = valueAt(line, column - 1);
  const start = Math.max(0, Math.min(from - 20, line.length - WIDTH_MAX));
  const shown = line.slice(start, start + WIDTH_MAX);
  const carets = '^'.repeat(Math.max(1, Math.min(to, start + shown.length) - from));
  const margin = String(number);
  const lead = start > 0 ? '…' : '';
  return [
    `${margin} | ${lead}${printable(shown)}`,
    `${' '.repeat(margin.length)} | ${' '.repeat(lead.length + from - start)}${carets}`,
  ];
}

const KEY = /^(?:(?:"(?:[^"\\]|\\.)*"|'[^']*')\s*:\s*|[^\s:,{}[\]"']+\s*:(?:\s+|$))/;
const TOKEN = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,{}[\]]+)/;

/** The value of the key at an offset; the key itself where the value stands on lines of its own. */
function valueAt(line: string, offset: number): { from: number; to: number } {
  const rest = line.slice(offset);
  const key = KEY.exec(rest);
  const from = offset + (key?.[0].length ?? 0);
  const value = line.slice(from);
  if (key && value !== '') return { from, to: from + lengthOf(value) };
  return { from: offset, to: offset + Math.max(1, TOKEN.exec(rest)?.[0].length ?? 1) };
}

/** Up to the bracket that closes what the value opens; else up to the comma, bracket or comment that ends it. */
function lengthOf(value: string): number {
  if (/^["']/.test(value)) return TOKEN.exec(value)?.[0].length ?? value.trimEnd().length;
  let depth = 0;
  for (const [at, char] of [...value].entries()) {
    if ('{['.includes(char)) depth++;
    else if ('}]'.includes(char) && --depth <= 0) return depth < 0 ? value.slice(0, at).trimEnd().length : at + 1;
    else if (depth === 0 && (char === ',' || (char === '#' && value[at - 1] === ' ')))
      return value.slice(0, at).trimEnd().length;
  }
  return value.trimEnd().length;
}
