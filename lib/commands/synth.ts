import { existsSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AssemblyError, Toolkit } from '@aws-cdk/toolkit-lib';
import { UserError } from '../common/user-error';
import type { LoadedManifest } from '../manifest/load-manifest';
import { assemble } from './assemble';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';
import { type MarkedDecision, markAssembly } from './marked-assembly';
import { findManifests } from './targets';
import {
  readStacks,
  readViolations,
  VALIDATION_REPORT,
  type WrittenStack,
  type WrittenViolation,
} from './written-assembly';

export interface SynthOptions {
  /** Folder of the cloud assembly. */
  readonly out: string;
  readonly format?: 'text' | 'json';
}

/** What `enclave synth --format json` prints. */
interface SynthReport {
  readonly schemaVersion: '1';
  readonly assembly: string;
  readonly stacks: readonly WrittenStack[];
  /** Of our rules and of the CDK's own validation. */
  readonly violations: readonly WrittenViolation[];
  /** Whether each engagement may go forward; the assembly bears it, and what is refused must not be deployed. */
  readonly decisions: readonly MarkedDecision[];
}

/** `enclave synth`: writes the cloud assembly through the CDK toolkit; errors of any validation are findings. */
export async function synth(paths: readonly string[], options: SynthOptions, io: Io): Promise<Outcome> {
  const manifests = findManifests(paths, io);
  const outdir = resolve(io.cwd, options.out);
  await writeAssembly(manifests, outdir, io);
  const decisions = markAssembly(manifests, outdir, io.now());
  const shown = relative(io.cwd, outdir) || '.';
  const report: SynthReport = {
    schemaVersion: '1',
    assembly: shown,
    stacks: readStacks(outdir),
    violations: readViolations(outdir),
    decisions,
  };
  if (options.format === 'json') io.out(JSON.stringify(report, null, 2));
  else print(report, io);
  const isBad = report.violations.some(({ severity }) => severity !== 'warning' && severity !== 'info');
  return isBad || decisions.some(({ refused }) => refused) ? FINDINGS : CLEAN;
}

/** @throws UserError for mistakes in the manifests; anything else that stops synthesis but findings, as it came. */
async function writeAssembly(manifests: readonly LoadedManifest[], outdir: string, io: Io): Promise<void> {
  // What happens on the way is of no interest to the user; what came of it is read back from the assembly.
  const silent = { notify: () => Promise.resolve(), requestResponse: answerByDefault };
  const toolkit = new Toolkit({ color: false, emojis: false, ioHost: silent });
  io.progress(`synthesising ${manifests.length} of them`);
  // A report of an earlier run must not speak for this one.
  rmSync(join(outdir, VALIDATION_REPORT), { force: true });
  // The toolkit wraps what a builder throws; a mistake in the manifest must reach the user as it is.
  let mistake: UserError | undefined;
  const build: AssemblyBuilder = ({ outdir: folder, context }) => {
    try {
      return assemble(manifests, { outdir: folder, context, validated: true, now: io.now() }).synth();
    } catch (error) {
      if (error instanceof UserError) mistake = error;
      throw error;
    }
  };
  const source = await toolkit.fromAssemblyBuilder((props) => Promise.resolve(props).then(build), { outdir });
  try {
    const cached = await toolkit.synth(source);
    await cached.dispose();
  } catch (error) {
    if (mistake) throw mistake;
    if (!AssemblyError.isAssemblyError(error) || !existsSync(join(outdir, VALIDATION_REPORT))) throw error;
  }
}

type AssemblyBuilder = (props: { outdir?: string; context?: Record<string, unknown> }) => CloudAssembly;

function answerByDefault<T>(question: { defaultResponse: T }): Promise<T> {
  return Promise.resolve(question.defaultResponse);
}

function print({ assembly, stacks, violations, decisions }: SynthReport, io: Io): void {
  const { bad, unsure, strong } = io.paint;
  for (const { severity, rule, description, constructs } of violations) {
    const mark = severity === 'warning' ? unsure(severity) : bad(severity);
    io.err([`${mark} ${strong(rule)}  ${constructs.join(', ')}`, `  ${description}`].join('\n'));
  }
  for (const { vendor, outcome, reasons, override, refused } of decisions) {
    if (outcome === 'move-forward') continue;
    const by = override
      ? `overridden by ${override.by.join(' and ')} until ${override.expires}`
      : 'must not be deployed';
    io.err(
      [
        `${refused ? bad(outcome) : unsure(outcome)} ${strong(vendor)}  ${by}`,
        ...reasons.map((one) => `  ${one}`),
      ].join('\n'),
    );
  }
  for (const { name, template } of stacks) io.out(`${name}  ${join(assembly, template)}`);
}
