import { controlProblems } from '../controls';
import { defineManifestRule } from '../manifest-rule';

export default defineManifestRule({
  id: 'control-unverifiable',
  severity: 'error',
  title: 'Control can be verified by nothing that anybody can run',
  why: 'A control in words alone is a promise: nobody can tell whether it works, or worked last quarter.',
  fix: 'Name a rule, proof, query, review, drill or audit under `verification`.',
  controls: ['ca-2', 'ca-7'],

  check: controlProblems('control-unverifiable'),

  bad: [
    {
      title: 'verified by a sentence',
      template: `
        controlOwners:
          client: { accountable: kim@client.example, backup: lee@client.example }
          vendor: { accountable: ben@acme.example, backup: ana@acme.example }
        controls:
          - id: calls-announced
            statement: Each call is announced
            owner: vendor
            evaluation: No call is exempt
            approvers: [kim@client.example]
            verification: [We look at it now and then]
            metric: calls unannounced
            threshold: "0"
      `,
      at: 'controls.calls-announced verification',
    },
    {
      title: 'verified by two sentences',
      template: `
        controlOwners:
          client: { accountable: kim@client.example, backup: lee@client.example }
          vendor: { accountable: ben@acme.example, backup: ana@acme.example }
        controls:
          - id: calls-announced
            statement: Each call is announced
            owner: vendor
            evaluation: No call is exempt
            approvers: [kim@client.example]
            verification: [We look at it, The vendor tells us]
            metric: calls unannounced
            threshold: "0"
      `,
    },
  ],
  good: [
    {
      title: 'verified in the quarterly review',
      template: `
        controlOwners:
          client: { accountable: kim@client.example, backup: lee@client.example }
          vendor: { accountable: ben@acme.example, backup: ana@acme.example }
        controls:
          - id: calls-announced
            statement: Each call is announced
            owner: vendor
            evaluation: No call is exempt
            approvers: [kim@client.example]
            verification: [{ review: quarterly }]
            metric: calls unannounced
            threshold: "0"
      `,
    },
    {
      title: 'the controls of the product alone',
      template: `
        controlOwners:
          client: { accountable: kim@client.example, backup: lee@client.example }
          vendor: { accountable: ben@acme.example, backup: ana@acme.example }
      `,
    },
  ],
});
