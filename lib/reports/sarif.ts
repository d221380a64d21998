import { createHash } from 'node:crypto';
import type { RuleCard } from '../common/rule-card';
import {
  type FindingsReport,
  type ReportedFinding,
  type ReportedProof,
  isOverridden,
  standingOf,
} from './findings-report';
import { placeAt, placeOf } from './place';
import { compare, inOrder, ranksOf } from './priorities';
import type { Rendered, ReportContext } from './report-context';
import { braced, fingerprints, physical, ROOT } from './sarif-parts';
import { type SarifRule, proofRule, sarifRule } from './sarif-rules';

/** GitHub code scanning refuses a run with more results, and shows only the first 5,000 by severity. */
const RESULTS_MAX = 25_000;
const RESULTS_SHOWN = 5_000;

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: 'fail' | 'open' | 'pass';
  readonly level: 'error' | 'warning' | 'note' | 'none';
  readonly [key: string]: unknown;
}

/**
 * SARIF 2.1.0, as GitHub code scanning takes it.
 *
 * "Cannot tell" is `kind: open`, which SARIF allows only with `level: none`. What was excepted, is known or is left to
 * taste stays out, because GitHub would show it as an alert whatever its `suppressions` say; `--full` keeps it. What two people
 * overrode stays in.
 */
export function renderSarif(report: FindingsReport, context: ReportContext): Rendered {
  const { opinions, full } = context;
  const findings = report.findings.filter(
    (one) => full || isOverridden(one) || ['open', 'opinion'].includes(standingOf(one, opinions)),
  );
  const proofs = report.proofs.filter(({ verdict }) => full || verdict !== 'pass');
  const rules = rulesOf(findings, proofs, context);
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  const ranks = ranksOf(inOrder([...findings, ...proofs].filter(({ priority }) => priority !== undefined)));
  const all = [
    ...findings.map((one) => ({ one, result: findingResult(one, index, report, context) })),
    ...proofs.map((one) => ({ one, result: proofResult(one, index, report, context) })),
  ].sort((one, other) => compare(orderOf(one), orderOf(other)));
  const results = all
    .slice(0, RESULTS_MAX)
    .map(({ one, result }) => ({ ...result, ...(ranks.has(one) && { rank: ranks.get(one) }) }));
  const notes = limitNotes(all.length);
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driver(rules, context) },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The folder `enclave check` ran in.' } } },
        invocations: [
          {
            executionSuccessful: true,
            ...(report.checked && { startTimeUtc: report.checked.at }),
            toolExecutionNotifications: notes.map((text) => ({ level: 'warning', message: { text } })),
          },
        ],
        results,
        properties: { summary: report.summary, profile: report.profile, checked: report.checked },
      },
    ],
  };
  return { text: JSON.stringify(log, null, 2), notes };
}

const LEVELS = ['error', 'warning', 'note', 'none'] as const;

interface Told {
  readonly one: ReportedFinding | ReportedProof;
  readonly result: SarifResult;
}

const orderOf = ({ one, result }: Told) => [LEVELS.indexOf(result.level), one.priority ?? Infinity];

function driver(rules: readonly SarifRule[], { version, homepage }: ReportContext): object {
  return {
    name: 'vendor-enclave',
    semanticVersion: version,
    ...(homepage !== undefined && { informationUri: homepage }),
    rules,
  };
}

/** The rules that have something to say; with `--full` every one that was asked. */
function rulesOf(
  findings: readonly ReportedFinding[],
  proofs: readonly ReportedProof[],
  context: ReportContext,
): SarifRule[] {
  const spoke = new Set(findings.map(({ rule }) => rule));
  const cards = context.cards.filter(({ id }) => context.full || spoke.has(id));
  return [
    ...cards.map((card: RuleCard) => sarifRule(card, context.homepage)),
    ...(proofs.length > 0 ? [proofRule] : []),
  ];
}

function findingResult(
  finding: ReportedFinding,
  index: ReadonlyMap<string, number>,
  report: FindingsReport,
  context: ReportContext,
): SarifResult {
  const { resource, property, saw, want, exception } = finding;
  const known = standingOf(finding, context.opinions) === 'baseline';
  const at = `${resource.constructPath ?? resource.logicalId}${property ? ` ${property}` : ''}`;
  const cannot = finding.verdict === 'unknown' ? 'Cannot tell before deployment: ' : '';
  return {
    ruleId: finding.rule,
    ruleIndex: index.get(finding.rule) ?? -1,
    ...gradeOf(finding, context),
    message: { text: braced(`${cannot}${at}: saw ${saw}; want ${want}. ${finding.fix}`) },
    locations: [
      {
        physicalLocation: physical(placeOf(finding, report.targets, context.cwd)),
        logicalLocations: [
          {
            name: resource.logicalId,
            fullyQualifiedName: resource.constructPath ?? resource.logicalId,
            kind: 'resource',
          },
        ],
      },
    ],
    ...(finding.code && {
      relatedLocations: [
        {
          message: { text: 'in the template' },
          physicalLocation: physical(placeAt(resource.file, context.cwd, resource)),
        },
      ],
    }),
    partialFingerprints: fingerprints(finding.fingerprint),
    ...(report.baseline && { baselineState: known ? 'unchanged' : 'new' }),
    ...(exception && {
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: `${exception.owner} until ${exception.expires}: ${exception.reason}`,
        },
      ],
    }),
    properties: {
      tier: finding.tier,
      topic: finding.topic,
      target: finding.target,
      resourceType: resource.type,
      property,
      controls: finding.controls,
    },
  };
}

function gradeOf(finding: ReportedFinding, { opinions }: ReportContext): Pick<SarifResult, 'kind' | 'level'> {
  if (finding.verdict === 'unknown') return { kind: 'open', level: 'none' };
  return { kind: 'fail', level: standingOf(finding, opinions) === 'opinion' ? 'note' : finding.severity };
}

function proofResult(
  proof: ReportedProof,
  index: ReadonlyMap<string, number>,
  report: FindingsReport,
  { cwd }: ReportContext,
): SarifResult {
  const { claim, target, verdict, explanation, witness } = proof;
  const file = report.targets.find(({ name }) => name === target)?.file ?? target;
  const kind = ({ pass: 'pass', fail: 'fail', unknown: 'open' } as const)[verdict];
  const said = { pass: 'Proven', fail: 'Shown to be false', unknown: 'Cannot be decided' }[verdict];
  const shown = witness === null ? [] : [`Witness: ${witness}`];
  return {
    ruleId: proofRule.id,
    ruleIndex: index.get(proofRule.id) ?? -1,
    kind,
    level: verdict === 'fail' ? 'error' : 'none',
    message: { text: braced([`${said}: ${claim}`, ...explanation, ...shown].join('\n')) },
    locations: [{ physicalLocation: physical(placeAt(file, cwd)) }],
    partialFingerprints: fingerprints(createHash('sha256').update(`${target}\n${claim}`).digest('hex').slice(0, 32)),
    properties: { target, claim },
  };
}

function limitNotes(count: number): string[] {
  if (count > RESULTS_MAX) {
    return [
      `${count - RESULTS_MAX} of ${count} results, the least severe, are left out: GitHub code scanning refuses more than ${RESULTS_MAX} in one run`,
    ];
  }
  if (count <= RESULTS_SHOWN) return [];
  return [`GitHub code scanning shows the ${RESULTS_SHOWN} most severe of these ${count} results`];
}
