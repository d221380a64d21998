import { isPast } from '../../common/clock';
import type { Complaint } from '../complaint';
import type { Parts } from '.';
import { unknownName } from './references';

/** Dates, logs and drills: do they fit one another? */
export function checkOversight(parts: Parts, now: Date): Complaint[] {
  const { incidents, drills = [] } = parts;
  const types = incidents?.types.map((type) => type.id);
  return [
    ...engagementDays(parts, now),
    ...lockOutlivesRetention(parts),
    ...drills.flatMap((drill, index) =>
      types ? unknownName(['drills', index, 'incident'], drill.incident, 'an incident', types) : [],
    ),
  ];
}

function engagementDays({ engagement }: Parts, now: Date): Complaint[] {
  if (!engagement) return [];
  if (engagement.starts && engagement.ends < engagement.starts) {
    return [
      {
        path: ['engagement', 'ends'],
        what: 'the engagement ends before it starts',
        saw: engagement.ends,
        want: `${engagement.starts} or later`,
        mend: 'correct one of the two days',
        code: 'manifest/day-order',
      },
    ];
  }
  if (!isPast(engagement.ends, now)) return [];
  return [
    {
      path: ['engagement', 'ends'],
      what: 'the engagement is over',
      saw: engagement.ends,
      want: 'a day that is not past',
      mend: 'prolong the engagement, or destroy the enclave',
      code: 'manifest/engagement-ended',
    },
  ];
}

/** A log that expires while it is locked cannot be deleted: the lifecycle would fail silently for months. */
function lockOutlivesRetention({ logging }: Parts): Complaint[] {
  if (!logging || logging.lockDays <= logging.retentionDays) return [];
  return [
    {
      path: ['logging', 'lockDays'],
      what: 'logs are locked for longer than they are kept',
      saw: `${logging.lockDays} days`,
      want: `at most ${logging.retentionDays}, the retention`,
      mend: 'lengthen `retentionDays`, or shorten `lockDays`',
      code: 'manifest/lock-outlives-retention',
    },
  ];
}
