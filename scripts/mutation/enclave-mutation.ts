import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../lib/commands/catalogue';
import { buildExamples, silent } from '../built-examples';
import { EnclaveJudge, SIDES } from './enclave-judge';
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
  /** Survivors nobody judged. */
  readonly survivors: readonly string[];
  /** What was said of an enclave before anything was broken: there should be nothing. */
  readonly saidBefore: readonly string[];
}

/** Breaks every example enclave in every way, one at a time, and asks whether `enclave check` says so. */
export async function mutateEnclaves(options: MutationOptions): Promise<MutationResult> {
  const { root, sample = 1, only = '' } = options;
  const accepted = acceptedIn(join(root, 'scripts/mutation/enclave-survivors.txt'));
  const io = silent(root);
  const catalogue = await loadCatalogue(undefined, io);
  const trials = (await buildExamples(root, options.folder, io)).flatMap(({ example, built }) =>
    SIDES.filter((side) => built[side] !== undefined).flatMap((side) => {
      const judge = new EnclaveJudge(built, catalogue, io, side);
      return mutantsOf(judge.raw).map((mutant) => {
        const line = [
          side === 'target' ? example : `${example}/${side}`,
          mutant.resource,
          mutant.path,
          mutant.kind,
        ].join(' ');
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
  return {
    mutants: chosen.length,
    killed: chosen.length - survived.length,
    accepted: survived.filter(({ line }) => isAccepted(line)).map(({ line }) => line),
    survivors: survived.filter(({ line }) => !isAccepted(line)).map(({ line }) => line),
    saidBefore: [...new Set(trials.map(({ judge }) => judge))].flatMap(({ saidBefore }) => saidBefore),
  };
}

/** Survivors that weaken nothing: `example resource path kind`, `*` for all examples, then a reason after two spaces. */
function acceptedIn(file: string): ReadonlySet<string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Set(lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split('  ')[0]!));
}
