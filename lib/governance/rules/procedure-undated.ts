import { defineManifestRule } from '../manifest-rule';
import { proceduresOf } from '../procedures';
import { hasReached } from '../stage-reached';

const CLERK = (stage: string, runbook: string) => `
        engagement: { stage: ${stage}, ends: 2027-12-31 }
        jobFunctions: [{ id: clerk, runbook: ${runbook} }]
      `;

export default defineManifestRule({
  id: 'procedure-undated',
  severity: 'warning',
  title: 'Nobody can tell when a procedure was last read',
  why: 'A page that nobody dates may be of the week before the vendor came.',
  fix: 'Write `runbook: { reference: …, reviewed: … }`, with the day on which somebody read it and found it right.',
  controls: ['pl-2', 'pl-4'],

  check(manifest) {
    if (!hasReached(manifest, 'limited')) return [];
    return proceduresOf(manifest).flatMap(({ reference, reviewed, path }) =>
      reviewed === undefined ? [{ path, saw: `${reference}, without a day`, want: 'the day it was last read' }] : [],
    );
  },

  bad: [
    {
      title: 'an address alone',
      template: CLERK('limited', '"https://wiki.client.example/letters"'),
      at: 'jobFunctions.clerk runbook',
    },
    { title: 'the same in the last stage', template: CLERK('expanded', 'Handbook') },
  ],
  good: [
    {
      title: 'an address and a day',
      template: CLERK('limited', '{ reference: "https://wiki.client.example/letters", reviewed: 2026-10-01 }'),
    },
    { title: 'a pilot writes it while it learns', template: CLERK('pilot', '"https://wiki.client.example/letters"') },
    {
      title: 'none at all is another rule’s matter',
      template: 'engagement: { stage: limited, ends: 2027-12-31 }',
    },
  ],
});
