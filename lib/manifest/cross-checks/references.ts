import { nearest } from '../../common/nearest';
import type { Path } from '../../common/yaml-source';
import { type Complaint, formatPath } from '../complaint';

/** Complains when a name points at nothing. */
export function unknownName(path: Path, name: string, kind: string, known: readonly string[]): Complaint[] {
  if (known.includes(name)) return [];
  const meant = nearest(name, known);
  return [
    {
      path,
      what: `\`${formatPath(path)}\` names ${kind} that is not in the manifest`,
      saw: name,
      want: known.length > 0 ? known.join(', ') : `${kind} of the manifest`,
      mend: meant ? `write \`${meant}\`` : `add \`${name}\`, or name one that exists`,
      code: `manifest/unknown-${kind.split(' ').slice(1).join('-')}`,
    },
  ];
}

/**
 * Complains about every later entry of the list at a path that says the same again.
 *
 * @param field where an entry says it; undefined when the entry itself is the name
 * @param nameOf picks the name out; an entry without one is like no other
 */
export function duplicates<T>(
  at: Path,
  list: readonly T[],
  field: string | undefined,
  nameOf: (entry: T) => string | undefined,
): Complaint[] {
  const names = list.map(nameOf);
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (name === undefined || first === index) return [];
    const path = [...at, index, ...(field === undefined ? [] : [field])];
    return [
      {
        path,
        what: `\`${formatPath(path)}\` is used twice`,
        saw: name,
        want: `${field === undefined ? 'an entry' : `a ${field}`} of its own; \`${formatPath([...at, first])}\` has this one already`,
        mend: 'rename or remove one of the two',
        code: 'manifest/duplicate',
      },
    ];
  });
}
