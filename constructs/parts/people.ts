import type { Day } from '../../lib/common/clock';
import { isPresent } from '../../lib/manifest/presence';
import type { Manifest } from '../../lib/manifest/schema';
import { earlier, type EnclaveParts } from './enclave-parts';

/**
 * People who have not left, and when each may come in: from the day they joined, until they leave or the engagement ends.
 */
export function presentPeople({ people, engagement }: Manifest, today: Day): EnclaveParts['present'] {
  const { starts, ends } = engagement;
  return people
    .filter((person) => isPresent(person, today))
    .map((person) => {
      const { email, identityCenterUserId, joined, left, tags } = person;
      const from = [joined, starts]
        .filter((day) => day !== undefined && day > today)
        .sort()
        .at(-1);
      const dates = { email, identityCenterUserId, from, until: left ? earlier(left, ends) : ends, tags };
      return { ...person, dates };
    });
}
