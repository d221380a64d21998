import type { Day } from '../../common/clock';
import type { Person } from '../../manifest';
import { currentTraining, needsTraining, trainedUntil } from '../../manifest/training';
import { holdersOf } from '../holders';
import { defineManifestRule } from '../manifest-rule';

const ACTIVATED = (course: string) => `
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk${course} }]
        grants:
          - { jobFunction: clerk, boundary: letters, verbs: [read], requestedBy: kim@client.example, approvedBy: owner@client.example, reason: Work, expires: 2027-01-20, request: r-1, activated: { by: ben@acme.example, on: 2027-01-10 } }
      `;

export default defineManifestRule({
  id: 'training-missing',
  severity: 'error',
  title: 'Person holds access without a current course',
  why: 'Whoever was never taught to recognise a forged request, or has forgotten, opens the door from the inside.',
  fix: 'Let the person take the course and record it under `training`, or say when they left.',
  controls: ['at-2', 'at-3', 'at-4'],

  check(manifest, today) {
    const { required } = manifest.training;
    return holdersOf(manifest, today).flatMap(({ person, index }) => {
      if (!needsTraining(manifest, person, today)) return [];
      if (trainedUntil(person, manifest.training, today) !== undefined) return [];
      const path = ['people', index, 'training'];
      return [{ path, saw: sayLearnt(person, today), want: wantOf(person, required, today) }];
    });
  },

  bad: [
    {
      title: 'the course ran out last month',
      template: `
        training: { required: [Secure work] }
        people:
          - name: Ana
            email: ana@acme.example
            jobFunction: clerk
            training: [{ course: Secure work, completed: 2025-12-20, expires: 2026-12-20 }]
      `,
      at: 'people.ana@acme.example training',
    },
    {
      title: 'past the pilot, and nobody learnt anything',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk }]
      `,
    },
    {
      title: 'a course, but not the required one',
      template: `
        training: { required: [Secure work] }
        people:
          - name: Ana
            email: ana@acme.example
            jobFunction: clerk
            training: [{ course: Telephone manners, completed: 2026-12-20, expires: 2027-12-20 }]
      `,
    },
    {
      title: 'joined a job function whose access was activated, in a pilot',
      template: ACTIVATED(', joined: 2027-01-12'),
    },
  ],
  good: [
    {
      title: 'joined it after a course',
      template: ACTIVATED(', training: [{ course: Care, completed: 2027-01-11, expires: 2028-01-11 }]'),
    },
    {
      title: 'the required course, on its last day',
      template: `
        training: { required: [Secure work] }
        people:
          - name: Ana
            email: ana@acme.example
            jobFunction: clerk
            training: [{ course: Secure work, completed: 2026-01-15, expires: 2027-01-15 }]
      `,
    },
    {
      title: 'a pilot that requires no course',
      template: `
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk }]
      `,
    },
    {
      title: 'somebody who has left need not learn any more',
      template: `
        training: { required: [Secure work] }
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk, left: 2027-01-14 }]
      `,
    },
  ],
});

function sayLearnt({ training }: Person, today: Day): string {
  const past = training.map(({ expires }) => expires).filter((expires) => expires < today);
  return past.length > 0 ? `what was learnt ran out on ${past.sort().at(-1)}` : 'no course that is current';
}

function wantOf(person: Person, required: readonly string[], today: Day): string {
  const current = currentTraining(person, today).map(({ course }) => course);
  const missing = required.filter((course) => !current.includes(course));
  return required.length > 0 ? `current: ${missing.join(', ')}` : 'at least one current course';
}
