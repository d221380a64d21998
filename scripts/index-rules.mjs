// Writes the lists of rules, one line for each rule file, in alphabetical order of the rules' ids:
// policies/rules/index.ts (rules about templates) and lib/governance/rules/index.ts (rules about manifests).
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const nameOf = (id) => id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

writeIndex('policies/rules', 'Rule', '../rule', 'rules', 'Every rule');
writeIndex('lib/governance/rules', 'ManifestRule', '../manifest-rule', 'manifestRules', 'Every rule about manifests');

function writeIndex(folder, type, from, list, lead) {
  const files = readdirSync(join(root, folder), { recursive: true })
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => ({ id: basename(file, '.ts'), path: `./${file.replace(/\\/g, '/').replace(/\.ts$/, '')}` }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  writeFileSync(
    join(root, folder, 'index.ts'),
    [
      `import type { ${type} } from '${from}';`,
      ...files.map(({ id, path }) => `import ${nameOf(id)} from '${path}';`),
      '',
      `/** ${lead}, in alphabetical order of its id. Written by \`node scripts/index-rules.mjs\` from the rule files. */`,
      `export const ${list}: readonly ${type}[] = [`,
      ...files.map(({ id }) => `  ${nameOf(id)},`),
      '];',
      '',
    ].join('\n'),
  );
}
