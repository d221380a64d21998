import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../common/read-text';
import { type Problem, UserError } from '../common/user-error';
import type { Environment } from './scope';
import { isMap, own } from './template-source';

/** A stack as `cdk synth` left it, or a nested stack of it. */
export interface StackArtifact {
  /** Construct path of the stack, e.g. `Vendor/Inner`. */
  readonly name: string;
  readonly stackName?: string;
  readonly folder: string;
  readonly templateFile: string;
  readonly environment: Environment;
  /** By logical id. */
  readonly constructPaths: ReadonlyMap<string, string>;
}

const BYTES_MAX = 100 * 1024 * 1024;

/** An assembly inside an assembly inside an assembly…: CDK nests a Stage in a Stage, but not without end. */
const DEPTH_MAX = 10;

/**
 * Lists the stacks of a folder that `cdk synth` wrote, those of its Stages and nested stacks included.
 * Throws a `UserError` when the folder holds no cloud assembly.
 */
export function readAssembly(folder: string): StackArtifact[] {
  return readFolder(folder, new Set(), 0);
}

function readFolder(folder: string, seen: Set<string>, depth: number): StackArtifact[] {
  const artifacts = own(readManifest(folder), 'artifacts');
  const real = realpathSync(folder);
  if (seen.has(real) || depth > DEPTH_MAX) return [];
  seen.add(real);
  const entries = isMap(artifacts) ? Object.entries(artifacts) : [];
  const stacks = entries.flatMap(([id, artifact]) => {
    const directory = own(own(artifact, 'properties'), 'directoryName');
    switch (own(artifact, 'type')) {
      case 'aws:cloudformation:stack':
        return stacksOf(folder, id, artifact);
      case 'cdk:cloud-assembly':
        return typeof directory === 'string' ? readFolder(join(folder, directory), seen, depth + 1) : [];
      default:
        return [];
    }
  });
  return [...stacks, ...unclaimedTemplates(folder, stacks)];
}

/** Nested stacks of a CDK too old to name them in its metadata: without a look at the folder they would go unjudged. */
function unclaimedTemplates(folder: string, stacks: readonly StackArtifact[]): StackArtifact[] {
  const claimed = new Set(stacks.filter((stack) => stack.folder === folder).map(({ templateFile }) => templateFile));
  return readdirSync(folder)
    .filter((file) => file.endsWith('.nested.template.json') && !claimed.has(file))
    .sort()
    .map((templateFile) => ({
      name: templateFile.replace(/\.nested\.template\.json$/, ''),
      folder,
      templateFile,
      environment: {},
      constructPaths: new Map(),
    }));
}

function readManifest(folder: string): unknown {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new UserError([noAssembly(folder, 'a folder without `manifest.json`')]);
  const manifest = readJson(file);
  if (!isMap(own(manifest, 'artifacts'))) {
    throw new UserError([noAssembly(folder, '`manifest.json` without `artifacts`')]);
  }
  return manifest;
}

function readJson(file: string): unknown {
  const { text } = readText(file, { what: 'a file that `cdk synth` wrote', bytesMax: BYTES_MAX });
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UserError([brokenJson(file, error)]);
  }
}

/** The stack itself, then its nested stacks: their templates lie beside it, named by the same metadata. */
function stacksOf(folder: string, id: string, artifact: unknown): StackArtifact[] {
  const properties = own(artifact, 'properties');
  const metadata = metadataOf(folder, artifact);
  const templateFile = textAt(properties, 'templateFile') ?? `${id}.template.json`;
  const name = textAt(artifact, 'displayName') ?? textAt(properties, 'stackName') ?? id;
  const environment = environmentOf(textAt(artifact, 'environment'));
  const nested = metadata
    .filter(({ type, data }) => type === 'aws:cdk:templateFile' && data !== templateFile)
    .map(({ path, data }) => ({ name: path, templateFile: data }))
    .filter((stack) => existsSync(join(folder, stack.templateFile)));
  const owner = (path: string): string | undefined =>
    nested
      .filter((stack) => path.startsWith(`${stack.name}/`))
      .sort((one, other) => other.name.length - one.name.length)[0]?.name;
  const constructPathsIn = (stack: string | undefined): ReadonlyMap<string, string> =>
    new Map(
      metadata
        .filter(({ type, path }) => type === 'aws:cdk:logicalId' && owner(path) === stack)
        .map(({ data, path }) => [data, path]),
    );
  // The CDK leaves the stack's name out where the artifact already bears it.
  const stackName = textAt(properties, 'stackName') ?? id;
  return [
    { name, stackName, folder, templateFile, environment, constructPaths: constructPathsIn(undefined) },
    ...nested.map((stack) => ({ ...stack, folder, environment, constructPaths: constructPathsIn(stack.name) })),
  ];
}

interface MetadataEntry {
  /** Construct path without its leading slash, as `aws:cdk:path` writes it. */
  readonly path: string;
  readonly type: string;
  readonly data: string;
}

/** CDK writes a stack's metadata into the manifest, or, since 2.200 or so, into a file beside it. */
function metadataOf(folder: string, artifact: unknown): MetadataEntry[] {
  const sideFile = textAt(artifact, 'additionalMetadataFile');
  const beside = sideFile !== undefined && existsSync(join(folder, sideFile)) ? readJson(join(folder, sideFile)) : {};
  return [own(artifact, 'metadata'), beside]
    .flatMap((metadata) => (isMap(metadata) ? Object.entries(metadata) : []))
    .flatMap(([path, entries]) =>
      (Array.isArray(entries) ? (entries as unknown[]) : []).flatMap((entry) => {
        const [type, data] = [textAt(entry, 'type'), textAt(entry, 'data')];
        return type !== undefined && data !== undefined ? [{ path: path.replace(/^\//, ''), type, data }] : [];
      }),
    );
}

/** `aws://111122223333/eu-central-1`; CDK writes `unknown-account` and `unknown-region` for what nobody said. */
function environmentOf(url: string | undefined): Environment {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(url ?? '') ?? [];
  return {
    ...(account && /^\d{12}$/.test(account) && { account }),
    ...(region && !region.startsWith('unknown') && { region }),
  };
}

function textAt(map: unknown, key: string): string | undefined {
  const value = own(map, key);
  return typeof value === 'string' ? value : undefined;
}

function noAssembly(folder: string, saw: string): Problem {
  return {
    where: folder,
    what: 'is not a folder that `cdk synth` wrote',
    saw,
    want: 'a cloud assembly, such as `cdk.out`, or a template file',
    mend: 'run `cdk synth` and name its output folder',
    code: 'template/no-assembly',
  };
}

function brokenJson(file: string, error: unknown): Problem {
  return {
    where: `${file}:1:1`,
    what: 'is not well-formed JSON',
    saw: error instanceof Error ? error.message : String(error),
    want: 'the file as `cdk synth` wrote it',
    mend: 'run `cdk synth` again',
    code: 'template/assembly-json',
  };
}
