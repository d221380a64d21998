import { controlProblems } from '../controls';
import { OWNED } from '../example-parts';
import { defineManifestRule } from '../manifest-rule';

export default defineManifestRule({
  id: 'control-stale',
  severity: 'warning',
  title: 'Newest evidence of a control is older than its period',
  why: 'What worked a year ago says little about today; the reviewer asks for the date first.',
  fix: 'Do again what verifies the control, and record it in the manifest.',
  controls: ['ca-7', 'ca-7.4'],

  check: controlProblems('control-stale'),

  bad: [
    {
      title: 'the last review is of summer',
      template: `${OWNED}
        reviews: { held: [{ on: 2026-08-01, reviewer: kim@client.example, result: clean }] }
      `,
      at: 'controlOwners client',
    },
    {
      title: 'no review since the engagement began',
      template: `
        engagement: { starts: 2026-08-01, ends: 2027-12-31 }${OWNED}
      `,
    },
  ],
  good: [
    {
      title: 'a review of this quarter',
      template: `${OWNED}
        reviews: { held: [{ on: 2026-12-20, reviewer: kim@client.example, result: clean }] }
      `,
    },
    {
      title: 'an engagement that began this quarter',
      template: `
        engagement: { starts: 2026-12-01, ends: 2027-12-31 }${OWNED}
      `,
    },
  ],
});
