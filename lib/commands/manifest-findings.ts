import { dayOf } from '../common/clock';
import { judgeManifest } from '../governance/judge-manifest';
import type { ManifestRule } from '../governance/manifest-rule';
import type { LoadedManifest } from '../manifest/load-manifest';
import { findingOf } from '../../policies/finding-of';
import type { Judgement } from '../../policies/judge-template';

/** What rules say of a manifest itself, in the form of every other finding. */
export function manifestFindings(
  loaded: LoadedManifest,
  rules: readonly ManifestRule[],
  target: string,
  now: Date,
): Judgement {
  const { observations, passed } = judgeManifest(loaded, rules, dayOf(now));
  return { findings: observations.map((said) => findingOf(said.rule, said, said.subject, target)), passed };
}
