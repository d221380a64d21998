import { type Decision, decide } from '../decide/decide';
import { defineManifestRule } from '../manifest-rule';

const CONTROL = (concern: string) => `
        controls:
          - id: least-access
            statement: A job function reaches only what it was granted
            owner: client
            accountable: kim@client.example
            backup: lee@client.example
            evaluation: Each grant is weighed against its purpose
            approvers: [owner@client.example]
            verification: [The access matrix is proven before every deployment]
            concerns: [${concern}]
      `;

const ESCALATED = `
        engagement:
          ends: 2027-12-31
          decision: { outcome: escalate, decidedBy: [owner@client.example], on: 2027-01-10, reasons: [No budget for reviews] }
`;

export default defineManifestRule({
  id: 'decision-against',
  severity: 'error',
  waivable: false,
  title: 'Engagement should be escalated or restructured, and not go forward',
  why: 'No wall makes up for a client that does not commit, data without bounds, or a concern that nobody settles.',
  fix: 'Settle what `enclave decide` names, or have two people answer for it under `engagement.override`.',
  controls: ['ra-7', 'pm-9'],

  check(manifest, today) {
    const { objections, outcome, override } = decide(manifest, today);
    return objections.map(({ path, reason, outcome: calls }) => ({
      path,
      saw: `${calls}: ${reason}${sayOverride(override)}`,
      want: `nothing that calls to ${outcome}`,
    }));
  },

  bad: [
    {
      title: 'a regulation forbids the work',
      template: `
        engagement:
          ends: 2027-12-31
          stops: [{ stop: regulation-forbids, reason: Records may not leave the institution, by: owner@client.example, on: 2027-01-10 }]
      `,
      at: 'engagement.stops.regulation-forbids',
    },
    {
      title: 'a concern that names no harm',
      template: CONTROL('Outsourcing is risky'),
      at: 'controls.least-access concerns.0',
    },
    {
      title: 'past the pilot, and the controls are not signed by both parties',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }${CONTROL('Data of insured people could be copied out')}`,
    },
    { title: 'people decided to escalate', template: ESCALATED },
    {
      title: 'two people override it: it is still said, with their names',
      template: `${ESCALATED}          override: { by: [ceo@client.example, cfo@client.example], reason: The budget comes in March, expires: 2027-03-31 }
      `,
    },
  ],
  good: [
    {
      title: 'a specific concern, answered by a control',
      template: CONTROL('Data of insured people could be copied out'),
    },
    { title: 'nobody has raised a concern', template: 'controls: []' },
  ],
});

function sayOverride(override: Decision['override']): string {
  return override ? `; overridden by ${override.by.join(' and ')} until ${override.expires}` : '';
}
