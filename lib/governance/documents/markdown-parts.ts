/** A document of a title and parts, with one empty line between them. */
export function page(title: string, ...parts: readonly string[]): string {
  return `${[`# ${title}`, ...parts.filter((part) => part !== '')].join('\n\n')}\n`;
}

/** A part with a heading; nothing where there is nothing to say. */
export function section(title: string, ...parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '');
  return said.length === 0 ? '' : [`## ${title}`, ...said].join('\n\n');
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${oneLine(item)}`).join('\n');
}

export function steps(items: readonly string[]): string {
  return items.map((item, index) => `${index + 1}. ${oneLine(item)}`).join('\n');
}

/** A table; nothing where it has no rows. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(line)].join('\n');
}

/** Several names in one sentence. */
export function joined(names: readonly string[], none = 'nobody'): string {
  if (names.length === 0) return none;
  const [last, ...before] = [...names].reverse();
  return before.length === 0 ? last! : `${before.reverse().join(', ')} and ${last!}`;
}

function cell(text: string): string {
  return oneLine(text).replaceAll('|', '\\|');
}

/** What a manifest says in several lines is one in a list; what looks like markup is text. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'));
}
