import type { Day } from '../../common/clock';
import type { DataBoundary, Manifest } from '../../manifest';
import { grantable } from '../../manifest/cross-checks/grants';
import { holdsAccess } from '../../manifest/presence';
import { type Verb, VERBS } from '../../manifest/schema/access';
import type { Choice } from '../io';

/** What a verb means to whoever asks for it; the actions of AWS behind it are in docs/data-boundaries.md. */
const MEANINGS: Readonly<Record<Verb, string>> = {
  list: 'see what there is: names, sizes, dates',
  read: 'read what is in it',
  write: 'add to it, and overwrite',
  delete: 'remove from it',
};

/** Whom a grant to a job function would be for, today. */
export function peopleOf({ people }: Manifest, jobFunction: string, today: Day): string[] {
  return people
    .filter((person) => person.jobFunction === jobFunction && holdsAccess(person, today))
    .map(({ email }) => email);
}

export function jobChoices(manifest: Manifest, today: Day): Choice[] {
  return manifest.jobFunctions.map(({ id, name }) => {
    const people = counted(peopleOf(manifest, id, today).length);
    return { value: id, description: name === undefined ? people : `${name}, ${people}` };
  });
}

export function boundaryChoices({ dataBoundaries }: Manifest): Choice[] {
  return dataBoundaries.map((boundary) => ({ value: boundary.id, description: describeBoundary(boundary) }));
}

export function describeBoundary({ classification, dataset, purpose }: DataBoundary): string {
  return `${classification}: ${dataset}, for ${purpose}`;
}

/** The verbs that something in the boundary knows; all of them where the boundary is not known. */
export function verbChoices({ dataBoundaries }: Manifest, boundary: string): Choice[] {
  const found = dataBoundaries.find(({ id }) => id === boundary);
  const known = VERBS.filter((verb) => found === undefined || grantable(verb, found));
  return known.map((verb) => ({ value: verb, description: MEANINGS[verb] }));
}

export function counted(people: number): string {
  return people === 1 ? '1 person' : `${people} people`;
}
