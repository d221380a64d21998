import { z } from 'zod';
import { TOPICS } from '../common/finding';
import { RISK_FAMILY_IDS } from '../common/risk-family';
import { PROFILES } from '../common/rule-card';

const count = z.int().min(0);
const family = z.enum(RISK_FAMILY_IDS);
const priority = z
  .int()
  .min(1)
  .optional()
  .describe('Place in the order in which findings and proofs are mended, 1 first; absent where nothing is to mend.');

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
  family: family.optional().describe('What kind of risk it is; see docs/priorities.md.'),
  priority,
});

const proof = z.object({
  claim: z.string(),
  target: z.string(),
  verdict: z.enum(['pass', 'fail', 'unknown']),
  explanation: z.array(z.string()),
  witness: z.string().nullable().describe('The concrete request or packet that shows the claim false.'),
  family: family.optional(),
  priority,
});

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const checked = z.object({
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    .describe('When the check was made, in UTC.'),
  tool: z.object({ name: z.string(), version: z.string() }),
  manifests: z.array(
    z.object({
      file: z.string(),
      vendor: z.string(),
      sha256: digest.describe('Of its text with lines ended by LF and without a byte order mark, as in the ledger.'),
      documents: z
        .array(z.object({ file: z.string(), sha256: digest }))
        .optional()
        .describe('Documents that it names, such as those in OpenAPI.'),
    }),
  ),
});

const accepted = z.object({
  priority: z.int().min(1),
  family,
  target: z.string(),
  rule: z.string().optional().describe('The rule whose findings are accepted; absent for a gap.'),
  gap: z.string().optional().describe('A gap of the vendor, as the manifest accepts it.'),
  affected: count.describe('How many resources or people it concerns.'),
  owner: z.string().optional().describe('Who accepts it; absent for what only the baseline knows.'),
  expires: z.string().optional(),
});

/** The contract of `enclave check --format json`. A change that breaks a reader needs a new `schemaVersion`. */
export const findingsReportSchema = z.object({
  schemaVersion: z.literal('1'),
  checked: checked.optional().describe('When and of what: a report without it is from an earlier version.'),
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
  accepted: z
    .array(accepted)
    .optional()
    .describe('Risks that stay although they stop nothing, in an order of their own: exceptions, gaps, the baseline.'),
});

export type FindingsReport = z.infer<typeof findingsReportSchema>;
export type Checked = NonNullable<FindingsReport['checked']>;
export type CheckedManifest = Checked['manifests'][number];
export type CheckedTarget = FindingsReport['targets'][number];
export type ReportedFinding = FindingsReport['findings'][number];
export type ReportedProof = FindingsReport['proofs'][number];
export type AcceptedRisk = NonNullable<FindingsReport['accepted']>[number];

export function findingsJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(findingsReportSchema, { target: 'draft-7', reused: 'inline' });
  return {
    $schema,
    title: 'vendor-enclave findings, version 1',
    description: 'What `enclave check --format json` prints.',
    ...rest,
  };
}
