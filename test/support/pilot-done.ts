import { SHORT_MANIFEST } from './manifests';

/** A pilot that has shown all that the gates ask for, with comments that must survive. */
export const PILOT_DONE = SHORT_MANIFEST.replace(
  'engagement: { ends: 2027-12-31 }',
  `# Agreed on in summer.
engagement:
  stage: pilot # the first of three
  starts: 2026-08-24
  ends: 2027-12-31
  decision: { outcome: move-forward, decidedBy: [owner@client.example], on: 2026-11-15, reasons: [The pilot held] }
dueDiligence:
  certifications: [{ standard: SOC 2 Type II, scope: Security, expires: 2028-01-31 }]
  questionnaire: { reference: VRM-7, completed: 2026-07-01 }
  referenceCalls: [{ client: Alpine Mutual, on: 2026-07-08, notes: Would sign again }]
incidents:
  types: [{ id: data-leak, notifyWithinMinutes: 15 }]
  contacts: { client: [soc@client.example, ciso@client.example], vendor: [desk@acme.example, boss@acme.example] }
  escalation: [{ afterMinutes: 10, to: [ciso@client.example] }]
controlOwners:
  client: { accountable: kim@client.example, backup: owner@client.example }
  vendor: { accountable: ben@acme.example, backup: ana@acme.example }
reviews: { held: [{ on: 2026-11-12, reviewer: kim@client.example, result: clean }] }
drills: [{ incident: data-leak, on: 2026-10-20, notifiedAfterMinutes: 9, passed: true }]
procedures:
  - { id: access-request, reference: "https://wiki.client.example/access-request", owner: owner@client.example, reviewed: 2026-10-01 }
  - { id: data-handling, reference: "https://wiki.client.example/data-handling", owner: owner@client.example, reviewed: 2026-10-01 }
  - { id: incident, reference: "https://wiki.client.example/incident", owner: owner@client.example, reviewed: 2026-10-01 }
  - { id: offboarding, reference: "https://wiki.client.example/offboarding", owner: owner@client.example, reviewed: 2026-10-01 }`,
)
  .replace(
    'jobFunctions: [{ id: clerk }]',
    'jobFunctions: [{ id: clerk, runbook: { reference: "https://wiki.client.example/letters", reviewed: 2026-10-01 } }]',
  )
  .replaceAll(
    'jobFunction: clerk }\n',
    'jobFunction: clerk, training: [{ course: Secure work, completed: 2026-08-20, expires: 2027-08-20 }] }\n',
  );
