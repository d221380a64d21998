import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type StackArtifact, readAssembly } from './cloud-assembly';
import { linkTargets } from './link-targets';
import type { Environment } from './scope';
import { Template } from './template';

/** One template to judge, with the name reports call it by. */
export interface Target {
  /** Display name of the stack (`Vendor/Inner`), or the path of the template as it was given. */
  readonly name: string;
  /** The name CloudFormation knows; absent for bare templates and nested stacks. */
  readonly stackName?: string;
  readonly file: string;
  readonly template: Template;
}

export interface TargetOptions {
  /** Where bare templates will be deployed; stacks of an assembly know their own place. @default - unknown */
  readonly environment?: Environment;
}

/**
 * Loads every template that the paths name: a template file is one target; a folder that `cdk synth` wrote is one
 * per stack, with the stacks of its Stages and nested stacks. Nested templates beside their parents are added, and all
 * see each other's exports and names.
 *
 * Throws a `UserError` for what cannot be read, is no template, or is a folder without an assembly.
 */
export function loadTargets(paths: readonly string[], options: TargetOptions = {}): Target[] {
  return linkTargets(
    paths.flatMap((path) => {
      if (isFolder(path)) return loadAssembly(path, options);
      return [{ name: path, file: path, template: Template.load(path, options) }];
    }),
  );
}

function loadAssembly(folder: string, options: TargetOptions): Target[] {
  const stacks = readAssembly(folder);
  return stacks.map((stack) => {
    const beside = stacks.filter((other) => other.folder === stack.folder && other !== stack);
    const judgedBeside = new Set(beside.flatMap(({ name, templateFile }) => [name, templateFile]));
    return loadStack(stack, judgedBeside, options);
  });
}

function loadStack(stack: StackArtifact, judgedBeside: ReadonlySet<string>, options: TargetOptions): Target {
  const file = join(stack.folder, stack.templateFile);
  const environment = { ...options.environment, ...stack.environment };
  const stackName = stack.stackName !== undefined && { stackName: stack.stackName };
  const { constructPaths } = stack;
  const template = Template.load(file, { environment, constructPaths, judgedBeside, ofStack: true, ...stackName });
  return { name: stack.name, ...stackName, file, template };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * Does the text hold a manifest of ours, and not a template? Looks for the top-level `apiVersion` without parsing,
 * so a broken manifest is still recognised and gets the manifest's error messages.
 */
export function isManifestText(text: string): boolean {
  const json = text.trimStart().startsWith('{');
  return (json ? /"apiVersion"\s*:\s*"vendor-enclave\// : /^["']?apiVersion["']?\s*:\s*["']?vendor-enclave\//m).test(
    text,
  );
}
