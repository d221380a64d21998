import type { Proof, Verdict } from '../common/finding';
import { printable } from '../common/printable';
import { checkedLine } from './checked-line';
import { acceptedBy, acceptedFirst, mendFirst } from './mend-first';
import { type CheckedTarget, type FindingsReport, type ReportedFinding, standingOf } from './findings-report';
import type { Paint } from './paint';
import type { ReportContext } from './report-context';
import { sourceLine } from './source-line';

/** The findings and proofs of a check as a person reads them on a terminal. */
export function renderText(report: FindingsReport, context: ReportContext): string {
  const explained = new Set<string>();
  const blocks = report.targets.flatMap((target) => renderTarget(target, report, context, explained));
  const head = [...renderMends(report, context), ...renderAccepted(report, context)];
  const when = checkedLine(report).map((line) => context.paint.faint(printable(line)));
  const end = [...when, renderSummary(report, context.paint)].join('\n');
  return [...head, ...blocks, ...renderGone(report), end].join('\n\n');
}

function renderMends(report: FindingsReport, { paint, counts }: ReportContext): string[] {
  const { shown, left } = mendFirst(report, counts);
  const lines = shown.map(
    ({ family, name, affected, mend }, at) =>
      `  ${at + 1}  ${family}  ${paint.strong(printable(name))}, ${affected} affected: ${printable(mend)}`,
  );
  return titled('What to mend first', lines, left, paint);
}

function renderAccepted(report: FindingsReport, { paint }: ReportContext): string[] {
  const { shown, left } = acceptedFirst(report);
  const lines = shown.map((one) => {
    const what = one.rule ?? `gap: ${one.gap}`;
    return `  ${one.priority}  ${one.family}  ${printable(`${what}, ${one.affected} affected: ${acceptedBy(one)}`)}`;
  });
  return titled('Accepted, and still a risk', lines, left, paint);
}

function titled(title: string, lines: readonly string[], left: number, paint: Paint): string[] {
  if (lines.length === 0) return [];
  return [[paint.strong(title), ...lines, ...(left > 0 ? [paint.faint(`     and ${left} more`)] : [])].join('\n')];
}

function renderTarget(
  target: CheckedTarget,
  report: FindingsReport,
  context: ReportContext,
  explained: Set<string>,
): string[] {
  const { paint, opinions, full } = context;
  const findings = report.findings.filter((finding) => finding.target === target.name);
  const folded = (standing: string) => findings.filter((one) => standingOf(one, opinions) === standing).length;
  const shown = findings.filter((one) => full || ['open', 'excepted'].includes(standingOf(one, opinions)));
  const resources = [...new Set(shown.map(({ resource }) => resource.logicalId))];
  const proofs = report.proofs.filter((proof) => proof.target === target.name);
  return [
    `${paint.strong(printable(target.name))}  ${paint.faint(printable(`${target.file}, ${target.resources} resources`))}`,
    ...resources.map((id) => {
      const own = shown.filter(({ resource }) => resource.logicalId === id);
      return renderResource(own, context, explained);
    }),
    ...(!full && folded('baseline') > 0
      ? [`  ${folded('baseline')} known from the baseline; \`--full\` shows them`]
      : []),
    ...(!full && folded('opinion') > 0
      ? [`  ${counted(folded('opinion'), 'opinion')}; \`--opinions\` shows them`]
      : []),
    ...(proofs.length > 0 ? [renderProofs(proofs, paint)] : []),
  ];
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Everything about one resource, under its name and the line of code that made it. */
function renderResource(findings: readonly ReportedFinding[], context: ReportContext, explained: Set<string>): string {
  const [{ resource, code } = {} as ReportedFinding] = findings;
  const types = [...new Set(findings.map((finding) => finding.resource.type))].join(', ');
  const name = `${resource.constructPath ?? resource.logicalId} (${types})`;
  return [
    `${context.paint.strong(printable(name))}`,
    ...(code ? [`  made at ${printable(`${code.file}:${code.line}:${code.column}`)}`] : []),
    ...findings.map((finding) => renderFinding(finding, context, explained)),
  ].join('\n');
}

/** One finding in the house's lines: where, at, saw, want; why and mend the first time its rule appears. */
function renderFinding(finding: ReportedFinding, context: ReportContext, explained: Set<string>): string {
  const { resource, exception } = finding;
  const { paint } = context;
  const place = resource.line > 0 ? `${resource.file}:${resource.line}:${resource.column}` : resource.file;
  const tier = finding.tier === 'opinion' ? ', opinion' : '';
  const head = `${mark(finding, context)} ${paint.strong(finding.rule)} (${finding.topic}, ${finding.severity}${tier})`;
  const made = resource.becomes === undefined ? '' : ` of ${resource.becomes}, which SAM makes of it`;
  const first = !explained.has(finding.rule);
  explained.add(finding.rule);
  const line = resource.line > 0 ? context.linesOf(resource.file)?.[resource.line - 1] : undefined;
  return [
    `  ${printable(place)}  ${head}`,
    ...(line === undefined
      ? []
      : sourceLine(line, resource.line, resource.column).map((one) => paint.faint(`    ${one}`))),
    `    at    ${printable(`${finding.property || 'the whole of it'}${made}`)}`,
    `    saw   ${printable(finding.saw)}`,
    `    want  ${printable(finding.want)}`,
    ...(first ? [`    why   ${finding.why}`, `    mend  ${finding.fix}`] : []),
    ...(exception
      ? [`    but   ${printable(`${exception.owner} excepts it until ${exception.expires}: ${exception.reason}`)}`]
      : []),
  ].join('\n');
}

function mark(finding: ReportedFinding, { paint, opinions }: ReportContext): string {
  const standing = standingOf(finding, opinions);
  if (standing === 'excepted') return paint.faint('excepted');
  if (standing === 'baseline') return paint.faint('known');
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

/** What the baseline still lists though nobody finds it any more. */
function renderGone({ baseline }: FindingsReport): string[] {
  if (!baseline || baseline.gone.length === 0) return [];
  const lines = baseline.gone.map(({ rule, target, resource, property }) =>
    printable(`  ${rule}  ${target}  ${resource} ${property}`.trimEnd()),
  );
  return [[`gone since the baseline: write it again with \`--write-baseline\``, ...lines].join('\n')];
}

/** The last line of every report that people read. */
export function renderSummary({ summary, baseline }: FindingsReport, paint: Paint): string {
  const { pass, fail, unknown, excepted, opinions } = summary;
  const failed = `${fail} fail`;
  const unsure = `${unknown} unknown`;
  return [
    `${pass} pass`,
    fail > 0 ? paint.bad(failed) : failed,
    unknown > 0 ? paint.unsure(unsure) : unsure,
    `${excepted} excepted`,
    ...(baseline ? [`${summary.baseline} known from the baseline`] : []),
    ...(opinions > 0 ? [counted(opinions, 'opinion')] : []),
  ].join(', ');
}
