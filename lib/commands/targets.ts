import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readText } from '../common/read-text';
import { type Problem, UserError } from '../common/user-error';
import { type LoadedManifest, loadManifest } from '../manifest/load-manifest';
import { isManifestText, loadTargets, type Target } from '../template';
import type { Io } from './io';

/** Name of a manifest inside a folder. */
export const MANIFEST_NAME = 'enclave.yaml';

/** Large enough for any template; a manifest has its own, smaller limit. */
const TEMPLATE_BYTES_MAX = 20 * 1024 * 1024;

export interface FoundTargets {
  readonly manifests: readonly LoadedManifest[];
  /** Templates that are there already: from files and from `cdk.out` folders. */
  readonly templates: readonly Target[];
}

/**
 * Finds out what each argument is and loads it: a manifest, a folder with one, a cloud assembly, or a template.
 * @throws UserError with the problems of all arguments together.
 */
export function findTargets(paths: readonly string[], io: Io): FoundTargets {
  const manifests: LoadedManifest[] = [];
  const templates: Target[] = [];
  collectProblems(paths, (path) => {
    const found = locate(path, io);
    if (found.kind === 'manifest') manifests.push(load(found.path, io));
    else templates.push(...loadTargets([relative('', resolve(io.cwd, found.path))]));
  });
  return { manifests, templates };
}

/** The same where only manifests will do. */
export function findManifests(paths: readonly string[], io: Io): LoadedManifest[] {
  return collectProblems(paths, (path) => {
    const found = locate(path, io);
    if (found.kind !== 'manifest') throw new UserError([notAManifest(path)]);
    return load(found.path, io);
  });
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

function locate(path: string, io: Io): { kind: 'manifest' | 'template'; path: string } {
  const full = resolve(io.cwd, path);
  if (statSync(full, { throwIfNoEntry: false })?.isDirectory()) {
    if (existsSync(join(full, MANIFEST_NAME))) return { kind: 'manifest', path: join(path, MANIFEST_NAME) };
    if (existsSync(join(full, 'manifest.json'))) return { kind: 'template', path };
    throw new UserError([nothingHere(path)]);
  }
  const { text } = readText(full, { what: 'a manifest or a template', bytesMax: TEMPLATE_BYTES_MAX }, path);
  return isManifestText(text) || !looksLikeTemplate(text) ? { kind: 'manifest', path } : { kind: 'template', path };
}

/** A file that is neither gets the manifest's messages: they say how to begin. */
function looksLikeTemplate(text: string): boolean {
  return /^\s*\{/.test(text) || /^["']?(Resources|AWSTemplateFormatVersion|Transform|Parameters)["']?\s*:/m.test(text);
}

/** Messages call the file as the user called it, whatever folder we run in. */
function load(path: string, io: Io): LoadedManifest {
  return loadManifest(resolve(io.cwd, path), io.now(), path);
}

function nothingHere(path: string): Problem {
  return {
    where: path,
    what: 'is a folder with nothing to check in it',
    saw: `neither ${MANIFEST_NAME} nor a cloud assembly`,
    want: `${MANIFEST_NAME}, or what \`cdk synth\` wrote`,
    mend: `run \`enclave init ${path}\`, or name the file`,
    code: 'target/nothing-here',
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
