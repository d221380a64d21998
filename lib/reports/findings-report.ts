import type { Finding, Proof } from '../common/finding';
import { fingerprintOf } from '../common/fingerprint';
import type { Profile } from '../common/rule-card';
import { type AcceptedGap, acceptedRisks } from './accepted';
import { type BaselineEntry, matchBaseline } from './baseline';
import type { Checked, CheckedTarget, FindingsReport, ReportedFinding, ReportedProof } from './findings-schema';
import { inOrder } from './priorities';

export type {
  AcceptedRisk,
  Checked,
  CheckedManifest,
  CheckedTarget,
  FindingsReport,
  ReportedFinding,
  ReportedProof,
} from './findings-schema';

/** What a check found out about one target. */
export interface TargetResult {
  readonly target: CheckedTarget;
  /** What the target is called wherever it is judged, for fingerprints. @default - its name */
  readonly subject?: string;
  readonly findings: readonly Finding[];
  readonly proofs: readonly Proof[];
  /** How many times a rule looked at a resource and had nothing to say. */
  readonly passed: number;
  /** Gaps of the vendor that the manifest accepts today. @default - none */
  readonly gaps?: readonly AcceptedGap[];
}

export interface ReportOptions {
  /** Opinions count as their verdict. @default false */
  readonly opinions?: boolean;
  /** When the check was made, and of what. @default - the report does not say */
  readonly checked?: Checked;
  /** @default 'modern' */
  readonly profile?: Profile;
  /** What was known before, and which rules were asked this time. @default - nothing */
  readonly baseline?: { readonly entries: readonly BaselineEntry[]; readonly asked: (rule: string) => boolean };
}

export function findingsReport(results: readonly TargetResult[], options: ReportOptions = {}): FindingsReport {
  const { baseline, checked, opinions = false, profile = 'modern' } = options;
  const all = results.flatMap((result) => reported(result));
  const subjects = new Set(results.map(subjectOf));
  const match =
    baseline &&
    matchBaseline(baseline.entries, all, ({ rule, target }) => subjects.has(target) && baseline.asked(rule));
  const marked = all.map((one) => (match?.known.has(one) ? { ...one, baseline: true as const } : one));
  const made = results.flatMap((result) => result.proofs.map(copied));
  const { findings, proofs } = withPriorities(marked, made, opinions);
  const standing = (wanted: Standing) => findings.filter((one) => standingOf(one, opinions) === wanted);
  const open = [...standing('open'), ...proofs];
  const counted = (verdict: string) => open.filter((one) => one.verdict === verdict).length;
  const accepted = acceptedRisks(
    [...standing('excepted'), ...standing('baseline')],
    results.flatMap(({ target, gaps = [] }) => gaps.map((gap) => ({ ...gap, target: target.name }))),
  );
  return {
    schemaVersion: '1',
    ...(checked && { checked }),
    targets: results.map((result) => result.target),
    profile,
    summary: {
      pass: results.reduce((sum, result) => sum + result.passed, 0) + counted('pass'),
      fail: counted('fail'),
      unknown: counted('unknown'),
      excepted: standing('excepted').length,
      baseline: standing('baseline').length,
      opinions: standing('opinion').length,
    },
    ...(match && { baseline: { gone: [...match.gone] } }),
    findings,
    proofs,
    ...(accepted.length > 0 && { accepted }),
  };
}

/** Numbers what is to mend, findings and proofs in one order. */
function withPriorities(findings: readonly ReportedFinding[], proofs: readonly ReportedProof[], opinions: boolean) {
  const groups = inOrder([
    ...findings.filter((one) => standingOf(one, opinions) === 'open'),
    ...proofs.filter(({ verdict }) => verdict !== 'pass'),
  ]);
  const order = groups.flatMap((group) => group.members.map((member) => ({ member, family: group.family })));
  const places = new Map(order.map(({ member, family }, at) => [member as object, { family, priority: at + 1 }]));
  const numbered = <T extends object>(one: T): T => ({ ...one, ...places.get(one) });
  return { findings: findings.map(numbered), proofs: proofs.map(numbered) };
}

export const subjectOf = ({ subject, target }: TargetResult): string => subject ?? target.name;

/** How a finding is counted: as its verdict (`open`), or as one of the things that make it no reason to stop. */
export type Standing = 'open' | 'excepted' | 'baseline' | 'opinion';

export function standingOf(finding: ReportedFinding, opinions: boolean): Standing {
  if (finding.exception) return 'excepted';
  if (finding.baseline) return 'baseline';
  return finding.tier === 'opinion' && !opinions ? 'opinion' : 'open';
}

/** Excepted although no single owner may: two people answer for it by name, and every report shows it. */
export function isOverridden({ waivable, exception }: ReportedFinding): boolean {
  return waivable === false && exception !== undefined;
}

/** A deep copy: the report is data to be written, and readers may not reach back into what made it. */
function reported(result: TargetResult): ReportedFinding[] {
  return result.findings.map((finding) => ({
    ...(structuredClone(finding) as Omit<ReportedFinding, 'fingerprint'>),
    fingerprint: fingerprintOf(finding, subjectOf(result)),
  }));
}

const copied = (proof: Proof) => structuredClone(proof) as ReportedProof;
