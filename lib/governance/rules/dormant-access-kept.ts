import { addDays } from '../../common/clock';
import { holdersOf } from '../holders';
import { defineManifestRule } from '../manifest-rule';
import { reviewDue } from '../reviews';

const ANA = (reviewed: string, used = '') => `
        reviews: { held: [{ on: ${reviewed}, reviewer: kim@client.example, result: clean }] }
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk${used && `, lastUsed: ${used}`} }]
      `;

export default defineManifestRule({
  id: 'dormant-access-kept',
  severity: 'error',
  title: 'Access that nobody used, and no review confirmed, has lapsed',
  why: 'An account that nobody misses is the one an intruder can use for months.',
  fix: 'Say when the person left, or record in `lastUsed` what the logs show, and hold the review.',
  controls: ['ac-2.3', 'ac-2', 'ac-6.7'],

  check(manifest, today) {
    const due = reviewDue(manifest);
    if (due === undefined || today <= due) return [];
    const since = addDays(due, -manifest.reviews.cadenceDays);
    return holdersOf(manifest, today).flatMap(({ person, index }) => {
      const { lastUsed } = person;
      if (lastUsed !== undefined && lastUsed >= since) return [];
      const saw = lastUsed === undefined ? 'never used, as far as is recorded' : `last used on ${lastUsed}`;
      const want = `use since ${since}, or a review by ${due} that confirms the access`;
      return [{ path: ['people', index, 'lastUsed'], saw, want }];
    });
  },

  bad: [
    {
      title: 'the review was missed, and the person never came',
      template: ANA('2026-10-01'),
      at: 'people.ana@acme.example lastUsed',
    },
    { title: 'the review was due yesterday, and the person never came', template: ANA('2026-10-16') },
    {
      title: 'the review was missed, and the last use lies before the one before',
      template: ANA('2026-10-01', '2026-09-30'),
    },
  ],
  good: [
    { title: 'the review was held: somebody has looked at it', template: ANA('2026-12-01') },
    { title: 'the review is due today', template: ANA('2026-10-17') },
    { title: 'the review was missed, and the access is in use', template: ANA('2026-10-01', '2027-01-11') },
    {
      title: 'the review was missed, and the last use was on the day of the one before',
      template: ANA('2026-10-01', '2026-10-01'),
    },
    {
      title: 'nobody can say when a review is due',
      template: 'people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk }]',
    },
  ],
});
