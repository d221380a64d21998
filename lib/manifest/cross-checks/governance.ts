import { nearest } from '../../common/nearest';
import type { Complaint } from '../complaint';
import { DUTIES } from '../schema/governance';
import type { Parts } from '.';
import { unknownName } from './references';

/** Conflicts of duties, overrides and incidents: do they name what exists, and enough people? */
export function checkGovernance(parts: Parts): Complaint[] {
  return [...unknownDuties(parts), ...lonelyOverride(parts), ...unknownIncidents(parts)];
}

function unknownDuties({ conflicts = [], jobFunctions }: Parts): Complaint[] {
  if (!jobFunctions) return [];
  const known: readonly string[] = [...DUTIES, ...jobFunctions.map(({ id }) => id)];
  return conflicts.flatMap(({ duties }, index) =>
    duties.flatMap((duty, at) => {
      const isTwice = duties.indexOf(duty) !== at;
      if (known.includes(duty) && !isTwice) return [];
      const meant = isTwice ? undefined : nearest(duty, known);
      return [
        {
          path: ['conflicts', index, 'duties', at],
          what: isTwice ? 'the conflict names one duty twice' : 'the conflict names a duty that nobody has',
          saw: duty,
          want: `two of ${known.join(', ')}`,
          mend: meant ? `write \`${meant}\`` : 'name a job function of the manifest, or one of the duties',
          code: 'manifest/unknown-duty',
        },
      ];
    }),
  );
}

/** Two addresses of one person are one person. */
function lonelyOverride({ engagement }: Parts): Complaint[] {
  const { by = [] } = engagement?.override ?? {};
  const people = new Set(by.map((email) => email.toLowerCase()));
  if (!engagement?.override || people.size >= 2) return [];
  return [
    {
      path: ['engagement', 'override', 'by'],
      what: 'one person alone overrides the decision',
      saw: by.join(', '),
      want: 'two people or more',
      mend: 'have a second person answer for it, or take the override away',
      code: 'manifest/override-alone',
    },
  ];
}

function unknownIncidents({ incidents }: Parts): Complaint[] {
  const known = incidents?.types.map(({ id }) => id) ?? [];
  return (incidents?.occurred ?? []).flatMap(({ incident }, index) =>
    unknownName(['incidents', 'occurred', index, 'incident'], incident, 'an incident', known),
  );
}
