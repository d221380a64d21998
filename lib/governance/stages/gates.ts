import type { Day } from '../../common/clock';
import type { Path } from '../../common/yaml-source';
import type { Manifest, Stage } from '../../manifest';
import { CONTROL_PROBLEMS } from '../controls';
import { STAGES } from '../../manifest/schema/stage';

/** Why a gate is shut: where, what stands there, and what opens it. */
export interface Obstacle {
  readonly path: Path;
  readonly saw: string;
  readonly mend: string;
  /** Stable, as that of a mistake: `promote/review-missing`. */
  readonly code: string;
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
    rules: CONTROL_PROBLEMS,
  },
  {
    id: 'procedures',
    title: 'What people must do is written down, and somebody read it within a year',
    rules: ['runbook-missing', 'procedure-missing', 'procedure-stale', 'procedure-undated'],
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
  const held = manifest.reviews.held
    .map((review, index) => ({ review, path: ['reviews', 'held', index] }))
    .filter(({ review }) => since === undefined || review.on >= since);
  if (held.length === 0)
    return [
      {
        path: ['reviews', 'held'],
        saw: since === undefined ? 'no review' : `no review since ${since}`,
        mend: 'Hold a review of this stage and record it under `reviews.held`.',
        code: 'promote/review-missing',
      },
    ];
  const open = held.filter(({ review }) => review.result === 'findings' && review.closed === undefined);
  return open.map(({ review, path }) => ({
    path,
    saw: `the review of ${review.on} has findings that are not closed`,
    mend: 'Mend them, and say under `closed` when the last one was.',
    code: 'promote/review-open',
  }));
}

function openBreaches({ incidents }: Manifest): Obstacle[] {
  const severe = incidents.types.filter(({ severity }) => severity === 'high' || severity === 'critical');
  const ids = severe.map(({ id }) => id);
  return incidents.occurred.flatMap(({ incident, opened, closed }, index) => {
    if (closed !== undefined || !ids.includes(incident)) return [];
    return [
      {
        path: ['incidents', 'occurred', index],
        saw: `${incident}, open since ${opened}`,
        mend: 'Close the incident first, and say under `closed` when.',
        code: 'promote/incident-open',
      },
    ];
  });
}
