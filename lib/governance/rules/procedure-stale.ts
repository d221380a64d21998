import { defineManifestRule } from '../manifest-rule';
import { proceduresOf, rereadBy } from '../procedures';

const INCIDENT = (reviewed: string) => `
        procedures:
          - { id: incident, reference: "https://wiki.client.example/incidents", owner: kim@client.example, reviewed: ${reviewed} }
      `;
const RUNBOOK = (reviewed: string) => `
        jobFunctions: [{ id: clerk, runbook: { reference: "https://wiki.client.example/letters", reviewed: ${reviewed} } }]
      `;

/** A warning however old it is: nobody knows that it is wrong. It shuts the gate to the next stage all the same. */
export default defineManifestRule({
  id: 'procedure-stale',
  severity: 'warning',
  title: 'Nobody has read a procedure for more than a year',
  why: 'People, systems and contacts change; whoever follows an old page does the wrong thing with confidence.',
  fix: 'Read the procedure, mend what is not so any more, and write the day under `reviewed`.',
  controls: ['pl-2', 'pl-4'],

  check(manifest, today) {
    return proceduresOf(manifest).flatMap(({ name, reviewed, path }) => {
      if (reviewed === undefined || rereadBy(reviewed) >= today) return [];
      return [{ path, saw: `${name}: ${reviewed}`, want: 'a day within the last year' }];
    });
  },

  bad: [
    { title: 'read a year and a day ago', template: INCIDENT('2026-01-14'), at: 'procedures.incident reviewed' },
    {
      title: 'the runbook of a job function is as old as that',
      template: RUNBOOK('2025-03-01'),
      at: 'jobFunctions.clerk runbook.reviewed',
    },
  ],
  good: [
    { title: 'read a year ago to the day', template: INCIDENT('2026-01-15') },
    { title: 'the runbook was read this month', template: RUNBOOK('2027-01-04') },
    {
      title: 'no day is another rule’s matter',
      template: 'jobFunctions: [{ id: clerk, runbook: "https://wiki.client.example/letters" }]',
    },
  ],
});
