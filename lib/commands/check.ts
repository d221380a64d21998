import { join, relative, resolve } from 'node:path';
import { readText } from '../common/read-text';
import type { Profile } from '../common/rule-card';
import { writeWhole } from '../common/write-file';
import { type BaselineEntry, parseBaseline, writeBaseline } from '../reports/baseline';
import { findingsReport, type FindingsReport, subjectOf, type TargetResult } from '../reports/findings-report';
import { noPaint } from '../reports/paint';
import type { ReportContext } from '../reports/report-context';
import { type BuiltEnclave, buildEnclaves, inFolder } from './build-enclaves';
import { type Catalogue, loadCatalogue } from './catalogue';
import { checkedNow } from './checked';
import { checkOutcome, countsAsFinding, type Strictness } from './check-outcome';
import { describeBuilt } from './describe-built';
import type { Io, Outcome } from './io';
import { type Bench, judgeEnclaves, judgeTemplates } from './judge-targets';
import { fileOf, type Format, ownPackage, renderReport } from './render-report';
import { select } from './select-rules';
import { SourceTexts } from './source-texts';
import { findTargets } from './targets';

export interface CheckOptions extends Strictness {
  /** @default 'text' */
  readonly format?: Format;
  /** Folder for the templates, `findings.json` and the report in its format. @default - nothing is kept */
  readonly out?: string;
  /** Topics or rule ids. @default - all */
  readonly only?: readonly string[];
  /** How strict cryptography must be. @default 'modern' */
  readonly profile?: Profile;
  /** Files or folders with rules of the user's own. @default - none */
  readonly rules?: readonly string[];
  /** File of weaknesses that were known before: they are counted apart. @default - none */
  readonly baseline?: string;
  /** File to write the weaknesses of today to. @default - nothing is written */
  readonly writeBaseline?: string;
  /** Machine formats keep what is no reason to stop; the text shows it. @default false */
  readonly full?: boolean;
}

/** `enclave check`: synthesises manifests, judges every template, decides the proofs, prints one report. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<Outcome> {
  const catalogue = await loadCatalogue(options.rules, io);
  const selection = select(options.only, catalogue);
  const known = options.baseline === undefined ? undefined : readBaseline(options.baseline, io);
  const { manifests, templates } = findTargets(paths, io);
  const checked = checkedNow(manifests, io);
  return inFolder(options.out && resolve(io.cwd, options.out), async (folder) => {
    const built = await buildEnclaves(manifests, folder, io);
    io.progress('judging');
    const sources = new SourceTexts(io);
    const bench: Bench = { catalogue, selection, profile: options.profile, sources, io };
    const results = [...judgeEnclaves(built, bench), ...judgeTemplates(templates, bench)];
    const entries =
      options.writeBaseline === undefined ? known : keepBaseline(results, options.writeBaseline, options, io);
    const { opinions, profile } = options;
    const baseline = entries && { entries, asked: (rule: string) => selection.asks(rule) };
    const report = findingsReport(results, { checked, opinions, profile, baseline });
    print(report, built, folder, contextOf(options, catalogue, sources, io), options, io);
    return checkOutcome(report, options);
  });
}

/** A baseline is a list of fingerprints; one of this size was not written by us. */
const BASELINE_BYTES_MAX = 50 * 1024 * 1024;

function readBaseline(file: string, io: Io): BaselineEntry[] {
  const limits = { what: 'a baseline that `--write-baseline` wrote', bytesMax: BASELINE_BYTES_MAX };
  return parseBaseline(readText(resolve(io.cwd, file), limits, file).text, file);
}

/** Writes what would count today, and says what it left out: nobody may get used to a wall with a hole. */
function keepBaseline(results: readonly TargetResult[], file: string, options: CheckOptions, io: Io): BaselineEntry[] {
  const report = findingsReport(results);
  const subjects = new Map(results.map((result) => [result.target.name, subjectOf(result)]));
  const findings = report.findings.filter(({ tier }) => tier === 'core' || options.opinions === true);
  const text = writeBaseline(findings, (target) => subjects.get(target) ?? target);
  writeWhole(resolve(io.cwd, file), text);
  const entries = parseBaseline(text, file);
  const walls = findings.filter(({ waivable }) => waivable === false).length;
  const left = walls > 0 ? `; ${walls} left out, because nobody may waive their rules` : '';
  io.err(`wrote ${entries.length} findings to ${file}${left}`);
  return entries;
}

function contextOf(options: CheckOptions, catalogue: Catalogue, sources: SourceTexts, io: Io): ReportContext {
  return {
    ...ownPackage(),
    cards: catalogue.cards,
    cwd: io.cwd,
    opinions: options.opinions === true,
    full: options.full === true,
    paint: io.paint,
    counts: (one) => countsAsFinding(one, options),
    linesOf: sources.linesOf,
  };
}

function print(
  report: FindingsReport,
  built: readonly BuiltEnclave[],
  folder: string,
  context: ReportContext,
  options: CheckOptions,
  io: Io,
): void {
  const format = options.format ?? 'text';
  const { text, notes } = renderReport(format, report, context);
  const files = [...new Set(['findings.json', fileOf(format)])];
  if (options.out) {
    writeWhole(join(folder, 'findings.json'), `${JSON.stringify(report, null, 2)}\n`);
    const plain = format === 'text' ? renderReport(format, report, { ...context, paint: noPaint }).text : text;
    if (format !== 'json') writeWhole(join(folder, fileOf(format)), `${plain}\n`);
  }
  for (const note of notes) io.err(note);
  if (format !== 'text') return io.out(text);
  for (const { loaded, target } of built) {
    io.out(`${io.paint.strong(`built ${loaded.manifest.vendor.id}`)}\n${describeBuilt(target.template)}\n`);
  }
  io.out(text);
  if (options.out) {
    const shown = relative(io.cwd, resolve(io.cwd, options.out)) || '.';
    const kept = [...files, ...(built.length > 0 ? ['cdk.out'] : [])].map((file) => join(shown, file));
    io.out(`\nwrote ${kept.slice(0, -1).join(', ')} and ${kept.at(-1)}`);
  }
}
