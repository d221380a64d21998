import type { Day } from '../../common/clock';
import type { Manifest, Stage } from '../../manifest';
import { STAGES } from '../../manifest/schema/stage';

/** Why a gate is shut: what stands there, and what opens it. */
export interface Obstacle {
  readonly saw: string;
  readonly mend: string;
}

/** What must hold before an engagement grows. */
export interface Gate {
  readonly id: string;
  readonly title: string;
  /** Rules that must have nothing to say of the manifest as it would be; the last gate has all that no other has. */
  readonly rules: readonly string[];
  /** What no rule asks for, because it matters only now. */
  readonly obstacles?: (manifest: Manifest, today: Day) => readonly Obstacle[];
}

export const GATES: readonly Gate[] = [
  {
    id: 'evidence',
    title: 'A review of this stage was held, clean or with its findings closed',
    rules: ['access-review-due', 'access-review-overdue', 'dormant-access-kept'],
    obstacles: reviewedInStage,
  },
  {
    id: 'drills',
    title: 'Every type of incident was drilled, and the promise was kept',
    rules: ['drill-missing', 'drill-failed', 'escalation-late', 'incident-contacts-few'],
  },
  { id: 'breaches', title: 'No severe incident is open', rules: [], obstacles: openBreaches },
  { id: 'training', title: 'Everybody who holds access has learnt what they must', rules: ['training-missing'] },
  {
    id: 'due-diligence',
    title: 'The vendor was looked into, and its certificates are in force',
    rules: ['due-diligence-incomplete', 'certification-missing', 'certification-expired', 'accepted-gap-expired'],
  },
  {
    id: 'decision',
    title: 'People decided to move forward, and nothing speaks against it',
    rules: ['decision-missing', 'decision-stale', 'decision-against'],
  },
  {
    id: 'records',
    title: 'The ledger holds, and knows all access and every change',
    rules: ['ledger-broken', 'ledger-missing', 'manifest-unrecorded', 'access-unrecorded', 'approval-rules-changed'],
  },
  {
    id: 'controls',
    title: 'Every control is owned, verified and as both parties signed it; every concern is answered',
    rules: [
      'control-unowned',
      'control-unbacked',
      'control-unverifiable',
      'control-unmeasured',
      'control-stale',
      'concern-unanswered',
      'agreement-drifted',
      'agreement-half-signed',
    ],
  },
  {
    id: 'size',
    title: 'The engagement fits into the stage',
    rules: ['stage-cap-exceeded', 'stage-cap-loosened'],
  },
  { id: 'rest', title: 'No other rule about the manifest has an error or a warning', rules: [] },
];

/** The stage after one; undefined after the last. */
export function nextStage(stage: Stage): Stage | undefined {
  return STAGES[STAGES.indexOf(stage) + 1];
}

/** The day the present stage began: that of the last promotion, or of the engagement. */
function stageBegan({ engagement }: Manifest): Day | undefined {
  return engagement.promotions.at(-1)?.on ?? engagement.starts;
}

function reviewedInStage(manifest: Manifest): Obstacle[] {
  const since = stageBegan(manifest);
  const held = manifest.reviews.held.filter(({ on }) => since === undefined || on >= since);
  const last = [...held].sort((one, other) => (one.on < other.on ? 1 : -1))[0];
  const within = since === undefined ? '' : ` since ${since}`;
  if (!last)
    return [{ saw: `no review${within}`, mend: 'Hold a review of this stage and record it under `reviews.held`.' }];
  const open = held.filter(({ result, closed }) => result === 'findings' && closed === undefined);
  return open.map(({ on }) => ({
    saw: `the review of ${on} has findings that are not closed`,
    mend: 'Mend them, and say under `closed` when the last one was.',
  }));
}

function openBreaches({ incidents }: Manifest): Obstacle[] {
  const severe = incidents.types.filter(({ severity }) => severity === 'high' || severity === 'critical');
  const ids = severe.map(({ id }) => id);
  return incidents.occurred
    .filter(({ incident, closed }) => closed === undefined && ids.includes(incident))
    .map(({ incident, opened }) => ({
      saw: `${incident}, open since ${opened}`,
      mend: 'Close the incident first, and say under `closed` when.',
    }));
}
