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

/** Complains about every later entry that says the same name again; `nameOf` picks the name out. */
export function duplicates<T>(
  list: readonly T[],
  part: string,
  field: string,
  nameOf: (entry: T) => string | undefined,
): Complaint[] {
  const seen = new Map<string, number>();
  return list.flatMap((entry, index) => {
    const name = nameOf(entry);
    if (name === undefined) return [];
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, index);
      return [];
    }
    return [
      {
        path: [part, index, field],
        what: `\`${part}[${index}].${field}\` is used twice`,
        saw: name,
        want: `a ${field} of its own; \`${part}[${first}]\` has this one already`,
        mend: 'rename or remove one of the two',
        code: 'manifest/duplicate',
      },
    ];
  });
}
