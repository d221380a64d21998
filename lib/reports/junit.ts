import type { Proof } from '../common/finding';
import { type CheckedTarget, type FindingsReport, type ReportedFinding, standingOf } from './findings-report';
import { placeOf } from './place';
import type { Rendered, ReportContext } from './report-context';
import { escapeXml } from './xml';

interface TestCase {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly xml: string;
}

/**
 * JUnit XML in the dialect that Jenkins, GitLab and Azure read: one suite for each target, one case for each rule and
 * resource with findings. What is a reason for exit code 1 failed; what is not, but was found, is skipped and says why.
 */
export function renderJunit(report: FindingsReport, context: ReportContext): Rendered {
  const suites = report.targets.map((target) => suiteOf(target, report, context));
  const attributes = `${countsOf(suites.flatMap(({ cases }) => cases))}${timestampOf(report)}`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="vendor-enclave" ${attributes}>`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>',
  ];
  return { text: lines.join('\n'), notes: [] };
}

function suiteOf(target: CheckedTarget, report: FindingsReport, context: ReportContext) {
  const own = report.findings.filter((one) => one.target === target.name);
  const shown = own.filter((one) => context.full || standingOf(one, context.opinions) !== 'opinion');
  const groups = new Map<string, ReportedFinding[]>();
  for (const one of shown) {
    const key = `${one.rule} ${one.resource.logicalId}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const cases = [
    // Readers take a suite without a case for a job that never ran.
    {
      outcome: 'passed',
      xml: element('testcase', { classname: 'vendor-enclave', name: 'every rule was asked' }),
    } as const,
    ...[...groups.values()].map((group) => findingCase(group, report, context)),
    ...report.proofs.filter((proof) => proof.target === target.name).map((proof) => proofCase(proof, context)),
  ];
  const head = `  <testsuite name="${escapeXml(target.name)}" ${countsOf(cases)}${timestampOf(report)}>`;
  return { cases, xml: [head, ...cases.map(({ xml }) => indent(xml)), '  </testsuite>'].join('\n') };
}

/** In UTC, without a zone and parts of seconds: the schemas of several readers take no more. */
function timestampOf({ checked }: FindingsReport): string {
  return checked ? ` timestamp="${checked.at.slice(0, 'YYYY-MM-DDThh:mm:ss'.length)}"` : '';
}

function findingCase(group: readonly ReportedFinding[], report: FindingsReport, context: ReportContext): TestCase {
  const failing = group.filter((one) => context.counts(one));
  const [first] = (failing.length > 0 ? failing : group) as [ReportedFinding];
  const { file, line } = placeOf(first, report.targets, context.cwd);
  const outcome = failing.length > 0 ? 'failed' : 'skipped';
  const lead = failing.length > 0 ? '' : `${reasonOf(first, context)}: `;
  const attributes = {
    classname: `${first.topic}.${first.rule}`,
    name: `${first.rule} on ${first.resource.constructPath ?? first.resource.logicalId}`,
    file,
    ...(line !== undefined && { line: String(line) }),
  };
  const message = `${lead}saw ${first.saw}; want ${first.want}`;
  const details = group.map((one) => `${one.property}: saw ${one.saw}; want ${one.want}`);
  const body = [...details, `why: ${first.why}`, `mend: ${first.fix}`].join('\n');
  return { outcome, xml: element('testcase', attributes, outcomeOf(outcome, message, first.severity, body)) };
}

function proofCase(proof: Proof, context: ReportContext): TestCase {
  const attributes = { classname: 'proof', name: proof.claim };
  if (proof.verdict === 'pass') return { outcome: 'passed', xml: element('testcase', attributes) };
  const outcome = context.counts(proof) ? 'failed' : 'skipped';
  const body = [...proof.explanation, ...(proof.witness === null ? [] : [`witness: ${proof.witness}`])].join('\n');
  const message = proof.verdict === 'fail' ? 'shown to be false' : 'cannot be decided';
  return { outcome, xml: element('testcase', attributes, outcomeOf(outcome, message, 'error', body)) };
}

function reasonOf(finding: ReportedFinding, { opinions }: ReportContext): string {
  const { exception } = finding;
  switch (standingOf(finding, opinions)) {
    case 'excepted':
      return `excepted by ${exception?.owner} until ${exception?.expires}, ${exception?.reason}`;
    case 'baseline':
      return 'known from the baseline';
    case 'opinion':
      return 'an opinion';
    case 'open':
      return finding.verdict === 'unknown' ? 'cannot tell before deployment' : 'a warning';
  }
}

function outcomeOf(outcome: 'failed' | 'skipped', message: string, type: string, body: string): string {
  if (outcome === 'failed') return element('failure', { message, type }, escapeXml(body));
  return element('skipped', { message });
}

function element(name: string, attributes: Readonly<Record<string, string>>, content?: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const start = `<${name}${written.join('')}`;
  if (content === undefined) return `${start}/>`;
  return content.startsWith('<') ? `${start}>\n${indent(content)}\n</${name}>` : `${start}>${content}</${name}>`;
}

function countsOf(cases: readonly TestCase[]): string {
  const count = (outcome: TestCase['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  return `tests="${cases.length}" failures="${count('failed')}" errors="0" skipped="${count('skipped')}"`;
}

/** Lines that begin with a tag: in the text of a failure, which is data, line breaks are written as references. */
const indent = (xml: string) => xml.replace(/^(?= *<)/gm, '    ');
