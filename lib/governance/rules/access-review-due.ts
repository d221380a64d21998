import { defineManifestRule } from '../manifest-rule';
import { reviewDue, reviewLimit } from '../reviews';
import { hasReached } from '../stage-reached';

const REVIEWED = (on: string) => `
        reviews: { held: [{ on: ${on}, reviewer: kim@client.example, result: clean }] }
      `;

export default defineManifestRule({
  id: 'access-review-due',
  severity: 'warning',
  title: 'Access review was not held when it was due',
  why: 'Access that nobody looks at grows: people change tasks, and what they no longer need stays with them.',
  fix: 'Hold the review and record it under `reviews.held`.',
  controls: ['ac-2', 'ac-6.7'],

  check(manifest, today) {
    const due = reviewDue(manifest);
    const path = ['reviews', 'held'];
    if (due === undefined) {
      if (!hasReached(manifest, 'limited')) return [];
      return [{ path, saw: 'no review, and no first day to count from', want: 'a review past the pilot' }];
    }
    if (today <= due || today > reviewLimit(manifest)!) return [];
    return [
      { path, saw: `due on ${due}, not held`, want: `a review at least every ${manifest.reviews.cadenceDays} days` },
    ];
  },

  bad: [
    { title: 'the last review is a hundred days old', template: REVIEWED('2026-10-07'), at: 'reviews held' },
    { title: 'due yesterday', template: REVIEWED('2026-10-16'), at: 'reviews held' },
    { title: 'late by a whole quarter today: from tomorrow on two are missing', template: REVIEWED('2026-07-19') },
    {
      title: 'a quarter has passed since the start, without a review',
      template: `
        engagement: { starts: 2026-10-01, ends: 2027-12-31 }
      `,
    },
    {
      title: 'past the pilot, and no review ever',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
      `,
      at: 'reviews held',
    },
  ],
  good: [
    { title: 'due today', template: REVIEWED('2026-10-17') },
    {
      title: 'the engagement began a month ago',
      template: `
        engagement: { starts: 2026-12-15, ends: 2027-12-31 }
      `,
    },
    { title: 'two are missing: that is another finding', template: REVIEWED('2026-07-18') },
    { title: 'a pilot of which nobody said when it began', template: 'engagement: { ends: 2027-12-31 }' },
  ],
});
