import type { Complaint } from '../complaint';
import type { Parts } from '.';
import { inFuture } from './past-day';
import { duplicates } from './references';

/** Procedures: is each said once, and was none read on a day that is still to come? */
export function checkProcedures({ procedures = [], jobFunctions = [] }: Parts, now: Date): Complaint[] {
  return [
    ...duplicates(['procedures'], procedures, 'id', ({ id }) => id),
    ...procedures.flatMap(({ reviewed }, index) => inFuture(reviewed, ['procedures', index, 'reviewed'], now)),
    ...jobFunctions.flatMap(({ runbook }, index) =>
      typeof runbook === 'object'
        ? inFuture(runbook.reviewed, ['jobFunctions', index, 'runbook', 'reviewed'], now)
        : [],
    ),
  ];
}
