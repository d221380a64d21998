import type { Finding, Proof, Verdict } from '../common/finding';
import { printable } from '../common/printable';
import type { FindingsReport } from './findings-report';

/** Colours as functions, so that a report knows neither terminals nor libraries. */
export interface Paint {
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly unsure: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
}

const same = (text: string) => text;
export const noPaint: Paint = { bad: same, good: same, unsure: same, faint: same, strong: same };

/** The findings and proofs of a check as a person reads them on a terminal. */
export function renderText(report: FindingsReport, paint: Paint = noPaint): string {
  const blocks = report.targets.flatMap((target) => {
    const findings = report.findings.filter((finding) => finding.target === target.name);
    const proofs = report.proofs.filter((proof) => proof.target === target.name);
    return [
      `${paint.strong(target.name)}  ${paint.faint(`${target.file}, ${target.resources} resources`)}`,
      ...findings.map((finding) => renderFinding(finding, paint)),
      ...(proofs.length > 0 ? [renderProofs(proofs, paint)] : []),
    ];
  });
  return [...blocks, renderSummary(report, paint)].join('\n\n');
}

/** One finding in the house's lines: where, saw, want, why, mend. */
export function renderFinding(finding: Finding, paint: Paint = noPaint): string {
  const { resource } = finding;
  const made = resource.madeFrom === undefined ? '' : ` made from ${resource.madeFrom}`;
  const place = resource.line > 0 ? `${resource.file}:${resource.line}:${resource.column}` : resource.file;
  const head = `${printable(place)}  ${mark(finding, paint)} ${paint.strong(finding.rule)} (${finding.topic}, ${finding.severity})`;
  return [
    head,
    `  at    ${printable(`${resource.constructPath ?? resource.logicalId}${made} (${resource.type}) ${finding.property}`)}`,
    `  saw   ${printable(finding.saw)}`,
    `  want  ${printable(finding.want)}`,
    `  why   ${finding.why}`,
    `  mend  ${finding.fix}`,
    ...(finding.exception
      ? [
          `  but   ${finding.exception.owner} excepts it until ${finding.exception.expires}: ${finding.exception.reason}`,
        ]
      : []),
  ].join('\n');
}

function mark(finding: Finding, paint: Paint): string {
  if (finding.exception) return paint.faint('excepted');
  return finding.verdict === 'fail' ? paint.bad('fail') : paint.unsure('unknown');
}

function renderProofs(proofs: readonly Proof[], paint: Paint): string {
  const colour: Record<Verdict, (text: string) => string> = {
    pass: paint.good,
    fail: paint.bad,
    unknown: paint.unsure,
  };
  return proofs
    .map((proof) =>
      [
        `proof  ${colour[proof.verdict](proof.verdict)}  ${proof.claim}`,
        ...proof.explanation.map((line) => paint.faint(`         ${printable(line)}`)),
        ...(proof.witness ? [`         witness: ${printable(proof.witness)}`] : []),
      ].join('\n'),
    )
    .join('\n');
}

function renderSummary({ summary }: FindingsReport, paint: Paint): string {
  const { pass, fail, unknown, excepted } = summary;
  const failed = `${fail} fail`;
  const unsure = `${unknown} unknown`;
  return `${pass} pass, ${fail > 0 ? paint.bad(failed) : failed}, ${unknown > 0 ? paint.unsure(unsure) : unsure}, ${excepted} excepted`;
}
