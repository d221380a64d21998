import { dayOf } from '../../common/clock';
import type { Path } from '../../common/yaml-source';
import type { Manifest } from '../../manifest';
import { describeDrift, driftOf } from './agreed-set';
import { isStale, isUnverifiable, standings, type Standing } from './coverage';
import type { Evidence } from './evidence';

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

/** Something wrong with the controls, for a rule to turn into a finding. */
export interface ControlProblem {
  readonly rule: (typeof CONTROL_PROBLEMS)[number];
  /** Where in the manifest. */
  readonly path: Path;
  readonly saw: string;
  readonly want: string;
}

/** Everything that is wrong with the controls of an engagement. Nothing, while nobody has spoken of controls in a pilot. */
export function controlFindings(manifest: Manifest, evidence: Evidence, now: Date): ControlProblem[] {
  if (!isGoverned(manifest)) return [];
  const all = standings(manifest, evidence, now);
  return [
    ...unowned(all),
    ...unbacked(all),
    ...all.flatMap((standing) => [...unanswered(standing), ...stale(standing, manifest, now)]),
    ...unansweredConcerns(manifest),
    ...agreementProblems(manifest),
  ];
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
  problemOf: (party: 'client' | 'vendor', ids: string) => ControlProblem,
): ControlProblem[] {
  return (['client', 'vendor'] as const).flatMap((party) => {
    const own = list.filter(({ control }) => (control.owner === 'vendor') === (party === 'vendor'));
    return own.length === 0 ? [] : [problemOf(party, own.map(({ control }) => control.id).join(', '))];
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

function stale({ control, evidence, newest }: Standing, manifest: Manifest, now: Date): ControlProblem[] {
  const exists = evidence.some(({ state }) => state !== 'not yet' && state !== 'words' && state !== 'not asked');
  if (!exists || !isStale(newest, control, manifest, dayOf(now))) return [];
  return [
    {
      rule: 'control-stale',
      path: control.index === undefined ? ['controls'] : ['controls', control.index],
      saw: `${control.id}: ${newest === undefined ? `no evidence since ${manifest.engagement.starts}` : `newest evidence of ${newest}`}`,
      want: `evidence that is at most ${control.periodDays} days old`,
    },
  ];
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
  if (drift) {
    return [
      {
        rule: 'agreement-drifted',
        path: ['agreement', 'digest'],
        saw: describeDrift(drift),
        want: 'the set that both parties signed, or both signatures anew',
      },
    ];
  }
  const missing = (['client', 'vendor'] as const).filter(
    (party) => !agreement.signatures.some((one) => one.party === party),
  );
  return missing.map((party) => ({
    rule: 'agreement-half-signed',
    path: ['agreement', 'signatures'],
    saw: `no signature of the ${party}`,
    want: 'a signature of each party',
  }));
}
