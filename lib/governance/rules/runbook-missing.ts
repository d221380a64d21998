import { defineManifestRule } from '../manifest-rule';
import { hasReached } from '../stage-reached';

export default defineManifestRule({
  id: 'runbook-missing',
  severity: 'warning',
  title: 'Job function has no written procedure',
  why: 'What stands nowhere is known to some people only, and leaves with them.',
  fix: 'Say under `runbook` where the procedure of the job function is.',
  controls: ['pl-2', 'pl-4'],

  check(manifest) {
    if (!hasReached(manifest, 'limited')) return [];
    return manifest.jobFunctions.flatMap(({ runbook }, index) => {
      if (runbook !== undefined) return [];
      return [{ path: ['jobFunctions', index, 'runbook'], saw: 'no runbook', want: 'where the procedure is written' }];
    });
  },

  bad: [
    {
      title: 'past the pilot without a procedure',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
        jobFunctions: [{ id: clerk }]
      `,
      at: 'jobFunctions.clerk runbook',
    },
    {
      title: 'one of two without',
      template: `
        engagement: { stage: expanded, ends: 2027-12-31 }
        jobFunctions: [{ id: clerk, runbook: "https://wiki.client.example/letters" }, { id: lead }]
        people:
          - { name: Ana, email: ana@acme.example, jobFunction: clerk }
          - { name: Ben, email: ben@acme.example, jobFunction: clerk }
          - { name: Eva, email: eva@acme.example, jobFunction: lead }
          - { name: Jon, email: jon@acme.example, jobFunction: lead }
        grants:
          - { jobFunction: clerk, boundary: letters, verbs: [read], requestedBy: kim@client.example, approvedBy: owner@client.example, reason: Work, expires: 2027-06-30 }
          - { jobFunction: lead, boundary: letters, verbs: [read], requestedBy: kim@client.example, approvedBy: owner@client.example, reason: Work, expires: 2027-06-30 }
      `,
    },
  ],
  good: [
    {
      title: 'a procedure, and where it is',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
        jobFunctions: [{ id: clerk, runbook: "https://wiki.client.example/letters" }]
      `,
    },
    { title: 'a pilot writes it while it learns', template: 'jobFunctions: [{ id: clerk }]' },
  ],
});
