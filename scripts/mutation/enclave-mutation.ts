import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltEnclave } from '../../lib/commands/build-enclaves';
import { buildEnclaves } from '../../lib/commands/build-enclaves';
import { loadCatalogue } from '../../lib/commands/catalogue';
import type { Io } from '../../lib/commands/io';
import { noPaint } from '../../lib/reports/paint';
import { loadManifest } from '../../lib/manifest/load-manifest';
import { awaitedFrom } from './awaited-proofs';
import { EnclaveJudge } from './enclave-judge';
import { mutantsOf } from './enclave-mutants';

export interface MutationOptions {
  /** Root of the repository. */
  readonly root: string;
  /** Folder for what is synthesised. */
  readonly folder: string;
  /** Every how many-th mutant is tried. @default 1 */
  readonly sample?: number;
  /** Only mutants whose line contains this. @default - all */
  readonly only?: string;
  readonly progress?: (done: number, of: number) => void;
}

export interface MutationResult {
  readonly mutants: number;
  readonly killed: number;
  /** Lines of survivors that somebody judged, with a reason. */
  readonly accepted: readonly string[];
  /** Survivors that a proof which is still being built is to kill: its name, then the line. */
  readonly awaited: readonly string[];
  /** Survivors nobody judged. */
  readonly survivors: readonly string[];
  /** What was said of an enclave before anything was broken: there should be nothing. */
  readonly saidBefore: readonly string[];
}

/** The day everything is built for: the examples must not grow old. */
const NOW = new Date('2026-11-21T12:00:00Z');

/** Breaks every example enclave in every way, one at a time, and asks whether `enclave check` says so. */
export async function mutateEnclaves(options: MutationOptions): Promise<MutationResult> {
  const { root, sample = 1, only = '' } = options;
  const accepted = acceptedIn(join(root, 'scripts/mutation/enclave-survivors.txt'));
  const io = silent(root);
  const catalogue = await loadCatalogue(undefined, io);
  const trials = (await build(options, io)).flatMap(({ example, built }) =>
    (built.vault ? (['target', 'vault'] as const) : (['target'] as const)).flatMap((side) => {
      const judge = new EnclaveJudge(built, catalogue, io, side);
      return mutantsOf(judge.raw).map((mutant) => {
        const line = [side === 'vault' ? `${example}/vault` : example, mutant.resource, mutant.path, mutant.kind].join(
          ' ',
        );
        return { line, mutant, judge };
      });
    }),
  );
  const chosen = trials.filter(({ line }, index) => index % sample === 0 && line.includes(only));
  const survived = chosen.filter(({ judge, mutant }, index) => {
    options.progress?.(index, chosen.length);
    return judge.newlySaidOf(mutant).length === 0;
  });
  const isAccepted = (line: string) => accepted.has(line) || accepted.has(line.replace(/^\S+/, '*'));
  const unjudged = survived.filter(({ line }) => !isAccepted(line));
  const awaited = unjudged.filter(({ mutant }) => awaitedFrom(mutant) !== undefined);
  return {
    mutants: chosen.length,
    killed: chosen.length - survived.length,
    accepted: survived.filter(({ line }) => isAccepted(line)).map(({ line }) => line),
    awaited: awaited.map(({ line, mutant }) => `${awaitedFrom(mutant)}: ${line}`),
    survivors: unjudged.filter((one) => !awaited.includes(one)).map(({ line }) => line),
    saidBefore: [...new Set(trials.map(({ judge }) => judge))].flatMap(({ saidBefore }) => saidBefore),
  };
}

/** Builds every example that has a manifest. */
async function build(
  { root, folder }: MutationOptions,
  io: Io,
): Promise<{ readonly example: string; readonly built: BuiltEnclave }[]> {
  const examples = readdirSync(join(root, 'examples')).sort();
  const found = examples.filter((name) => existsSync(join(root, 'examples', name, 'enclave.yaml')));
  const examplesBuilt: { readonly example: string; readonly built: BuiltEnclave }[] = [];
  // Each in a call of its own: they are examples, and share an account and a range that real neighbours could not.
  for (const example of found) {
    const loaded = loadManifest(join(root, 'examples', example, 'enclave.yaml'), io.now(), example);
    const [built] = await buildEnclaves([loaded], join(folder, example), io);
    if (built) examplesBuilt.push({ example, built });
  }
  return examplesBuilt;
}

/** Survivors that weaken nothing: `example resource path kind`, `*` for all examples, then a reason after two spaces. */
function acceptedIn(file: string): ReadonlySet<string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Set(lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split('  ')[0]!));
}

function silent(root: string): Io {
  const nothing = () => undefined;
  return {
    out: nothing,
    err: nothing,
    progress: nothing,
    paint: noPaint,
    now: () => NOW,
    cwd: root,
    interactive: false,
    ask: () => Promise.resolve(''),
  };
}
