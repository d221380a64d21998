import { defineManifestRule } from '../manifest-rule';
import { hasReached } from '../stage-reached';

const PROMISE = (afterMinutes: number) => `
        engagement: { stage: limited, ends: 2027-12-31 }
        incidents:
          types: [{ id: data-leak, notifyWithinMinutes: 15 }]
          escalation: [{ afterMinutes: ${afterMinutes}, to: [ciso@client.example] }]
      `;

export default defineManifestRule({
  id: 'escalation-late',
  severity: 'error',
  title: 'Nobody else is called before the promise to tell of an incident is broken',
  why: 'The first who is called may not answer; only a second call before the promised minute still keeps the promise.',
  fix: 'Add a tier to `incidents.escalation` that is called before the shortest promise ends.',
  controls: ['ir-6', 'ir-6.1', 'ir-8'],

  check(manifest) {
    if (!hasReached(manifest, 'limited')) return [];
    const { types, escalation } = manifest.incidents;
    const first = Math.min(...escalation.map(({ afterMinutes }) => afterMinutes));
    const saw = escalation.length === 0 ? 'no escalation' : `the first escalation after ${first} minutes`;
    if (types.length === 0)
      return [{ path: ['incidents', 'types'], saw: 'no type of incident', want: 'what is told to whom, and how fast' }];
    return types.flatMap(({ notifyWithinMinutes }, index) => {
      if (first < notifyWithinMinutes) return [];
      const want = `a tier before ${notifyWithinMinutes} minutes, the promise`;
      return [{ path: ['incidents', 'types', index, 'notifyWithinMinutes'], saw, want }];
    });
  },

  bad: [
    {
      title: 'the escalation comes after the promise',
      template: PROMISE(20),
      at: 'incidents.types.data-leak notifyWithinMinutes',
    },
    { title: 'the escalation comes in the minute of the promise', template: PROMISE(15) },
    {
      title: 'no escalation at all',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
        incidents: { types: [{ id: data-leak }] }
      `,
    },
    {
      title: 'nothing is promised',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
      `,
      at: 'incidents types',
    },
  ],
  good: [
    { title: 'a second call at ten minutes, the promise at fifteen', template: PROMISE(10) },
    { title: 'a second call a minute before the promise ends', template: PROMISE(14) },
    { title: 'a pilot without escalation', template: 'incidents: { types: [{ id: data-leak }] }' },
  ],
});
