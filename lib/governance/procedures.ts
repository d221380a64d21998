import { addDays, type Day } from '../common/clock';
import type { Path } from '../common/yaml-source';
import type { JobFunction, Manifest } from '../manifest';

/** A written procedure of an engagement: one of `procedures`, or the runbook of a job function. */
export interface Procedure {
  /** In words, as in `incident` or `runbook of clerk`. */
  readonly name: string;
  /** The same without spaces. */
  readonly key: string;
  readonly reference: string;
  /** When somebody last read it; absent where the manifest does not say. */
  readonly reviewed?: Day;
  /** Where in the manifest its day stands, or should. */
  readonly path: Path;
}

type Written = Pick<Manifest, 'procedures' | 'jobFunctions'>;

export function proceduresOf({ procedures, jobFunctions }: Written): Procedure[] {
  return [
    ...procedures.map(({ id, reference, reviewed }, index) => {
      return { name: id, key: `procedure.${id}`, reference, reviewed, path: ['procedures', index, 'reviewed'] };
    }),
    ...jobFunctions.flatMap((job, index): Procedure[] => {
      const written = runbookOf(job);
      if (!written) return [];
      const path = ['jobFunctions', index, 'runbook', ...(written.reviewed === undefined ? [] : ['reviewed'])];
      return [{ name: `runbook of ${job.id}`, key: `runbook.${job.id}`, ...written, path }];
    }),
  ];
}

/** The procedure of a job function, whichever way it is written. */
export function runbookOf({ runbook }: Pick<JobFunction, 'runbook'>) {
  return typeof runbook === 'string' ? { reference: runbook, reviewed: undefined } : runbook;
}

/** A year: what ISO 27001 calls planned intervals, auditors read as that, and so does the brief. */
const REVIEW_DAYS = 365;

/** Last day on which the reading of a day still counts. */
export function rereadBy(reviewed: Day): Day {
  return addDays(reviewed, REVIEW_DAYS);
}
