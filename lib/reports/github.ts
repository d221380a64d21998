import { type FindingsReport, type ReportedFinding, isOverridden, standingOf } from './findings-report';
import { noPaint } from './paint';
import { placeAt, placeOf } from './place';
import { compare } from './priorities';
import type { Rendered, ReportContext } from './report-context';
import { renderSummary } from './text';

/** GitHub shows so many annotations of one kind for each step; the rest stay in the log. */
const SHOWN_PER_KIND = 10;

const KINDS = ['error', 'warning', 'notice'] as const;
type Kind = (typeof KINDS)[number];

interface Annotation {
  readonly kind: Kind;
  readonly line: string;
  readonly priority: number;
}

/** Workflow commands that GitHub Actions turns into annotations: `::error file=…,line=…,title=…::…`, worst first. */
export function renderGithub(report: FindingsReport, context: ReportContext): Rendered {
  const findings = report.findings.filter((one) => isOverridden(one) || standingOf(one, context.opinions) === 'open');
  const proofs = report.proofs.filter(({ verdict }) => verdict !== 'pass');
  const annotations = [
    ...findings.map((one) => annotate(one, report, context)),
    ...proofs.map(({ claim, target, verdict, explanation, priority = Infinity }): Annotation => {
      const file = report.targets.find(({ name }) => name === target)?.file ?? target;
      const kind = verdict === 'fail' ? 'error' : 'notice';
      const place = { file: placeAt(file, context.cwd).file };
      const line = command(kind, { ...place, title: 'proof' }, [claim, ...explanation].join('\n'));
      return { kind, line, priority };
    }),
  ].sort((one, other) => compare(orderOf(one), orderOf(other)));
  const many = KINDS.map((kind) => [kind, annotations.filter((one) => one.kind === kind).length] as const).filter(
    ([, count]) => count > SHOWN_PER_KIND,
  );
  return {
    text: [...annotations.map(({ line }) => line), renderSummary(report, noPaint)].join('\n'),
    notes: many.map(([kind, count]) => `GitHub shows ${SHOWN_PER_KIND} of these ${count} ${kind}s beside the code`),
  };
}

const orderOf = ({ kind, priority }: Annotation) => [KINDS.indexOf(kind), priority];

function annotate(finding: ReportedFinding, report: FindingsReport, context: ReportContext): Annotation {
  const { resource, property, saw, want, fix, priority = Infinity } = finding;
  const kind = finding.verdict === 'unknown' || isOverridden(finding) ? 'notice' : finding.severity;
  const { file, line, column } = placeOf(finding, report.targets, context.cwd);
  const place = { file, ...(line !== undefined && { line, col: column }) };
  const cannot = finding.verdict === 'unknown' ? 'Cannot tell before deployment. ' : '';
  const name = `${resource.constructPath ?? resource.logicalId} ${property}`.trimEnd();
  return {
    kind,
    priority,
    line: command(kind, { ...place, title: finding.rule }, `${cannot}${name}: saw ${saw}; want ${want}. ${fix}`),
  };
}

function command(
  kind: Kind,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${kind} ${written.join(',')}::${escapeData(message)}`;
}

/** Unescaped, a line break in a name would start a command of the template's author. */
const escapeData = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const escapeProperty = (text: string) => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
