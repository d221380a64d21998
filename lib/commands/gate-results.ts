import { dayOf, isPast } from '../common/clock';
import { formatPosition } from '../common/yaml-source';
import type { LedgerReport } from '../governance/ledger';
import { isManifestRule } from '../governance/rules-by-id';
import { manifestRules } from '../governance/rules';
import stageUnpromoted from '../governance/rules/stage-unpromoted';
import { GATES } from '../governance/stages/gates';
import type { LoadedManifest } from '../manifest/load-manifest';
import { covers } from '../../policies/exceptions';
import { manifestFindings } from './manifest-findings';

/** The step that is asked for is not in the ledger yet. */
const BEFORE_THE_STEP = manifestRules.filter(({ id }) => id !== stageUnpromoted.id);

/** Why a gate is shut: at which line, by which rule, and what opens it. */
export interface ShutBy {
  /** `file:line:column`. */
  readonly where: string;
  /** Id of the rule; the gate's own code where no rule asks for it. */
  readonly rule: string;
  readonly saw: string;
  readonly mend: string;
}

/** A gate, open or shut. */
export interface GateResult {
  readonly gate: string;
  readonly title: string;
  readonly passed: boolean;
  readonly obstacles: readonly ShutBy[];
}

/** Every gate before the stage that a manifest is in by its text. What an exception covers shuts no gate. */
export function gateResults(loaded: LoadedManifest, ledger: LedgerReport | undefined, now: Date): GateResult[] {
  const { manifest } = loaded;
  const live = manifest.exceptions.filter(({ rule, expires }) => isManifestRule(rule) && !isPast(expires, now));
  const open = manifestFindings(loaded, BEFORE_THE_STEP, manifest.vendor.id, now, ledger).findings.filter(
    (finding) =>
      finding.exception === undefined &&
      (finding.waivable === false || !live.some((exception) => covers(exception, finding))),
  );
  const named = new Set(GATES.flatMap(({ rules }) => rules));
  return GATES.map(({ id, title, rules, obstacles }) => {
    const own =
      id === 'rest' ? open.filter(({ rule }) => !named.has(rule)) : open.filter(({ rule }) => rules.includes(rule));
    const all: ShutBy[] = [
      ...(obstacles?.(manifest, dayOf(now)) ?? []).map(({ path, code, saw, mend }) => ({
        where: formatPosition(loaded.locate(path)),
        rule: code,
        saw,
        mend,
      })),
      ...own.map(({ rule, resource, saw, fix }) => ({ where: formatPosition(resource), rule, saw, mend: fix })),
    ];
    return { gate: id, title, passed: all.length === 0, obstacles: all };
  });
}
