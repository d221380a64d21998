import type { Day } from '../../common/clock';
import type { AccessRequest, Manifest } from '../../manifest';
import type { Complaint } from '../../manifest/complaint';
import { holdsAccess, isPresent } from '../../manifest/presence';
import { isSamePerson } from '../../manifest/same-person';
import { trainedUntil } from '../../manifest/training';
import type { PlacedRequest } from './find-access';

/** Somebody of the job function, who works here today. */
export function activatorComplaints(
  { people }: Manifest,
  { request, index: at }: PlacedRequest,
  by: string,
  today: Day,
): Complaint[] {
  const index = people.findIndex(({ email }) => isSamePerson(email, by));
  const person = people[index];
  const mates = people.filter(({ jobFunction }) => jobFunction === request.jobFunction).map(({ email }) => email);
  const common = { saw: by, want: `somebody of \`${request.jobFunction}\`: ${mates.join(', ')}` };
  const mend = 'have somebody activate it who will use it';
  if (!person) {
    const what = 'who activates an access is one of the people who get it';
    return [{ ...common, path: ['requests', at, 'jobFunction'], what, mend, code: 'grants/activator-unknown' }];
  }
  if (person.jobFunction !== request.jobFunction) {
    const what = `who activates it works as \`${person.jobFunction}\``;
    return [{ ...common, path: ['people', index, 'jobFunction'], what, mend, code: 'grants/activator-job-function' }];
  }
  if (holdsAccess(person, today)) return [];
  const field = person.left === undefined || isPresent(person, today) ? 'joined' : 'left';
  const what = field === 'left' ? 'who activates it has left' : 'who activates it has not joined yet';
  return [{ ...common, path: ['people', index, field], what, mend, code: 'grants/activator-not-present' }];
}

/**
 * Everybody of the job function who works here gets the access, and so needs training that is current, not only the one
 * who activates it.
 */
export function untrained(
  { people, training }: Manifest,
  { jobFunction }: Pick<AccessRequest, 'jobFunction'>,
  today: Day,
): Complaint[] {
  return people.flatMap((person, index) => {
    if (person.jobFunction !== jobFunction || !isPresent(person, today)) return [];
    if (trainedUntil(person, training, today) !== undefined) return [];
    const last = person.training
      .map(({ expires }) => expires)
      .sort()
      .at(-1);
    return [
      {
        path: person.training.length > 0 ? ['people', index, 'training'] : ['people', index],
        what: `${person.email} has no current training, and would get the access too`,
        saw: last === undefined ? 'no training' : `training until ${last}`,
        want: wanted(training.required, today),
        mend: 'record the training in `people`, or say when the person left',
        code: 'grants/training-missing',
      },
    ];
  });
}

function wanted(required: readonly string[], today: Day): string {
  return required.length === 0 ? `training that is current on ${today}` : `current on ${today}: ${required.join(', ')}`;
}
