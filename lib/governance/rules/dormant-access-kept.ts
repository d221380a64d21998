import { addDays } from '../../common/clock';
import { holdersOf } from '../holders';
import { defineManifestRule } from '../manifest-rule';
import { reviewDue } from '../reviews';

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
      template: `
        reviews: { held: [{ on: 2026-10-01, reviewer: kim@client.example, result: clean }] }
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk }]
      `,
    },
    {
      title: 'the review was missed, and the last use lies before the one before',
      template: `
        reviews: { held: [{ on: 2026-10-01, reviewer: kim@client.example, result: clean }] }
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk, lastUsed: 2026-09-30 }]
      `,
    },
  ],
  good: [
    {
      title: 'the review was held: somebody has looked at it',
      template: `
        reviews: { held: [{ on: 2026-12-01, reviewer: kim@client.example, result: clean }] }
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk }]
      `,
    },
    {
      title: 'the review was missed, and the access is in use',
      template: `
        reviews: { held: [{ on: 2026-10-01, reviewer: kim@client.example, result: clean }] }
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk, lastUsed: 2027-01-11 }]
      `,
    },
  ],
});
