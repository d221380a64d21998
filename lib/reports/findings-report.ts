import { z } from 'zod';
import { type Finding, type Proof, TOPICS } from '../common/finding';
import { fingerprintOf } from '../common/fingerprint';
import { PROFILES, type Profile } from '../common/rule-card';
import { type BaselineEntry, matchBaseline } from './baseline';

const count = z.int().min(0);

const resource = z.object({
  logicalId: z.string(),
  type: z.string(),
  constructPath: z.string().optional(),
  becomes: z.string().optional().describe('Logical id that SAM gives it in the stack; `logicalId` is the author’s.'),
  file: z.string(),
  line: z.int().min(0).describe('Counts from 1; 0 when the place is not known.'),
  column: z.int().min(0),
});

const finding = z.object({
  rule: z.string(),
  topic: z.enum(TOPICS),
  verdict: z.enum(['fail', 'unknown']),
  severity: z.enum(['error', 'warning']),
  tier: z.enum(['core', 'opinion']).describe('An opinion is house taste: it is counted apart and fails nothing.'),
  target: z.string(),
  resource,
  property: z.string(),
  saw: z.string(),
  want: z.string(),
  why: z.string(),
  fix: z.string(),
  controls: z.record(z.string(), z.array(z.string())),
  fingerprint: z.string().describe('The same for the same weakness after the file was edited; see `--baseline`.'),
  waivable: z.literal(false).optional().describe('Neither an exception nor a baseline covers it.'),
  code: z
    .object({ file: z.string(), line: count, column: count })
    .optional()
    .describe('The line of the CDK app that made the resource, where the assembly records it.'),
  baseline: z
    .literal(true)
    .optional()
    .describe('Present when the baseline knows it: counted there, not as its verdict.'),
  exception: z
    .object({ owner: z.string(), reason: z.string(), expires: z.string() })
    .optional()
    .describe('Present when an exception covers the finding: it then counts as excepted, not as its verdict.'),
});

const proof = z.object({
  claim: z.string(),
  target: z.string(),
  verdict: z.enum(['pass', 'fail', 'unknown']),
  explanation: z.array(z.string()),
  witness: z.string().nullable().describe('The concrete request or packet that shows the claim false.'),
});

/** The contract of `enclave check --format json`. A change that breaks a reader needs a new `schemaVersion`. */
export const findingsReportSchema = z.object({
  schemaVersion: z.literal('1'),
  targets: z.array(z.object({ name: z.string(), file: z.string(), resources: z.int().min(0) })),
  profile: z.enum(PROFILES).describe('How strict cryptography had to be.'),
  summary: z
    .object({
      pass: count,
      fail: count,
      unknown: count,
      excepted: count,
      baseline: count,
      opinions: count.describe('Opinions are not in `fail` and `unknown`; with `--opinions` they are, and this is 0.'),
    })
    .describe(
      'Counts verdicts: one for each rule on each resource it applies to that stayed silent (pass), one for each finding, one for each proof.',
    ),
  baseline: z
    .object({
      gone: z.array(
        z.object({
          fingerprint: z.string(),
          rule: z.string(),
          target: z.string(),
          resource: z.string(),
          property: z.string(),
        }),
      ),
    })
    .optional()
    .describe('With `--baseline`: entries whose weakness is gone, so that the file can shrink.'),
  findings: z.array(finding),
  proofs: z.array(proof),
});

export type FindingsReport = z.infer<typeof findingsReportSchema>;
export type CheckedTarget = FindingsReport['targets'][number];
export type ReportedFinding = FindingsReport['findings'][number];

/** What a check found out about one target. */
export interface TargetResult {
  readonly target: CheckedTarget;
  /** What the target is called wherever it is judged, for fingerprints. @default - its name */
  readonly subject?: string;
  readonly findings: readonly Finding[];
  readonly proofs: readonly Proof[];
  /** How many times a rule looked at a resource and had nothing to say. */
  readonly passed: number;
}

export interface ReportOptions {
  /** Opinions count as their verdict. @default false */
  readonly opinions?: boolean;
  /** @default 'modern' */
  readonly profile?: Profile;
  /** What was known before, and which rules were asked this time. @default - nothing */
  readonly baseline?: { readonly entries: readonly BaselineEntry[]; readonly asked: (rule: string) => boolean };
}

export function findingsReport(results: readonly TargetResult[], options: ReportOptions = {}): FindingsReport {
  const { baseline, opinions = false, profile = 'modern' } = options;
  const all = results.flatMap((result) => reported(result));
  const subjects = new Set(results.map(subjectOf));
  const match =
    baseline &&
    matchBaseline(baseline.entries, all, ({ rule, target }) => subjects.has(target) && baseline.asked(rule));
  const findings = all.map((one) => (match?.known.has(one) ? { ...one, baseline: true as const } : one));
  const proofs = results.flatMap((result) => result.proofs);
  const standing = (wanted: Standing) => findings.filter((one) => standingOf(one, opinions) === wanted);
  const open = [...standing('open'), ...proofs];
  const counted = (verdict: string) => open.filter((one) => one.verdict === verdict).length;
  return {
    schemaVersion: '1',
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
    proofs: structuredClone(proofs) as FindingsReport['proofs'],
  };
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

export function findingsJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(findingsReportSchema, { target: 'draft-7', reused: 'inline' });
  return {
    $schema,
    title: 'vendor-enclave findings, version 1',
    description: 'What `enclave check --format json` prints.',
    ...rest,
  };
}
