import { holdersOf } from '../holders';
import { defineManifestRule } from '../manifest-rule';

const PEOPLE_MIN = 2;

export default defineManifestRule({
  id: 'job-function-understaffed',
  severity: 'warning',
  title: 'Job function hangs on one person',
  why: 'What one person alone knows is lost when they leave, and nobody can stand in while they are ill.',
  fix: 'Enrol a second person, or merge the job function into another.',
  controls: ['ps-4', 'ps-5'],

  check(manifest, today) {
    const holders = holdersOf(manifest, today);
    return manifest.jobFunctions.flatMap(({ id }, index) => {
      const count = holders.filter(({ person }) => person.jobFunction === id).length;
      if (count >= PEOPLE_MIN) return [];
      const saw = count === 1 ? 'one person' : 'nobody';
      return [{ path: ['jobFunctions', index, 'id'], saw, want: `at least ${PEOPLE_MIN} people` }];
    });
  },

  bad: [
    {
      title: 'the second of two has left',
      template: `
        people:
          - { name: Ana, email: ana@acme.example, jobFunction: clerk }
          - { name: Ben, email: ben@acme.example, jobFunction: clerk, left: 2027-01-14 }
      `,
      at: 'jobFunctions.clerk id',
    },
    {
      title: 'the second of two has not come yet',
      template: `
        people:
          - { name: Ana, email: ana@acme.example, jobFunction: clerk }
          - { name: Ben, email: ben@acme.example, jobFunction: clerk, joined: 2027-02-01 }
      `,
    },
  ],
  good: [
    {
      title: 'two people',
      template: `
        people:
          - { name: Ana, email: ana@acme.example, jobFunction: clerk }
          - { name: Ben, email: ben@acme.example, jobFunction: clerk }
      `,
    },
    {
      title: 'two people, one of them on the last working day',
      template: `
        people:
          - { name: Ana, email: ana@acme.example, jobFunction: clerk }
          - { name: Ben, email: ben@acme.example, jobFunction: clerk, left: 2027-01-15 }
      `,
    },
  ],
});
