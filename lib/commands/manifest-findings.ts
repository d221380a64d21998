import { dayOf } from '../common/clock';
import type { ExceptionNote, Finding } from '../common/finding';
import { decide } from '../governance/decide/decide';
import { judgeManifest } from '../governance/judge-manifest';
import type { LedgerReport } from '../governance/ledger';
import type { ManifestRule } from '../governance/manifest-rule';
import decisionAgainst from '../governance/rules/decision-against';
import type { LoadedManifest } from '../manifest/load-manifest';
import { findingOf } from '../../policies/finding-of';
import type { Judgement } from '../../policies/judge-template';

/** What rules say of a manifest itself and of the ledger beside it, in the form of every other finding. */
export function manifestFindings(
  loaded: LoadedManifest,
  rules: readonly ManifestRule[],
  target: string,
  now: Date,
  ledger: LedgerReport | undefined,
): Judgement {
  const { observations, passed } = judgeManifest(loaded, rules, dayOf(now), ledger);
  const findings = observations.map((said) => findingOf(said.rule, said, said.subject, target));
  const note = overrideNote(loaded, now);
  return { findings: note === undefined ? findings : findings.map((finding) => overridden(finding, note)), passed };
}

/** Two people answer for going forward all the same: the finding stays in every report, and stops nothing. */
function overridden(finding: Finding, exception: ExceptionNote): Finding {
  return finding.rule === decisionAgainst.id ? { ...finding, exception } : finding;
}

function overrideNote({ manifest }: LoadedManifest, now: Date): ExceptionNote | undefined {
  const { override } = decide(manifest, dayOf(now));
  return override && { owner: override.by.join(' and '), reason: override.reason, expires: override.expires };
}
