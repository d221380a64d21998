// Writes policies/rules/index.ts: one line for each rule file, in alphabetical order of the rules' ids.
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../policies/rules');
const files = readdirSync(folder, { recursive: true })
  .filter((file) => /[/\\].*\.ts$/.test(file))
  .map((file) => ({ id: basename(file, '.ts'), path: `./${file.replace(/\\/g, '/').replace(/\.ts$/, '')}` }))
  .sort((one, other) => (one.id < other.id ? -1 : 1));
const nameOf = (id) => id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

writeFileSync(
  join(folder, 'index.ts'),
  [
    "import type { Rule } from '../rule';",
    ...files.map(({ id, path }) => `import ${nameOf(id)} from '${path}';`),
    '',
    '/** Every rule, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */',
    'export const rules: readonly Rule[] = [',
    ...files.map(({ id }) => `  ${nameOf(id)},`),
    '];',
    '',
  ].join('\n'),
);
