import { addDays } from '../../common/clock';
import { currentTraining, needsTraining } from '../../manifest/training';
import { holdersOf } from '../holders';
import { defineManifestRule } from '../manifest-rule';

const ANA = (...courses: string[]) => `
        people:
          - name: Ana
            email: ana@acme.example
            jobFunction: clerk
            training:
${courses.map((course) => `              - { ${course} }`).join('\n')}
      `;
const REQUIRED = (days = '') => `
        training: { required: [Secure work]${days} }`;

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
      const current = currentTraining(person, today);
      // Without a list any one course will do, so only the one that lasts longest can run out.
      const wanted = required.length > 0 ? required : [undefined];
      return wanted.flatMap((course) => {
        const last = current.findLast((one) => course === undefined || one.course === course);
        if (last === undefined || last.expires > soon) return [];
        const path = ['people', index, 'training', person.training.indexOf(last), 'expires'];
        return [{ path, saw: `${last.course} until ${last.expires}`, want: `a course that lasts beyond ${soon}` }];
      });
    });
  },

  bad: [
    {
      title: 'the required course runs out within thirty days',
      template: `${REQUIRED()}${ANA('course: Secure work, completed: 2026-02-01, expires: 2027-02-01')}`,
      at: 'people.ana@acme.example training.0.expires',
    },
    {
      title: 'the required course runs out in thirty days, another later',
      template: `${REQUIRED()}${ANA(
        'course: Telephone manners, completed: 2026-03-01, expires: 2027-03-01',
        'course: Secure work, completed: 2026-02-14, expires: 2027-02-14',
      )}`,
      at: 'people.ana@acme.example training.1.expires',
    },
    {
      title: 'the required course runs out today',
      template: `${REQUIRED()}${ANA('course: Secure work, completed: 2026-01-15, expires: 2027-01-15')}`,
    },
    {
      title: 'the next course is booked, and not passed yet',
      template: `${REQUIRED()}${ANA(
        'course: Secure work, completed: 2026-02-01, expires: 2027-02-01',
        'course: Secure work, completed: 2027-01-30, expires: 2028-01-30',
      )}`,
      at: 'people.ana@acme.example training.0.expires',
    },
    {
      title: 'a longer warning that the manifest asks for',
      template: `${REQUIRED(', warnDays: 90')}${ANA('course: Secure work, completed: 2026-04-01, expires: 2027-04-01')}`,
    },
    {
      title: 'past the pilot any course counts, and the only one runs out',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }${ANA('course: Telephone manners, completed: 2026-02-01, expires: 2027-02-01')}`,
      at: 'people.ana@acme.example training.0.expires',
    },
  ],
  good: [
    {
      title: 'the course lasts for thirty-one days more',
      template: `${REQUIRED()}${ANA('course: Secure work, completed: 2026-02-15, expires: 2027-02-15')}`,
    },
    {
      title: 'the course was passed again already',
      template: `${REQUIRED()}${ANA(
        'course: Secure work, completed: 2027-01-10, expires: 2028-01-10',
        'course: Secure work, completed: 2026-02-01, expires: 2027-02-01',
      )}`,
    },
    {
      title: 'a course that nobody requires runs out',
      template: `${REQUIRED()}${ANA(
        'course: Telephone manners, completed: 2026-02-01, expires: 2027-02-01',
        'course: Secure work, completed: 2026-12-01, expires: 2027-12-01',
      )}`,
    },
    {
      title: 'it ran out yesterday: that is another finding',
      template: `${REQUIRED()}${ANA('course: Secure work, completed: 2026-01-14, expires: 2027-01-14')}`,
    },
    {
      title: 'past the pilot any course counts, and another lasts',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }${ANA(
          'course: Telephone manners, completed: 2026-02-01, expires: 2027-02-01',
          'course: Secure work, completed: 2026-12-01, expires: 2027-12-01',
        )}`,
    },
    {
      title: 'a pilot that requires no course',
      template: ANA('course: Secure work, completed: 2026-02-01, expires: 2027-02-01'),
    },
  ],
});
