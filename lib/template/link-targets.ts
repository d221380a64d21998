import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { UserError } from '../common/user-error';
import type { Declaration } from './declared-resources';
import type { Target } from './load-targets';
import { builtStackOf } from './nested-parts';
import { type Neighbour, Neighbours, type Nesting } from './neighbours';
import { Template } from './template';

/** Far more nested templates than one deployment has. */
const TARGETS_MAX = 500;

const STACK = 'AWS::CloudFormation::Stack';

/**
 * Lets the templates of one call see each other: their exports, their names, and what nested stacks pass up and down.
 * Nested templates that lie beside their parent as files are loaded and added. One template alone stays as it is.
 *
 * Limits: a file outside the parent's folder is not opened, and one that is no template stays unseen.
 *
 * @param folder that relative file names of the targets start from
 */
export function linkTargets(targets: readonly Target[], folder = '.'): Target[] {
  const all = [...targets];
  const nestings: Nesting[] = [];
  const byFile = new Map(all.map((target) => [fileOf(target, folder), target]));
  // The list grows while we walk it: a nested template may nest others.
  for (const parent of all) {
    for (const declaration of parent.template.declaredOfType(STACK)) {
      const child = childOf(declaration, parent, all, byFile, folder);
      if (child) nestings.push({ parent: parent.template, logicalId: declaration.logicalId, child: child.template });
    }
  }
  settle(all, nestings);
  return all;
}

/** The same for the stacks of one stage, named by their construct paths: all are there, so no file is opened. */
export function linkStacks(stacks: readonly Neighbour[]): void {
  const byName = new Map(stacks.map(({ name, template }) => [name, template]));
  const nestings = stacks.flatMap(({ template: parent }) =>
    parent.declaredOfType(STACK).flatMap((declaration): Nesting[] => {
      const child = byName.get(builtStackOf(declaration) ?? '');
      return child ? [{ parent, logicalId: declaration.logicalId, child }] : [];
    }),
  );
  settle(stacks, nestings);
}

function settle(all: readonly Neighbour[], nestings: readonly Nesting[]): void {
  if (all.length < 2) return;
  const neighbours = new Neighbours(withOwnNames(all), nestings);
  for (const { template } of all) template.settle(neighbours);
}

function childOf(
  declaration: Declaration,
  parent: Target,
  all: Target[],
  byFile: Map<string, Target>,
  folder: string,
): Target | undefined {
  const built = builtStackOf(declaration);
  const here = dirname(fileOf(parent, folder));
  const beside = built && all.find((one) => one.name === built && dirname(fileOf(one, folder)) === here);
  if (beside) return beside;
  const file = nestedFile(declaration, parent, here);
  if (file === undefined || file === fileOf(parent, folder)) return undefined;
  const known = byFile.get(file);
  if (known || all.length >= TARGETS_MAX) return known;
  const loaded = load(file, declaration, parent, here);
  if (!loaded) return undefined;
  byFile.set(file, loaded);
  all.push(loaded);
  return loaded;
}

/** The file a nested stack names, if it lies in the parent's folder or below. */
function nestedFile({ logicalId, assetPath }: Declaration, parent: Target, here: string): string | undefined {
  const url = parent.template.openWorld().resource(logicalId)?.read('TemplateURL').value;
  const written = assetPath ?? (url?.kind === 'known' ? String(url.value) : undefined);
  if (written === undefined || written === '' || /^[a-z0-9+.-]+:/i.test(written)) return undefined;
  const file = resolve(here, written);
  if (!existsSync(file) || !existsSync(here)) return undefined;
  // A link in the folder may lead out of it.
  const inside = relative(realpathSync(here), realpathSync(file));
  return inside.startsWith('..') || isAbsolute(inside) ? undefined : file;
}

function load(file: string, { logicalId }: Declaration, parent: Target, here: string): Target | undefined {
  const shown = join(dirname(parent.file), relative(here, file));
  try {
    const { environment } = parent.template;
    return { name: `${parent.name}/${logicalId}`, file: shown, template: Template.load(file, { environment }) };
  } catch (error) {
    // No template, or none that can be read: it stays unseen, which the parent's finding says.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function fileOf({ file }: Target, folder: string): string {
  return resolve(folder, file);
}

/** References lead through the name, so no two may share one. */
function withOwnNames(targets: readonly Neighbour[]): Neighbour[] {
  const seen = new Map<string, number>();
  return targets.map(({ name, template }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { name: count === 1 ? name : `${name}#${count}`, template };
  });
}
