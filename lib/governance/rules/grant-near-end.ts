import { addDays } from '../../common/clock';
import { defineManifestRule } from '../manifest-rule';

/** As long as a request takes to be read, weighed and approved. */
const WARN_DAYS = 14;

const GRANT = (expires: string) => `
        grants:
          - { jobFunction: clerk, boundary: letters, verbs: [read], requestedBy: kim@client.example, approvedBy: owner@client.example, reason: Work, expires: ${expires} }
      `;

export default defineManifestRule({
  id: 'grant-near-end',
  severity: 'warning',
  title: 'Grant ends soon',
  why: 'The access ends with its last day; whoever still needs it then asks in a hurry, and is granted too much.',
  fix: 'Request it anew now, or let it end and remove it.',
  controls: ['ac-2', 'ac-2.3'],

  check({ grants, engagement }, today) {
    const soon = addDays(today, WARN_DAYS);
    return grants.flatMap(({ expires }, index) => {
      // What ends together with the engagement is meant to.
      if (expires < today || expires > soon || expires === engagement.ends) return [];
      return [{ path: ['grants', index, 'expires'], saw: expires, want: `a day after ${soon}, or no grant` }];
    });
  },

  bad: [
    { title: 'ends next week', template: GRANT('2027-01-22'), at: 'grants.clerk/letters expires' },
    { title: 'ends in a fortnight', template: GRANT('2027-01-29') },
    { title: 'ends today', template: GRANT('2027-01-15') },
  ],
  good: [
    { title: 'ends in summer', template: GRANT('2027-06-30') },
    { title: 'ends in a fortnight and a day', template: GRANT('2027-01-30') },
    {
      title: 'ends together with the engagement',
      template: `
        engagement: { ends: 2027-01-22 }${GRANT('2027-01-22')}`,
    },
  ],
});
