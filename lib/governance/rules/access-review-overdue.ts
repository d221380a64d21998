import { defineManifestRule } from '../manifest-rule';
import { reviewDue, reviewLimit } from '../reviews';

const REVIEWED = (on: string, result = 'clean') => `
        reviews: { held: [{ on: ${on}, reviewer: kim@client.example, result: ${result} }] }
      `;

export default defineManifestRule({
  id: 'access-review-overdue',
  severity: 'error',
  title: 'Two access reviews in a row were not held',
  why: 'What nobody has confirmed for so long is no agreed access any more.',
  fix: 'Hold the review now, record it under `reviews.held`, and take away what nobody confirms.',
  controls: ['ac-2', 'ac-6.7', 'ca-7'],

  check(manifest, today) {
    const limit = reviewLimit(manifest);
    if (limit === undefined || today <= limit) return [];
    const { cadenceDays } = manifest.reviews;
    const saw = `due on ${reviewDue(manifest)}, and ${cadenceDays} more days have passed`;
    return [{ path: ['reviews', 'held'], saw, want: `a review at least every ${cadenceDays} days` }];
  },

  bad: [
    { title: 'the last review was in spring', template: REVIEWED('2026-04-07'), at: 'reviews held' },
    { title: 'the second one was due yesterday', template: REVIEWED('2026-07-18') },
    {
      title: 'a review each month was agreed, and three months passed',
      template: `
        reviews: { cadenceDays: 30, held: [{ on: 2026-10-15, reviewer: kim@client.example, result: clean }] }
      `,
    },
  ],
  good: [
    { title: 'late, and not yet by a whole quarter more', template: REVIEWED('2026-08-01') },
    { title: 'the second one is due today', template: REVIEWED('2026-07-19') },
    { title: 'held last week', template: REVIEWED('2027-01-08', 'findings') },
    { title: 'a pilot of which nobody said when it began', template: 'engagement: { ends: 2027-12-31 }' },
  ],
});
