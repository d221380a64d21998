import { z } from 'zod';
import { type Finding, type Proof, TOPICS } from '../common/finding';

const resource = z.object({
  logicalId: z.string(),
  type: z.string(),
  constructPath: z.string().optional(),
  madeFrom: z.string().optional().describe('Logical id of the SAM resource that it was made from.'),
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
  exception: z
    .object({ owner: z.string(), reason: z.string(), expires: z.string() })
    .optional()
    .describe('Present when the manifest excepts the finding: it then counts as excepted, not as its verdict.'),
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
  summary: z
    .object({ pass: z.int().min(0), fail: z.int().min(0), unknown: z.int().min(0), excepted: z.int().min(0) })
    .describe(
      'Counts verdicts: one for each rule on each resource it applies to that stayed silent (pass), one for each finding, one for each proof.',
    ),
  findings: z.array(finding),
  proofs: z.array(proof),
});

export type FindingsReport = z.infer<typeof findingsReportSchema>;
export type CheckedTarget = FindingsReport['targets'][number];

/** What a check found out about one target. */
export interface TargetResult {
  readonly target: CheckedTarget;
  readonly findings: readonly Finding[];
  readonly proofs: readonly Proof[];
  /** How many times a rule looked at a resource and had nothing to say. */
  readonly passed: number;
}

export function findingsReport(results: readonly TargetResult[]): FindingsReport {
  const findings = results.flatMap((result) => result.findings);
  const proofs = results.flatMap((result) => result.proofs);
  const open = findings.filter((one) => !one.exception);
  const count = (verdict: string) => [...open, ...proofs].filter((one) => one.verdict === verdict).length;
  return {
    schemaVersion: '1',
    targets: results.map((result) => result.target),
    summary: {
      pass: results.reduce((sum, result) => sum + result.passed, 0) + count('pass'),
      fail: count('fail'),
      unknown: count('unknown'),
      excepted: findings.length - open.length,
    },
    // A deep copy: the report is data to be written, and readers may not reach back into what made it.
    findings: structuredClone(findings) as FindingsReport['findings'],
    proofs: structuredClone(proofs) as FindingsReport['proofs'],
  };
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
