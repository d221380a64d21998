import { defineManifestRule } from '../manifest-rule';

const ANA = (days: string) => `
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk, ${days} }]
      `;

export default defineManifestRule({
  id: 'access-used-outside-stay',
  severity: 'error',
  title: 'Access was used by somebody who had not joined yet, or had left',
  why: 'Then somebody else worked under the name, or the access was never closed: both are incidents.',
  fix: 'Look into the logs of that day, close the access, and open an incident.',
  controls: ['ps-4', 'ac-2.3'],

  check({ people }) {
    return people.flatMap(({ joined, left, lastUsed }, index) => {
      if (lastUsed === undefined) return [];
      const path = ['people', index, 'lastUsed'];
      if (joined !== undefined && lastUsed < joined)
        return [{ path, saw: `used on ${lastUsed}`, want: `no use before ${joined}, the day the person joined` }];
      if (left !== undefined && lastUsed > left)
        return [{ path, saw: `used on ${lastUsed}`, want: `no use after ${left}, the last working day` }];
      return [];
    });
  },

  bad: [
    {
      title: 'used two weeks after the last working day',
      template: ANA('left: 2026-12-31, lastUsed: 2027-01-14'),
      at: 'people.ana@acme.example lastUsed',
    },
    { title: 'used on the day after the last working day', template: ANA('left: 2026-12-31, lastUsed: 2027-01-01') },
    {
      title: 'used before the person joined',
      template: ANA('joined: 2026-12-01, lastUsed: 2026-11-30'),
      at: 'people.ana@acme.example lastUsed',
    },
  ],
  good: [
    { title: 'used on the last working day', template: ANA('left: 2026-12-31, lastUsed: 2026-12-31') },
    { title: 'used on the first working day', template: ANA('joined: 2026-12-01, lastUsed: 2026-12-01') },
    { title: 'nobody has looked at the logs yet', template: ANA('joined: 2026-12-01, left: 2026-12-31') },
  ],
});
