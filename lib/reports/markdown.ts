import type { Proof } from '../common/finding';
import { type FindingsReport, type ReportedFinding, isOverridden, standingOf } from './findings-report';
import { checkedLine } from './checked-line';
import { acceptedBy, acceptedFirst, mendFirst } from './mend-first';
import { placeOf } from './place';
import { compare } from './priorities';
import type { Rendered, ReportContext } from './report-context';

/** The longest comment GitHub takes, in characters. */
const LENGTH_MAX = 65_536;
/** Kept free for the last line, which says what was cut. */
const RESERVE = 200;

interface Block {
  readonly text: string;
  readonly findings: number;
}

/**
 * Markdown for a comment on a pull request: the summary, then one folded block for each resource, worst first.
 * What does not fit is counted in the last line.
 */
export function renderMarkdown(report: FindingsReport, context: ReportContext): Rendered {
  const open = report.findings.filter((one) => isOverridden(one) || standingOf(one, context.opinions) === 'open');
  const head = [headOf(report), ...mendsOf(report, context), ...acceptedOf(report)].join('\n\n');
  const proofs = report.proofs.filter(({ verdict }) => verdict !== 'pass').map(proofBlock);
  const blocks = [...proofs, ...resourceBlocks(open, report, context)];
  let text = head;
  let cut = 0;
  for (const block of blocks) {
    if (text.length + block.text.length + 2 > LENGTH_MAX - RESERVE) cut += block.findings;
    else text += `\n\n${block.text}`;
  }
  if (cut === 0) return { text, notes: [] };
  const note = `${cut} findings did not fit into the ${LENGTH_MAX} characters GitHub takes`;
  return { text: `${text}\n\n_${note}; \`enclave check\` prints them all._`, notes: [note] };
}

function headOf(report: FindingsReport): string {
  const { summary, baseline } = report;
  const { pass, fail, unknown, excepted, opinions } = summary;
  const verdict = fail > 0 ? `${fail} to mend` : unknown > 0 ? `nothing to mend, ${unknown} unknown` : 'clean';
  const columns: [string, number][] = [
    ['pass', pass],
    ['fail', fail],
    ['unknown', unknown],
    ['excepted', excepted],
    ...(baseline ? ([['known', summary.baseline]] as [string, number][]) : []),
    ['opinions', opinions],
  ];
  const gone =
    baseline && baseline.gone.length > 0
      ? [`${baseline.gone.length} entries of the baseline are gone: it can shrink.`]
      : [];
  return [
    `## Enclave: ${verdict}`,
    [
      `| ${columns.map(([name]) => name).join(' | ')} |`,
      `|${columns.map(() => '---:').join('|')}|`,
      `| ${columns.map(([, count]) => count).join(' | ')} |`,
    ].join('\n'),
    ...checkedLine(report).map(code),
    ...gone,
  ].join('\n\n');
}

function mendsOf(report: FindingsReport, { counts }: ReportContext): string[] {
  const { shown, left } = mendFirst(report, counts);
  const lines = shown.map(
    ({ family, name, affected, mend }) => `${family}: ${code(name)}, ${affected} affected. **${escapeMarkdown(mend)}**`,
  );
  return numbered('What to mend first', lines, left);
}

function acceptedOf(report: FindingsReport): string[] {
  const { shown, left } = acceptedFirst(report);
  const lines = shown.map(
    (one) => `${one.family}: ${code(one.rule ?? one.gap ?? '')}, ${one.affected} affected, ${code(acceptedBy(one))}`,
  );
  return numbered('Accepted, and still a risk', lines, left);
}

function numbered(title: string, lines: readonly string[], left: number): string[] {
  if (lines.length === 0) return [];
  const list = lines.map((line, at) => `${at + 1}. ${line}`).join('\n');
  return [`### ${title}`, list, ...(left > 0 ? [`_and ${left} more_`] : [])];
}

function resourceBlocks(open: readonly ReportedFinding[], report: FindingsReport, context: ReportContext): Block[] {
  const groups = new Map<string, ReportedFinding[]>();
  for (const one of open) {
    const key = JSON.stringify([one.target, one.resource.logicalId]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const blocks = [...groups.values()].map((group) => ({ group, worst: firstOf(group) }));
  return blocks
    .sort((one, other) => compare([one.worst], [other.worst]))
    .map(({ group }) => ({ text: resourceBlock(group, report, context), findings: group.length }));
}

/** What somebody overrode has no place in the order, and comes last. */
function firstOf(group: readonly ReportedFinding[]): number {
  return group.reduce((first, { priority = Infinity }) => Math.min(first, priority), Infinity);
}

function resourceBlock(group: readonly ReportedFinding[], report: FindingsReport, context: ReportContext): string {
  const [{ resource, target }] = group as [ReportedFinding];
  const { file, line } = placeOf(group[0] as ReportedFinding, report.targets, context.cwd);
  const name = resource.constructPath ?? resource.logicalId;
  const count = `${group.length} finding${group.length === 1 ? '' : 's'}`;
  const where = line === undefined ? file : `${file}:${line}`;
  const rows = group
    .map((one) => ({
      ...one,
      weight: isOverridden(one) ? 'overridden' : one.verdict === 'unknown' ? 'unknown' : one.severity,
    }))
    .map(
      ({ weight, rule, property, saw, want }) =>
        `| ${weight} | ${code(rule)} | ${code(property)} | ${code(saw)} | ${code(want)} |`,
    );
  const mends = [...new Map(group.map((one) => [one.rule, one])).values()].map(
    ({ rule, why, fix }) => `- ${code(rule)}: ${escapeMarkdown(why)} **${escapeMarkdown(fix)}**`,
  );
  return [
    `<details><summary>${code(name)} (${code(resource.type)}): ${count}</summary>`,
    `${code(target)}, ${code(where)}`,
    ['| | rule | property | saw | want |', '|---|---|---|---|---|', ...rows].join('\n'),
    mends.join('\n'),
    '</details>',
  ].join('\n\n');
}

function proofBlock({ claim, verdict, explanation }: Proof): Block {
  const said = verdict === 'fail' ? 'Not so' : 'Cannot be decided';
  const lines = explanation.map((line) => `- ${code(line)}`);
  return {
    text: [`<details open><summary>${said}: ${escapeMarkdown(claim)}</summary>`, lines.join('\n'), '</details>'].join(
      '\n\n',
    ),
    findings: 1,
  };
}

const code = (text: string) => (text === '' ? '' : `<code>${escapeMarkdown(text)}</code>`);

/**
 * Names and values come from a template, so from anybody: no mark-up, link or table cell may grow from them.
 * GitHub looks for mentions after that, everywhere but in `<code>`: what comes from a template stands in one.
 */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .replace(/www\./gi, (start) => `${start.slice(0, 3)}\u0000`)
    .replace(/[^\p{L}\p{N} .,;/=()%+-]/gu, (char) => `&#${char.codePointAt(0) || 46};`);
}
