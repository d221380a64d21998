import type { Day } from '../../common/clock';
import type { Path } from '../../common/yaml-source';
import { isPresent } from '../../manifest/presence';
import type { Manifest } from '../../manifest';
import { dutiesOf } from '../duties';
import { defineManifestRule } from '../manifest-rule';

/** Parts in which people stand for what they once did: nothing waits on them there. */
const DONE: ReadonlySet<string | number | undefined> = new Set(['grants', 'reviews']);

const ANA = (left: string) => `
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk, left: ${left} }]`;
const CALLED = (left: string, vendor: string) => `${ANA(left)}
        incidents: { contacts: { client: [soc@client.example], vendor: [${vendor}] } }
      `;

export default defineManifestRule({
  id: 'leaver-holds-duty',
  severity: 'error',
  title: 'Somebody who has left is still named for a duty',
  why: 'A call at night that nobody answers, or an approval by somebody who is gone: the duty has no holder.',
  fix: 'Hand the duty over to somebody who is there.',
  controls: ['ps-4', 'ps-5'],

  check(manifest, today) {
    const gone = new Map(
      manifest.people
        .filter((person) => !isPresent(person, today))
        .map(({ email, left }) => [email.toLowerCase(), left]),
    );
    return namedPeople(manifest, today).flatMap(({ path, email }) => {
      const left = gone.get(email.toLowerCase());
      return left === undefined ? [] : [{ path, saw: `${email}, who left on ${left}`, want: 'somebody who is there' }];
    });
  },

  bad: [
    {
      title: 'a leaver is called first when something happens',
      template: CALLED('2026-12-31', 'ana@acme.example'),
      at: 'incidents.contacts.vendor.ana@acme.example',
    },
    { title: 'the last working day was yesterday', template: CALLED('2027-01-14', 'Ana@acme.example') },
    {
      title: 'a leaver stands among the contacts of the client',
      template: `${ANA('2026-12-31')}
        incidents: { contacts: { client: [ana@acme.example], vendor: [ben@acme.example] } }
      `,
      at: 'incidents.contacts.client.ana@acme.example',
    },
    {
      title: 'a leaver is the contact of the vendor',
      template: `
        vendor: { id: acme, name: Acme, contacts: [{ name: Ana, email: ana@acme.example }] }${ANA('2026-12-31')}
      `,
      at: 'vendor.contacts.ana@acme.example email',
    },
    {
      title: 'a leaver is called second',
      template: `${ANA('2026-12-31')}
        incidents: { escalation: [{ afterMinutes: 10, to: [kim@client.example, ana@acme.example] }] }
      `,
      at: 'incidents.escalation.0 to.1',
    },
    {
      title: 'a leaver reviews the logs',
      template: `${ANA('2026-12-31')}
        logging: { reviewers: [ana@acme.example] }
      `,
      at: 'logging.reviewers.ana@acme.example',
    },
    {
      title: 'a leaver may approve access',
      template: `${ANA('2026-12-31')}
        approval: { roles: [{ id: security, people: [kim@client.example, ana@acme.example] }] }
      `,
      at: 'approval.roles.security people.1',
    },
    {
      title: 'a leaver may agree to how a control is evaluated',
      template: `${ANA('2026-12-31')}
        controls:
          - id: calls-announced
            statement: Each call is announced
            owner: vendor
            evaluation: No call is exempt
            approvers: [ana@acme.example]
            verification: [{ review: quarterly }]
      `,
      at: 'controls.calls-announced approvers.0',
    },
  ],
  good: [
    { title: 'somebody else is called', template: CALLED('2026-12-31', 'ben@acme.example') },
    {
      title: 'the person leaves at the end of the month, and is called until then',
      template: CALLED('2027-01-31', 'ana@acme.example'),
    },
    {
      title: 'what the person once asked for, or reviewed, waits on nobody',
      template: `${ANA('2026-12-31')}
        reviews: { held: [{ on: 2026-12-01, reviewer: ana@acme.example, result: clean }] }
        grants:
          - { jobFunction: clerk, boundary: letters, verbs: [read], requestedBy: ana@acme.example, approvedBy: owner@client.example, reason: Work, expires: 2027-06-30 }
      `,
    },
    { title: 'the person is called on the last working day too', template: CALLED('2027-01-15', 'ana@acme.example') },
  ],
});

/** Everybody on whom something waits, and where the manifest says so. */
function namedPeople(manifest: Manifest, today: Day): { path: Path; email: string }[] {
  const { approval, incidents, vendor } = manifest;
  return [
    ...vendor.contacts.map(({ email }, at) => ({ path: ['vendor', 'contacts', at, 'email'], email })),
    ...(['client', 'vendor'] as const).flatMap((party) =>
      incidents.contacts[party].map((email, at) => ({ path: ['incidents', 'contacts', party, at], email })),
    ),
    ...incidents.escalation.flatMap(({ to }, tier) =>
      to.map((email, at) => ({ path: ['incidents', 'escalation', tier, 'to', at], email })),
    ),
    ...approval.roles.flatMap(({ people }, role) =>
      people.map((email, at) => ({ path: ['approval', 'roles', role, 'people', at], email })),
    ),
    ...dutiesOf(manifest, today).filter(({ path: [part] }) => !DONE.has(part)),
  ];
}
