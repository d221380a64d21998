import { addDays } from '../../common/clock';
import { defineManifestRule } from '../manifest-rule';
import { hasReached } from '../stage-reached';

/** What a drill showed holds for a year: people and numbers change. */
const DRILL_DAYS_MAX = 365;

const DRILLED = (on: string) => `
        engagement: { stage: limited, ends: 2027-12-31 }
        incidents: { types: [{ id: lost-device }] }
        drills: [{ incident: lost-device, on: ${on}, notifiedAfterMinutes: 12, passed: true }]
      `;

export default defineManifestRule({
  id: 'drill-missing',
  severity: 'error',
  title: 'Type of incident was not drilled within a year',
  why: 'A chain of calls that was never tried breaks at its first link, in the one night that counts.',
  fix: 'Hold a mock incident of the type and record it under `drills`.',
  controls: ['ir-3', 'ir-2.1'],

  check(manifest, today) {
    if (!hasReached(manifest, 'limited')) return [];
    const since = addDays(today, -DRILL_DAYS_MAX);
    return manifest.incidents.types.flatMap(({ id }, index) => {
      const days = manifest.drills.filter(({ incident }) => incident === id).map(({ on }) => on);
      const last = days.sort().at(-1);
      if (last !== undefined && last >= since) return [];
      const saw = last === undefined ? 'no drill' : `the last drill on ${last}`;
      return [{ path: ['incidents', 'types', index, 'id'], saw, want: `a drill since ${since}` }];
    });
  },

  bad: [
    {
      title: 'one of two types was never drilled',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
        incidents: { types: [{ id: data-leak }, { id: lost-device }] }
        drills: [{ incident: lost-device, on: 2026-10-21, notifiedAfterMinutes: 12, passed: true }]
      `,
      at: 'incidents.types.data-leak id',
    },
    { title: 'drilled a year and a day ago', template: DRILLED('2026-01-14') },
  ],
  good: [
    { title: 'drilled in autumn', template: DRILLED('2026-10-21') },
    { title: 'drilled a year ago to the day', template: DRILLED('2026-01-15') },
    { title: 'a pilot that has not drilled yet', template: 'incidents: { types: [{ id: lost-device }] }' },
  ],
});
