import { type Day, daysBetween } from '../../common/clock';
import type { Manifest } from '../../manifest';
import { type Control, controlSet } from './control-set';
import { type Evidence, evidenceFor, type EvidenceOf } from './evidence';

/**
 * How a control stands. `holds`: every way to verify it that the enclave has says so. `in part`: some do, and of others
 * nothing is known. `fails`: evidence speaks against it. `unowned`: nobody answers for it. `unverifiable`: nothing
 * that exists verifies it. `stale`: its newest evidence is older than its period. `unproven`: no evidence so far.
 */
export type ControlState =
  'holds' | 'in part' | 'fails' | 'unknown' | 'unowned' | 'unverifiable' | 'stale' | 'unproven';

/** One control with its evidence. */
export interface Standing {
  readonly control: Control;
  readonly evidence: readonly EvidenceOf[];
  readonly state: ControlState;
  /** Day of the newest evidence. */
  readonly newest?: Day;
}

/** Every control of an engagement with its evidence and how it stands. */
export function standings(manifest: Manifest, evidence: Evidence, today: Day): Standing[] {
  return controlSet(manifest).map((control) => standingOf(control, manifest, evidence, today));
}

export function standingOf(control: Control, manifest: Manifest, evidence: Evidence, today: Day): Standing {
  const found = evidenceFor(control, manifest, evidence, today);
  const newest = found
    .flatMap(({ on }) => on ?? [])
    .sort()
    .at(-1);
  const state = stateOf(control, found, newest, manifest, today);
  return { control, evidence: found, state, ...(newest !== undefined && { newest }) };
}

/** Does nothing that exists verify it? */
export function isUnverifiable(evidence: readonly EvidenceOf[]): boolean {
  return evidence.every(({ state }) => state === 'not yet' || state === 'words');
}

/** Is the newest evidence too old? Where there is none, the beginning of the engagement counts, if somebody said it. */
export function isStale(newest: Day | undefined, { periodDays }: Control, manifest: Manifest, today: Day): boolean {
  const since = newest ?? manifest.engagement.starts;
  return since !== undefined && daysBetween(since, today) > periodDays;
}

function stateOf(
  control: Control,
  evidence: readonly EvidenceOf[],
  newest: Day | undefined,
  manifest: Manifest,
  today: Day,
): ControlState {
  if (evidence.some(({ state }) => state === 'fails')) return 'fails';
  if (control.accountable === undefined) return 'unowned';
  if (isUnverifiable(evidence)) return 'unverifiable';
  if (isStale(newest, control, manifest, today)) return 'stale';
  if (evidence.some(({ state }) => state === 'unknown')) return 'unknown';
  if (newest === undefined) return 'unproven';
  return evidence.some(({ state }) => OPEN.includes(state)) ? 'in part' : 'holds';
}

/** Of these nothing is known. */
const OPEN: readonly EvidenceOf['state'][] = ['none', 'not yet', 'words'];
