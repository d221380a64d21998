import type { Day } from '../../lib/common/clock';
import { isPresent } from '../../lib/manifest/presence';
import type { Manifest, Person } from '../../lib/manifest/schema';
import { needsTraining, trainedUntil } from '../../lib/manifest/training';
import { earlier, type EnclaveParts } from './enclave-parts';

/** The last day of whoever has no access at all: always the same, so that no template changes with the day it is made on. */
const NEVER: Day = '1970-01-01';

/**
 * People who have not left, and when each may come in: from the day they joined, until they leave or the engagement ends.
 * Whoever needs training and has none stays on the lists, with a last day long ago: they are known, and let in nowhere.
 *
 * When training runs out is the roster's business, as the first day is: each date costs room in the trust of a role.
 */
export function presentPeople(manifest: Manifest, today: Day): EnclaveParts['present'] {
  const { starts, ends } = manifest.engagement;
  return manifest.people
    .filter((person) => isPresent(person, today))
    .map((person) => {
      const { email, identityCenterUserId, joined, left, tags } = person;
      const from = [joined, starts]
        .filter((day) => day !== undefined && day > today)
        .sort()
        .at(-1);
      const stays = left ? earlier(left, ends) : ends;
      const trained = trainedFor(person, manifest, today) ?? stays;
      const until = trained === NEVER ? NEVER : stays;
      const dates = { email, identityCenterUserId, from, until, connectsUntil: earlier(stays, trained), tags };
      return { ...person, dates };
    });
}

/** Until when the training of somebody lets them in; undefined where they need none. */
function trainedFor(person: Person, manifest: Manifest, today: Day): Day | undefined {
  if (!needsTraining(manifest, person, today)) return undefined;
  return trainedUntil(person, manifest.training, today) ?? NEVER;
}
