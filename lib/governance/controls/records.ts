import type { Day } from '../../common/clock';
import type { Manifest } from '../../manifest';
import { proceduresOf } from '../procedures';

type DaysOf = (manifest: Manifest) => readonly (Day | undefined)[];

/** The parts of a manifest that record, with a day, that something was done. */
const RECORDS: Readonly<Record<string, DaysOf>> = {
  agreement: ({ agreement }) => (agreement?.signatures ?? []).map(({ on }) => on),
  decision: ({ engagement }) => [engagement.decision?.on],
  questionnaire: ({ dueDiligence }) => [dueDiligence.questionnaire?.completed],
  'reference-calls': ({ dueDiligence }) => dueDiligence.referenceCalls.map(({ on }) => on),
  runbooks: (manifest) => proceduresOf(manifest).map(({ reviewed }) => reviewed),
  training: ({ people }) => people.flatMap(({ training }) => training.map(({ completed }) => completed)),
};

export const RECORD_NAMES: readonly string[] = Object.keys(RECORDS);

/** The latest day of a record; what is dated in the future is no evidence yet. */
export function dayOfRecord(name: string, manifest: Manifest, today: Day): Day | undefined {
  const days = (RECORDS[name]?.(manifest) ?? []).filter((day) => day !== undefined && day <= today);
  return days.sort().at(-1);
}
