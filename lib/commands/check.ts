import { basename, join, relative, resolve } from 'node:path';
import { enclaveProofs } from '../analysis/enclave-proofs';
import type { Finding } from '../common/finding';
import { writeWhole } from '../common/write-file';
import { findingsReport, type FindingsReport, type TargetResult } from '../reports/findings-report';
import { renderText } from '../reports/text';
import type { Target } from '../template';
import { cards } from '../../policies/catalogue';
import { applyExceptions } from '../../policies/exceptions';
import { judgeTemplate } from '../../policies/judge-template';
import { type BuiltEnclave, buildEnclaves, inFolder } from './build-enclaves';
import { checkOutcome, type Strictness } from './check-outcome';
import { describeBuilt } from './describe-built';
import type { Io, Outcome } from './io';
import { type Selection, select } from './select-rules';
import { findTargets } from './targets';

export interface CheckOptions extends Strictness {
  readonly format?: 'text' | 'json';
  /** Folder for the templates and `findings.json`. @default - nothing is kept */
  readonly out?: string;
  /** Topics or rule ids. @default - all */
  readonly only?: readonly string[];
}

/** `enclave check`: synthesises manifests, judges every template, decides the proofs, prints one report. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<Outcome> {
  const selection = select(options.only);
  const { manifests, templates } = findTargets(paths, io);
  return inFolder(options.out && resolve(io.cwd, options.out), async (folder) => {
    const built = await buildEnclaves(manifests, folder, io);
    io.progress('judging');
    const report = findingsReport([
      ...built.map((enclave) => checkEnclave(enclave, selection, io)),
      ...templates.map((target) => checkTemplate(target, selection)),
    ]);
    const json = JSON.stringify(report, null, 2);
    if (options.out) writeWhole(join(folder, 'findings.json'), `${json}\n`);
    if (options.format === 'json') io.out(json);
    else printText(report, built, options, io);
    return checkOutcome(report, options);
  });
}

function checkEnclave({ loaded, target }: BuiltEnclave, selection: Selection, io: Io): TargetResult {
  const name = loaded.manifest.vendor.id;
  const { exceptions } = loaded.manifest;
  const selected = judgeTemplate(target.template, { target: name, rules: selection.rules });
  // Whether an exception is stale shows only when its rule has run, asked for or not.
  const allRulesNeeded = exceptions.length > 0 && !selection.whole;
  const { findings } = allRulesNeeded ? judgeTemplate(target.template, { target: name }) : selected;
  const excepted = applyExceptions(findings, exceptions, {
    now: io.now(),
    target: name,
    ruleIds: cards.map((card) => card.id),
    positionOf: (index) => loaded.locate(['exceptions', index]),
  });
  return {
    target: { name, file: loaded.file, resources: target.template.resources.size },
    findings: excepted
      .filter((finding) => selection.includes(finding))
      .map((finding) => withoutFolder(finding, target)),
    proofs: selection.whole ? enclaveProofs(target.template, loaded.manifest, name) : [],
    passed: selected.passed,
  };
}

function checkTemplate(target: Target, selection: Selection): TargetResult {
  const { findings, passed } = judgeTemplate(target.template, { target: target.name, rules: selection.rules });
  return {
    target: { name: target.name, file: target.file, resources: target.template.resources.size },
    findings: findings.filter((finding) => selection.includes(finding)),
    proofs: [],
    passed,
  };
}

/** The folder a template was built in is gone, or somebody's business; its name and the construct path are not. */
function withoutFolder(finding: Finding, target: Target): Finding {
  if (finding.resource.file !== target.file) return finding;
  return { ...finding, resource: { ...finding.resource, file: basename(target.file) } };
}

function printText(report: FindingsReport, built: readonly BuiltEnclave[], options: CheckOptions, io: Io): void {
  for (const { loaded, target } of built) {
    io.out(`${io.paint.strong(`built ${loaded.manifest.vendor.id}`)}\n${describeBuilt(target.template)}\n`);
  }
  io.out(renderText(report, io.paint));
  if (options.out) {
    const shown = relative(io.cwd, resolve(io.cwd, options.out)) || '.';
    io.out(`\nwrote ${join(shown, 'findings.json')}${built.length > 0 ? ` and ${join(shown, 'cdk.out')}` : ''}`);
  }
}
