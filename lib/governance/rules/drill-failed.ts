import { defineManifestRule } from '../manifest-rule';

const DRILLS = (...drills: string[]) => `
        incidents: { types: [{ id: lost-device, notifyWithinMinutes: 15 }] }
        drills:
${drills.map((drill) => `          - { incident: lost-device, ${drill} }`).join('\n')}
      `;

export default defineManifestRule({
  id: 'drill-failed',
  severity: 'error',
  title: 'Last drill of a type of incident failed',
  why: 'What did not work while everybody was waiting for it will not work when nobody is.',
  fix: 'Mend what failed, and drill again.',
  controls: ['ir-3', 'ir-6'],

  check({ drills, incidents }) {
    return incidents.types.flatMap(({ id, notifyWithinMinutes }) => {
      const own = drills.map((drill, index) => ({ drill, index })).filter(({ drill }) => drill.incident === id);
      // Of two on one day the later in the list is the later one.
      const [last] = own.sort((one, other) => other.drill.on.localeCompare(one.drill.on) || other.index - one.index);
      if (!last) return [];
      const { passed, notifiedAfterMinutes, on } = last.drill;
      if (passed && notifiedAfterMinutes <= notifyWithinMinutes) return [];
      const saw = `${passed ? 'passed' : 'failed'} on ${on}, told after ${notifiedAfterMinutes} minutes`;
      const want = `a drill that passes, told within ${notifyWithinMinutes} minutes`;
      return [{ path: ['drills', last.index, passed ? 'notifiedAfterMinutes' : 'passed'], saw, want }];
    });
  },

  bad: [
    {
      title: 'the last drill failed',
      template: DRILLS(
        'on: 2026-09-21, notifiedAfterMinutes: 12, passed: true',
        'on: 2026-12-21, notifiedAfterMinutes: 25, passed: false',
      ),
      at: 'drills.lost-device passed',
    },
    {
      title: 'it failed, though it was told in time',
      template: DRILLS('on: 2026-12-21, notifiedAfterMinutes: 12, passed: false'),
    },
    {
      title: 'it is said to have passed, and took a minute longer than promised',
      template: DRILLS('on: 2026-12-21, notifiedAfterMinutes: 16, passed: true'),
      at: 'drills.lost-device notifiedAfterMinutes',
    },
    {
      title: 'of two on one day the later in the list counts, and it failed',
      template: DRILLS(
        'on: 2026-12-21, notifiedAfterMinutes: 12, passed: true',
        'on: 2026-12-21, notifiedAfterMinutes: 12, passed: false',
      ),
    },
  ],
  good: [
    {
      title: 'it failed, and passed when it was drilled again',
      template: DRILLS(
        'on: 2026-12-28, notifiedAfterMinutes: 12, passed: true',
        'on: 2026-12-21, notifiedAfterMinutes: 45, passed: false',
      ),
    },
    {
      title: 'told in the last minute of the promise',
      template: DRILLS('on: 2026-12-21, notifiedAfterMinutes: 15, passed: true'),
    },
    { title: 'no drill yet', template: 'incidents: { types: [{ id: lost-device }] }' },
  ],
});
