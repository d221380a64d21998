// Writes lib/analysis/access/data/arn-templates.json from `@aws-cdk/aws-service-spec` (Apache-2.0), which comes with aws-cdk:
// `node scripts/distill-arn-templates.mjs`. What the signs mean is said where they are read, in arn-templates.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BY_HAND, NAMED_BY_STACK, WITHOUT_ARN } from './arn-templates-by-hand.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const { loadAwsServiceSpecSync } = require('@aws-cdk/aws-service-spec');
const folder = join(here, '../node_modules/@aws-cdk/aws-service-spec');
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

const STANDARD = ['Partition', 'Region', 'Account'];
/** Services that keep the names people choose in lower case. */
const LOWERS = /^arn:[^:]*:(rds|redshift|elasticache|memorydb|dms|s3|ecr):/;

const same = (one, other) => one.toLowerCase() === other.toLowerCase();

/** The part of an ARN that names the resource: which property sets it, or that AWS makes it up, or that nobody knows. */
function partOf(resource, variable) {
  const properties = Object.keys(resource.properties);
  const last = resource.cloudFormationType.split('::').at(-1);
  const [id, ...more] = resource.primaryIdentifier ?? [];
  const stem = variable.replace(/(Name|Identifier|Id|ID)$/, '');
  const isOwn = same(stem, last) || stem === '';
  if (properties.includes(variable)) return `${variable}:${variable}`;
  const alike = properties.find((name) => same(name, variable) || (isOwn && same(name, `${last}Name`)));
  if (alike && variable.endsWith('Name')) return `${variable}:${alike}`;
  if (isOwn && variable.endsWith('Name') && properties.includes('Name')) return `${variable}:Name`;
  const identifier = properties.find((name) => same(name, `${stem}Identifier`) || same(name, `${stem}Id`));
  if (isOwn && identifier) return `${variable}:${identifier}`;
  if (more.length === 0 && variable.endsWith('Name') && properties.includes(id) && same(id, 'Name')) {
    return `${variable}:Name`;
  }
  const chosen = properties.some((name) => same(name, 'Id') || same(name, 'Identifier'));
  return isOwn && !chosen && /(Id|ID|Identifier)$/.test(variable) ? `${variable}*` : `${variable}?`;
}

function withHints(template, part) {
  const [variable, property] = part.split(':');
  if (property === undefined) return part;
  return `${variable}:${property === variable ? '' : property}${LOWERS.test(template) ? ',l' : ''}`;
}

/** What `Ref` gives: the name in the ARN, the id that AWS made up, the whole ARN, or something else. */
function refOf(resource, part) {
  const [ref, ...more] = resource.cfnRefIdentifier ?? resource.primaryIdentifier ?? [];
  if (ref === undefined || more.length > 0) return 'other';
  if (/arn$/i.test(ref) || /\bARN\b|Amazon Resource Name/.test(resource.attributes[ref]?.documentation ?? ''))
    return 'arn';
  const [, variable, sign, property] = /^(\w+)([:*?])(\w*)/.exec(part);
  if (sign === '*') return same(ref, variable) || ref === 'Id' ? 'id' : 'other';
  return sign !== '?' && ref === (property || variable) ? 'name' : 'other';
}

/** The attributes that give the ARN of the resource itself. */
function attributesOf(resource) {
  const last = resource.cloudFormationType.split('::').at(-1);
  const own = [...(resource.primaryIdentifier ?? []), 'Arn', `${last}Arn`];
  return Object.keys(resource.attributes).filter((name) => /arn$/i.test(name) && own.some((one) => same(one, name)));
}

function pathed(resource, template) {
  const variable = /\/\$\{(\w+)NameWithPath\}$/.exec(template)?.[1];
  if (variable === undefined) return undefined;
  const last = resource.cloudFormationType.split('::').at(-1);
  const property = `${last}Name`;
  if (!resource.properties[property] || !resource.properties.Path)
    throw new Error(`${resource.cloudFormationType} has no path or name`);
  const name = withHints(template, `${property}:${property}`);
  const ref = refOf(resource, name);
  return [template.replace(/\/\$\{\w+\}$/, `\${Path}\${${property}}`), `${name} Path:,=/`, ref];
}

function lineOf(resource) {
  const template = resource.arnTemplate.replace(/^arn:aws:/, 'arn:${Partition}:');
  const variables = [...template.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1]);
  const [variable, ...more] = variables.filter((name) => !STANDARD.includes(name));
  if (variable === undefined || more.length > 0) throw new Error(`${template} has not one name`);
  const part = withHints(template, partOf(resource, variable));
  const [text, parts, ref] = pathed(resource, template) ?? [template, part, refOf(resource, part)];
  return [text.replace('arn:${Partition}:', ''), parts, ref, attributesOf(resource).join(' ')].join('|');
}

const resources = [...loadAwsServiceSpecSync().all('resource')];
const distilled = resources
  .filter(({ arnTemplate, cloudFormationType }) => arnTemplate && !WITHOUT_ARN.includes(cloudFormationType))
  .map((one) => [one.cloudFormationType, lineOf(one)]);
/** An exclamation mark where CloudFormation names what nobody named. */
const marked = ([type, line]) => [type, NAMED_BY_STACK.includes(type) ? line.replace(/(\|\w+):/, '$1!') : line];
const types = Object.fromEntries(
  Object.entries({ ...Object.fromEntries(distilled), ...BY_HAND })
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(marked),
);
for (const type of [...Object.keys(BY_HAND), ...NAMED_BY_STACK]) {
  if (!resources.some(({ cloudFormationType }) => cloudFormationType === type)) throw new Error(`no type ${type}`);
}
const source = `@aws-cdk/aws-service-spec ${version}, Apache-2.0, Copyright Amazon.com, Inc. or its affiliates`;
const target = join(here, '../lib/analysis/access/data/arn-templates.json');
writeFileSync(target, `${JSON.stringify({ source, types }, null, 2)}\n`);
