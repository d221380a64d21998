import { addDays } from '../../common/clock';
import { needsTraining } from '../../manifest/training';
import { holdersOf } from '../holders';
import { defineManifestRule } from '../manifest-rule';

export default defineManifestRule({
  id: 'training-expiring',
  severity: 'warning',
  title: 'Course of a person who holds access runs out soon',
  why: 'On the day it runs out the access must end; a course is rarely to be had within a day.',
  fix: 'Book the course now, and record it under `training` when it was passed.',
  controls: ['at-2', 'at-4'],

  check(manifest, today) {
    const { required, warnDays } = manifest.training;
    const soon = addDays(today, warnDays);
    return holdersOf(manifest, today).flatMap(({ person, index }) => {
      if (!needsTraining(manifest, person, today)) return [];
      // Without a list any one course will do, so only the one that lasts longest can run out.
      const wanted = required.length > 0 ? required : [undefined];
      const ends = wanted.flatMap((course) => {
        const known = person.training.filter((one) => course === undefined || one.course === course);
        return [...known].sort((one, other) => (one.expires < other.expires ? 1 : -1)).slice(0, 1);
      });
      return ends
        .filter(({ expires }) => expires >= today && expires <= soon)
        .map((one) => ({
          path: ['people', index, 'training', person.training.indexOf(one), 'expires'],
          saw: `${one.course} until ${one.expires}`,
          want: `a course that lasts beyond ${soon}`,
        }));
    });
  },

  bad: [
    {
      title: 'the required course runs out within thirty days',
      template: `
        training: { required: [Secure work] }
        people:
          - name: Ana
            email: ana@acme.example
            jobFunction: clerk
            training: [{ course: Secure work, completed: 2026-02-01, expires: 2027-02-01 }]
      `,
    },
    {
      title: 'a longer warning that the manifest asks for',
      template: `
        training: { required: [Secure work], warnDays: 90 }
        people:
          - name: Ana
            email: ana@acme.example
            jobFunction: clerk
            training: [{ course: Secure work, completed: 2026-04-01, expires: 2027-04-01 }]
      `,
    },
  ],
  good: [
    {
      title: 'the course lasts until summer',
      template: `
        training: { required: [Secure work] }
        people:
          - name: Ana
            email: ana@acme.example
            jobFunction: clerk
            training: [{ course: Secure work, completed: 2026-07-01, expires: 2027-07-01 }]
      `,
    },
    {
      title: 'the course was passed again already',
      template: `
        training: { required: [Secure work] }
        people:
          - name: Ana
            email: ana@acme.example
            jobFunction: clerk
            training:
              - { course: Secure work, completed: 2027-01-10, expires: 2028-01-10 }
              - { course: Secure work, completed: 2026-02-01, expires: 2027-02-01 }
      `,
    },
  ],
});
