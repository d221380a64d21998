import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { AssemblyError, Toolkit } from '@aws-cdk/toolkit-lib';
import { UserError } from '../common/user-error';
import type { LoadedManifest } from '../manifest/load-manifest';
import { assemble } from './assemble';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';
import { findManifests } from './targets';

export interface SynthOptions {
  /** Folder of the cloud assembly. */
  readonly out: string;
  readonly format?: 'text' | 'json';
}

/** What `enclave synth --format json` prints. */
interface SynthReport {
  readonly assembly: string;
  readonly stacks: readonly { readonly name: string; readonly template: string }[];
  /** Messages of our rules and of the CDK's own validation, as the toolkit words them. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** `enclave synth`: writes the cloud assembly through the CDK toolkit; errors of any validation are findings. */
export async function synth(paths: readonly string[], options: SynthOptions, io: Io): Promise<Outcome> {
  const manifests = findManifests(paths, io);
  const outdir = resolve(io.cwd, options.out);
  const report = await synthesise(manifests, outdir, io);
  if (options.format === 'json') {
    io.out(JSON.stringify(report, null, 2));
  } else {
    for (const message of [...report.errors, ...report.warnings]) io.err(message);
    for (const { name, template } of report.stacks)
      io.out(`${name}  ${join(relative(io.cwd, outdir) || '.', template)}`);
  }
  return report.errors.length > 0 ? FINDINGS : CLEAN;
}

async function synthesise(manifests: readonly LoadedManifest[], outdir: string, io: Io): Promise<SynthReport> {
  const [errors, warnings]: [string[], string[]] = [[], []];
  const toolkit = new Toolkit({
    color: false,
    emojis: false,
    ioHost: {
      notify: ({ level, message }) => {
        if (level === 'error') errors.push(message.trim());
        if (level === 'warn') warnings.push(message.trim());
        return Promise.resolve();
      },
      requestResponse: ({ defaultResponse }) => Promise.resolve(defaultResponse),
    },
  });
  // The toolkit wraps what a builder throws; a mistake in the manifest must reach the user as it is.
  let mistake: UserError | undefined;
  const source = await toolkit.fromAssemblyBuilder(
    ({ outdir: folder, context }) => {
      try {
        return Promise.resolve(
          assemble(manifests, { outdir: folder, context, validated: true, now: io.now() }).synth(),
        );
      } catch (error) {
        if (error instanceof UserError) mistake = error;
        return Promise.reject(error as Error);
      }
    },
    { outdir },
  );
  try {
    const cached = await toolkit.synth(source);
    await cached.dispose();
  } catch (error) {
    if (mistake) throw mistake;
    if (!AssemblyError.isAssemblyError(error) || errors.length === 0) throw error;
  }
  return { assembly: outdir, stacks: stacksIn(outdir), errors, warnings };
}

interface AssemblyManifest {
  readonly artifacts?: Readonly<
    Record<string, { type: string; displayName?: string; properties?: { templateFile?: string } }>
  >;
}

/** Read from disk, because the toolkit gives no assembly back when validation found errors. */
function stacksIn(outdir: string): SynthReport['stacks'] {
  const file = join(outdir, 'manifest.json');
  if (!existsSync(file)) return [];
  const { artifacts = {} } = JSON.parse(readFileSync(file, 'utf8')) as AssemblyManifest;
  return Object.entries(artifacts)
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([id, { displayName, properties }]) => ({
      name: displayName ?? id,
      template: properties?.templateFile ?? '',
    }));
}
