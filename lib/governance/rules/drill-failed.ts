import { defineManifestRule } from '../manifest-rule';

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
      template: `
        incidents: { types: [{ id: lost-device }] }
        drills:
          - { incident: lost-device, on: 2026-09-21, notifiedAfterMinutes: 12, passed: true }
          - { incident: lost-device, on: 2026-12-21, notifiedAfterMinutes: 25, passed: false }
      `,
    },
    {
      title: 'it is said to have passed, and took longer than promised',
      template: `
        incidents: { types: [{ id: lost-device, notifyWithinMinutes: 15 }] }
        drills: [{ incident: lost-device, on: 2026-12-21, notifiedAfterMinutes: 25, passed: true }]
      `,
    },
  ],
  good: [
    {
      title: 'it failed, and passed when it was drilled again',
      template: `
        incidents: { types: [{ id: lost-device }] }
        drills:
          - { incident: lost-device, on: 2026-12-28, notifiedAfterMinutes: 12, passed: true }
          - { incident: lost-device, on: 2026-12-21, notifiedAfterMinutes: 45, passed: false }
      `,
    },
    { title: 'no drill yet', template: 'incidents: { types: [{ id: lost-device }] }' },
  ],
});
