import type { Day } from '../common/clock';
import type { Manifest, Person } from '../manifest';
import { holdsAccess } from '../manifest/presence';

/** Somebody who holds access, and where the manifest says so. */
export interface Holder {
  readonly person: Person;
  readonly index: number;
}

/** Everybody who holds access on a day: who has joined, and has not left. */
export function holdersOf({ people }: Pick<Manifest, 'people'>, today: Day): Holder[] {
  return people.map((person, index) => ({ person, index })).filter(({ person }) => holdsAccess(person, today));
}
