import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RuleCard } from '../common/rule-card';
import { type Problem, UserError } from '../common/user-error';
import type { ManifestRule } from '../governance/manifest-rule';
import { manifestRules } from '../governance/rules';
import { cardOf, cards as templateCards } from '../../policies/catalogue';
import { type OwnRule, acceptRules } from '../../policies/own-rules';
import type { Rule } from '../../policies/rule';
import { rules as ourRules } from '../../policies/rules';
import type { Io } from './io';

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

/** Every id of ours that a finding may carry, with its card, in alphabetical order. */
export const ourCards: readonly RuleCard[] = [...templateCards, ...manifestRules.map(cardOf)].sort(byId);

/** Our rules and the user's. */
export interface Catalogue {
  readonly rules: readonly Rule[];
  /** Rules that judge a manifest and no template: all ours. */
  readonly manifestRules: readonly ManifestRule[];
  readonly cards: readonly RuleCard[];
  /** The user's alone. */
  readonly own: readonly Rule[];
}

/**
 * Our catalogue, with the rules of the named files and folders in it. They are programs and run with the rights of
 * the user, as any configuration in JavaScript does: nothing is loaded that was not named.
 * @throws UserError with everything that is wrong with any of them
 */
export async function loadCatalogue(paths: readonly string[] | undefined, io: Io): Promise<Catalogue> {
  if (!paths || paths.length === 0) return { rules: ourRules, manifestRules, cards: ourCards, own: [] };
  const files = [...new Set(paths.flatMap((path) => ruleFiles(path, io)))];
  const given: OwnRule[] = [];
  for (const file of files) given.push(...(await load(file, io)));
  const own = acceptRules(given, ourCards);
  return {
    rules: [...ourRules, ...own].sort(byId),
    manifestRules,
    cards: [...ourCards, ...own.map(cardOf)].sort(byId),
    own,
  };
}

const PROGRAM = /\.(c|m)?js$/;

function ruleFiles(path: string, io: Io): string[] {
  const full = resolve(io.cwd, path);
  if (!existsSync(full)) throw new UserError([missing(path)]);
  if (!statSync(full).isDirectory()) {
    if (!PROGRAM.test(path)) throw new UserError([notAProgram(path)]);
    return [path];
  }
  const files = readdirSync(full)
    .filter((name) => PROGRAM.test(name) && !/\.(test|spec|config)\./.test(name))
    .sort();
  if (files.length === 0) throw new UserError([notAProgram(path)]);
  return files.map((name) => join(path, name));
}

async function load(file: string, io: Io): Promise<OwnRule[]> {
  let module: unknown;
  try {
    module = await import(importable(resolve(io.cwd, file)));
  } catch (error) {
    throw new UserError([doesNotLoad(file, error)]);
  }
  const value = defaultOf(module);
  const values: unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  return values.map((one, index) => ({ where: values.length > 1 ? `${file} [${index}]` : file, value: one }));
}

/** On Windows only a URL names a file to `import`. Elsewhere the path itself does, also where a test runner imports. */
function importable(file: string): string {
  return process.platform === 'win32' ? pathToFileURL(file).href : file;
}

/** What a module gives, through the wrappers of CommonJS and of TypeScript compiled to it. */
function defaultOf(module: unknown): unknown {
  let value = module;
  for (let depth = 0; depth < 2; depth++) {
    if (typeof value !== 'object' || value === null || !('default' in value)) break;
    value = value.default;
  }
  return value === module && !(value as { id?: unknown } | null)?.id ? undefined : value;
}

function missing(path: string): Problem {
  return {
    where: path,
    what: 'does not exist',
    saw: 'no such file',
    want: 'a file with a rule, or a folder with such files',
    mend: 'check the path after `--rules`',
    code: 'own-rule/file-missing',
  };
}

function notAProgram(path: string): Problem {
  return {
    where: path,
    what: 'holds no rule that Node.js can run',
    saw: /\.tsx?$/.test(path) ? 'TypeScript' : 'no file that ends in .js, .cjs or .mjs',
    want: 'JavaScript: CommonJS or an ES module',
    mend: /\.tsx?$/.test(path) ? 'compile it and name the result' : 'name the file itself',
    code: 'own-rule/not-javascript',
  };
}

function doesNotLoad(file: string, error: unknown): Problem {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  return {
    where: file,
    what: 'stops while it is loaded',
    saw: message,
    want: 'a module that Node.js can load',
    mend: /vendor-enclave/.test(message)
      ? 'run `npm install vendor-enclave` beside it'
      : `run \`node ${file}\` and mend it`,
    code: 'own-rule/does-not-load',
  };
}
