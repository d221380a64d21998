import type { Day } from '../../common/clock';
import type { Path } from '../../common/yaml-source';
import type { Manifest } from '../../manifest';
import { isAgreed } from '../controls';
import { hasReached } from '../stage-reached';
import { type AnsweredConcern, concernsOf } from './concerns';
import { isSpecific } from './is-specific';

export type DecisionOutcome = 'move-forward' | 'escalate' | 'restructure';

/** A concern, and whether the two parties can settle it. */
export interface WeighedConcern extends AnsweredConcern {
  /** Names a harm, and not a mood; `unknown` where neither the manifest nor its words say so. */
  readonly specific: boolean | 'unknown';
  /** What to ask whoever raised it, where nobody knows whether it is specific. */
  readonly question?: string;
  /** Some control answers it. */
  readonly controllable: boolean;
  /** Both parties have signed the controls as they are; during the pilot they still try them out. */
  readonly agreed: boolean;
}

/** Why an engagement should not simply go forward, and where the manifest says so. */
export interface Objection {
  readonly outcome: Exclude<DecisionOutcome, 'move-forward'>;
  readonly path: Path;
  readonly reason: string;
  /** One imperative sentence: what settles it. */
  readonly mend: string;
}

export interface Decision {
  readonly outcome: DecisionOutcome;
  readonly concerns: readonly WeighedConcern[];
  readonly objections: readonly Objection[];
  /** Who goes forward all the same; only while it has not expired. */
  readonly override?: NonNullable<Manifest['engagement']['override']>;
}

/** What each stop calls for: where the client hesitates, somebody above decides; the others need another engagement. */
const OF_STOP = {
  'no-data-boundary': 'restructure',
  'client-does-not-commit': 'escalate',
  'regulation-forbids': 'restructure',
} as const;

const MEND_OF_STOP = {
  'no-data-boundary': 'name under `dataBoundaries` the data that the work needs',
  'client-does-not-commit': 'have somebody above at the client commit to the controls, and take the stop out',
  'regulation-forbids': 'plan the work so that the regulation allows it, and take the stop out',
} as const;

/**
 * Move forward, escalate or restructure?
 *
 * Forward, when every concern is specific, controllable and agreed. What is not goes to somebody who can decide it. A
 * fundamental stop asks for another engagement: no control mends it.
 */
export function decide(manifest: Manifest, today: Day, concerns = concernsOf(manifest)): Decision {
  const weighed = concerns.map((concern) => weigh(concern, manifest));
  const objections = [...stopped(manifest), ...recorded(manifest), ...weighed.flatMap(unsettled)];
  const { override } = manifest.engagement;
  const holds = override !== undefined && override.expires >= today && objections.length > 0;
  const outcomes = objections.map(({ outcome }) => outcome);
  return {
    outcome: outcomes.includes('restructure')
      ? 'restructure'
      : outcomes.includes('escalate')
        ? 'escalate'
        : 'move-forward',
    concerns: weighed,
    objections,
    ...(holds && { override }),
  };
}

function weigh(concern: AnsweredConcern, manifest: Manifest): WeighedConcern {
  const { said, raisedBy = 'whoever raised it' } = concern;
  const specific = said?.specific ?? isSpecific(concern.text);
  return {
    ...concern,
    specific,
    ...(specific === 'unknown' && {
      question: `ask ${raisedBy}: what could happen, and to which data, system or account`,
    }),
    controllable: concern.controls.length > 0 && said?.controllable !== false,
    agreed: said?.agreed ?? (!hasReached(manifest, 'limited') || isAgreed(manifest)),
  };
}

function stopped({ engagement, dataBoundaries }: Manifest): Objection[] {
  const declared = engagement.stops.map(({ stop, reason, by }, index): Objection => ({
    outcome: OF_STOP[stop],
    path: ['engagement', 'stops', index],
    reason: `${stop}: ${reason} (${by})`,
    mend: MEND_OF_STOP[stop],
  }));
  if (dataBoundaries.length > 0) return declared;
  const reason = 'no-data-boundary: the manifest names no data';
  const mend = MEND_OF_STOP['no-data-boundary'];
  return [...declared, { outcome: 'restructure', path: ['dataBoundaries'], reason, mend }];
}

/** What people decided holds until they decide anew. */
function recorded({ engagement: { decision } }: Manifest): Objection[] {
  if (decision === undefined || decision.outcome === 'move-forward') return [];
  const reason = `decided on ${decision.on} by ${decision.decidedBy.join(', ')}: ${decision.reasons.join('; ')}`;
  const mend = 'settle the reasons, and record under `engagement.decision` what was decided anew';
  return [{ outcome: decision.outcome, path: ['engagement', 'decision', 'outcome'], reason, mend }];
}

function unsettled({ text, path, specific, question, controllable, agreed }: WeighedConcern): Objection[] {
  const lacks = [
    ...(specific === false ? [NOT_SPECIFIC] : []),
    ...(question === undefined ? [] : [perhapsSpecific(question)]),
    ...(controllable ? [] : [NOT_CONTROLLABLE]),
    ...(agreed ? [] : [NOT_AGREED]),
  ];
  if (lacks.length === 0) return [];
  const reason = `\`${text}\` ${lacks.map(({ says }) => says).join(' and ')}`;
  return [{ outcome: 'escalate', path, reason, mend: lacks.map(({ mend }) => mend).join('; ') }];
}

const NOT_SPECIFIC = {
  says: 'is not specific',
  mend: 'say in `text` which harm is feared, and what it would do harm to',
};
const perhapsSpecific = (question: string) => ({
  says: 'names no harm that we know',
  mend: `${question}; write the answer into \`text\`, or say \`specific: true\``,
});
const NOT_CONTROLLABLE = {
  says: 'has no control',
  mend: 'name under `controls` what prevents it; `enclave concern` finds candidates',
};
const NOT_AGREED = {
  says: 'rests on controls that not both parties have signed',
  mend: 'have each party sign: `enclave sign`',
};
