import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const REQUIREMENTS = 'docs/requirements.md';

const rows = z.array(
  z.strictObject({ id: z.string().regex(/^R\d\d$/), asks: z.string().min(1), missing: z.string().min(1).optional() }),
);

/** A title that ends in the requirements it shows, as in `'… (R10, R42)'`. */
const TITLE = /(['"`])((?:(?!\1)[^\\\n]|\\.)*?)((?: ?\(R\d\d(?:, R\d\d)*\))+)\1/g;

/** Titles shown for one requirement; more would hide the others. */
const TITLES_MAX = 8;

/**
 * The table of all requirements with the tests that show them: `yes` where a test does and nothing is known to be missing,
 * `part` where something is, `not yet` where no test does.
 */
export function requirementTable(root: string): string {
  const known = rows.parse(parse(readFileSync(join(root, 'scripts/requirements.yaml'), 'utf8')));
  const shown = titlesIn(join(root, 'test'));
  const strangers = [...shown.keys()].filter((id) => !known.some((row) => row.id === id));
  if (strangers.length > 0) throw new Error(`tests name requirements that there are not: ${strangers.join(', ')}`);
  const lines = known.map(({ id, asks, missing = '' }) => {
    const titles = shown.get(id) ?? [];
    const state = titles.length === 0 ? 'not yet' : missing === '' ? 'yes' : 'part';
    const more = titles.length > TITLES_MAX ? [`and ${titles.length - TITLES_MAX} more`] : [];
    return `| ${id} | ${asks} | ${state} | ${[...titles.slice(0, TITLES_MAX), ...more].join('<br>')} | ${missing} |`;
  });
  return [
    '# Requirements',
    '',
    'What the brief asks for, and the tests that show it. Made by `npm run generate` from `scripts/requirements.yaml` and from',
    'titles of tests that name a requirement; a test is written for what it shows, not to fill a row.',
    '',
    '| id | asks | shown | by tests | missing |',
    '|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

function titlesIn(folder: string): Map<string, string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  const found = new Map<string, string[]>();
  for (const file of files.sort()) {
    for (const [, , title = '', ids = ''] of readFileSync(join(folder, file), 'utf8').matchAll(TITLE)) {
      for (const id of ids.match(/R\d\d/g) ?? []) found.set(id, [...(found.get(id) ?? []), cell(title)]);
    }
  }
  return found;
}

function cell(title: string): string {
  return title
    .replace(/[:,]?\s*[%$]\w*\s*$/, '')
    .replace(/\\(.)/g, '$1')
    .replaceAll('|', '\\|')
    .trim();
}
