import type { Day } from '../../common/clock';
import type { Path } from '../../common/yaml-source';
import type { Manifest } from '../../manifest';
import type { LedgerReport } from '../ledger';
import { describeDrift, type Drift, driftOf } from './agreed-set';
import { answeringParty } from './control-set';
import { isStale, isUnverifiable, standings, type Standing } from './coverage';
import type { Evidence, EvidenceOf } from './evidence';
import { lastDays } from './last-days';
import { PARTIES, type Party } from './sign-agreement';

/** The ids of what can be wrong with the controls of an engagement: one for each rule about them. */
export const CONTROL_PROBLEMS = [
  'control-unowned',
  'control-unbacked',
  'control-unverifiable',
  'control-unmeasured',
  'control-stale',
  'concern-unanswered',
  'agreement-drifted',
  'agreement-half-signed',
] as const;

export type ControlProblemId = (typeof CONTROL_PROBLEMS)[number];

/** Something wrong with the controls, for a rule to turn into a finding. */
export interface ControlProblem {
  readonly rule: ControlProblemId;
  /** Where in the manifest. */
  readonly path: Path;
  readonly saw: string;
  readonly want: string;
}

/** Everything that is wrong with the controls of an engagement. Nothing, while nobody has spoken of controls in a pilot. */
export function controlFindings(manifest: Manifest, evidence: Evidence, today: Day): ControlProblem[] {
  if (!isGoverned(manifest)) return [];
  const all = standings(manifest, evidence, today);
  return [
    ...unowned(all),
    ...unbacked(all),
    ...all.flatMap(unanswered),
    ...stale(all, manifest, today),
    ...unansweredConcerns(manifest),
    ...agreementProblems(manifest),
  ];
}

/** What one rule says of a manifest: the judgement of a rule about controls. */
export function controlProblems(rule: ControlProblemId) {
  return (manifest: Manifest, today: Day, ledger: LedgerReport | undefined): ControlProblem[] =>
    controlFindings(manifest, { ledger: lastDays(ledger?.entries ?? []) }, today).filter((one) => one.rule === rule);
}

/** Has somebody spoken of controls, or is the engagement past its pilot? */
export function isGoverned({ controls, controlOwners, concerns, agreement, engagement }: Manifest): boolean {
  const spoken = controls.length + concerns.length > 0 || agreement !== undefined;
  return spoken || Object.keys(controlOwners).length > 0 || engagement.stage !== 'pilot';
}

/** What nobody answers for, together for each party: one line mends all of them. */
function unowned(all: readonly Standing[]): ControlProblem[] {
  return byParty(
    all.filter(({ control }) => control.accountable === undefined),
    (party, ids) => ({
      rule: 'control-unowned',
      path: ['controlOwners', party],
      saw: `nobody answers for ${ids}`,
      want: `one person of the ${party}’s who answers for each, and a second`,
    }),
  );
}

function unbacked(all: readonly Standing[]): ControlProblem[] {
  const alone = all.filter(({ control }) => control.accountable !== undefined && control.backup === undefined);
  const isNamed = ({ control }: Standing) => control.index !== undefined;
  return [
    ...byParty(
      alone.filter((one) => !isNamed(one)),
      (party, ids) => ({
        rule: 'control-unbacked',
        path: ['controlOwners', party, 'backup'],
        saw: `nobody stands in for ${ids}`,
        want: 'a second person, as backup',
      }),
    ),
    ...alone.filter(isNamed).map(({ control }) => ({
      rule: 'control-unbacked' as const,
      path: ['controls', control.index!, 'backup'],
      saw: `${control.accountable} alone`,
      want: 'a second person, as backup',
    })),
  ];
}

function byParty(
  list: readonly Standing[],
  problemOf: (party: Party, ids: string) => ControlProblem,
  nameOf = ({ control }: Standing) => control.id,
): ControlProblem[] {
  return PARTIES.flatMap((party) => {
    const own = list.filter(({ control }) => answeringParty(control.owner) === party);
    return own.length === 0 ? [] : [problemOf(party, own.map(nameOf).join(', '))];
  });
}

/** Only of controls of one's own: what the product cannot verify yet, nobody here can mend. */
function unanswered({ control, evidence }: Standing): ControlProblem[] {
  if (control.origin !== 'own') return [];
  const path = ['controls', control.index!];
  const problems: ControlProblem[] = [];
  if (isUnverifiable(evidence)) {
    problems.push({
      rule: 'control-unverifiable',
      path: [...path, 'verification'],
      saw: `${evidence.length} ways to verify, none that can be run`,
      want: 'at least one rule, proof, query, drill, review or audit by name',
    });
  }
  if (control.metric === undefined || control.threshold === undefined) {
    problems.push({
      rule: 'control-unmeasured',
      path: [...path, 'metric'],
      saw: control.metric === undefined ? 'nothing that is counted' : 'a metric without a threshold',
      want: 'a metric and its threshold',
    });
  }
  return problems;
}

/**
 * Of controls that live by what people do and write down: rules and proofs are judged by the check that asks. Together
 * for each party, because one review that was missed lets many grow old.
 */
function stale(all: readonly Standing[], manifest: Manifest, today: Day): ControlProblem[] {
  const old = all.filter(({ control, evidence, newest }) => {
    const existing = evidence.filter(({ state }) => state !== 'not yet' && state !== 'words' && state !== 'not asked');
    return existing.length > 0 && !existing.some(isJudged) && isStale(newest, control, manifest, today);
  });
  const { starts } = manifest.engagement;
  return byParty(
    old,
    (party, ids) => ({
      rule: 'control-stale',
      path: ['controlOwners', party],
      saw: ids,
      want: 'evidence within the period of each; `enclave control <id>` says what counts',
    }),
    ({ control: { id, periodDays }, newest }) =>
      `${id} (${newest === undefined ? `nothing since ${starts}` : `last on ${newest}`}, every ${periodDays} days)`,
  );
}

function isJudged({ kind }: EvidenceOf): boolean {
  return kind === 'rule' || kind === 'proof';
}

function unansweredConcerns({ concerns }: Manifest): ControlProblem[] {
  return concerns.flatMap(({ id, text, controls }, index) =>
    controls.length > 0
      ? []
      : [
          {
            rule: 'concern-unanswered' as const,
            path: ['concerns', index],
            saw: `${id}: ${text}`,
            want: 'at least one control that prevents it; `enclave concern` looks for some',
          },
        ],
  );
}

function agreementProblems(manifest: Manifest): ControlProblem[] {
  const { agreement } = manifest;
  if (!agreement) return [];
  const drift = driftOf(manifest);
  const missing = PARTIES.filter((party) => !agreement.signatures.some((one) => one.party === party));
  return [
    ...(drift ? [drifted(drift)] : []),
    ...missing.map((party) => ({
      rule: 'agreement-half-signed' as const,
      path: ['agreement', 'signatures'],
      saw: `no signature of the ${party}`,
      want: 'a signature of each party',
    })),
  ];
}

function drifted(drift: Drift): ControlProblem {
  return {
    rule: 'agreement-drifted',
    path: ['agreement', 'digest'],
    saw: describeDrift(drift),
    want: 'the set that both parties signed, or both signatures anew',
  };
}
