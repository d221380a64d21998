import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readText, type SourceText } from '../common/read-text';
import { type Problem, UserError } from '../common/user-error';
import { beside, loadManifest, type LoadedManifest, parseManifest } from '../manifest/load-manifest';
import { isManifestText, linkTargets, loadTargets, type Target, Template } from '../template';
import type { Io } from './io';

/** Name of a manifest inside a folder. */
export const MANIFEST_NAME = 'enclave.yaml';

/** Large enough for any template; a manifest has its own, smaller limit. */
const TEMPLATE_BYTES_MAX = 20 * 1024 * 1024;

export interface FoundTargets {
  readonly manifests: readonly LoadedManifest[];
  /** Templates that are there already: from files and from `cdk.out` folders. No two have one name. */
  readonly templates: readonly Target[];
}

/**
 * Finds out what each argument is and loads it: a manifest, a folder with one, a cloud assembly, or a template.
 * What is named twice is loaded once.
 * @throws UserError with the problems of all arguments together.
 */
export function findTargets(paths: readonly string[], io: Io): FoundTargets {
  const found = collectProblems(unique(paths, io), (path) => load(path, io));
  return {
    manifests: found.flatMap((one) => ('manifest' in one ? [one] : [])),
    templates: linkTargets(withOwnNames(found.flatMap((one) => ('manifest' in one ? [] : one))), io.cwd),
  };
}

/** The same where only manifests will do. */
export function findManifests(paths: readonly string[], io: Io): LoadedManifest[] {
  return collectProblems(unique(paths, io), (path) => {
    const found = load(path, io);
    if (!('manifest' in found)) throw new UserError([notAManifest(path)]);
    return found;
  });
}

function unique(paths: readonly string[], io: Io): string[] {
  return [...new Map(paths.map((path) => [resolve(io.cwd, path), path])).values()];
}

/** Runs something for every path, then throws the problems of all of them at once. */
function collectProblems<T>(paths: readonly string[], run: (path: string) => T): T[] {
  const problems: Problem[] = [];
  const results = paths.flatMap((path) => {
    try {
      return [run(path)];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new UserError(problems);
  return results;
}

/** Messages call a file as the user called it, whatever folder we run in. */
function load(path: string, io: Io): LoadedManifest | Target[] {
  const full = resolve(io.cwd, path);
  if (statSync(full, { throwIfNoEntry: false })?.isDirectory()) return loadFolder(path, full, io);
  const source = readText(full, { what: 'a manifest or a template', bytesMax: TEMPLATE_BYTES_MAX }, path);
  if (isManifestText(source.text) || !looksLikeTemplate(source))
    return parseManifest(source, io.now(), beside(full, path));
  return [{ name: path, file: path, template: Template.parse(source) }];
}

function loadFolder(path: string, full: string, io: Io): LoadedManifest | Target[] {
  const [manifest, assembly] = [existsSync(join(full, MANIFEST_NAME)), existsSync(join(full, 'manifest.json'))];
  if (manifest && assembly) throw new UserError([twoThingsHere(path)]);
  if (manifest) return loadManifest(join(full, MANIFEST_NAME), io.now(), join(path, MANIFEST_NAME));
  if (!assembly) throw new UserError([nothingHere(path)]);
  const stacks = loadTargets([relative('', full) || '.']);
  if (stacks.length === 0) throw new UserError([noStacks(path)]);
  return stacks;
}

/** A file that is neither gets the manifest's messages: they say how to begin. */
function looksLikeTemplate({ text }: SourceText): boolean {
  if (/^\s*\{/.test(text)) return !/^\s*\{\s*apiVersion\s*:/.test(text);
  return /^["']?(Resources|AWSTemplateFormatVersion|Transform|Parameters)["']?\s*:/m.test(text);
}

/** Two assemblies may hold stacks of one name; findings must still say which is meant. */
function withOwnNames(targets: readonly Target[]): Target[] {
  const isShared = (name: string) => targets.filter((target) => target.name === name).length > 1;
  return targets.map((target) => (isShared(target.name) ? { ...target, name: target.file } : target));
}

export function nothingHere(path: string): Problem {
  return {
    where: path || '.',
    what: 'is a folder with nothing to check in it',
    saw: `neither ${MANIFEST_NAME} nor a cloud assembly`,
    want: `${MANIFEST_NAME}, or what \`cdk synth\` wrote`,
    mend: `run \`enclave init ${path || '.'}\`, or name the file`,
    code: 'target/nothing-here',
  };
}

function twoThingsHere(path: string): Problem {
  return {
    where: path,
    what: 'holds a manifest and a cloud assembly',
    saw: `${MANIFEST_NAME} and manifest.json`,
    want: 'one thing to check',
    mend: `name \`${join(path, MANIFEST_NAME)}\`, or move the assembly to a folder of its own`,
    code: 'target/two-things-here',
  };
}

function noStacks(path: string): Problem {
  return {
    where: path,
    what: 'is a cloud assembly without stacks',
    saw: 'no template that its manifest lists',
    want: 'at least one stack',
    mend: 'run `cdk synth` again, or name the templates themselves',
    code: 'target/no-stacks',
  };
}

function notAManifest(path: string): Problem {
  return {
    where: path,
    what: 'is not a manifest',
    saw: 'a template or a cloud assembly',
    want: 'a manifest, or a folder with one',
    mend: 'name the manifest it was made from',
    code: 'target/not-a-manifest',
  };
}
