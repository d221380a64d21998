import type { Path } from '../../common/yaml-source';
import { isPresent } from '../../manifest/presence';
import type { Manifest } from '../../manifest';
import { defineManifestRule } from '../manifest-rule';

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
    return namedPeople(manifest).flatMap(([path, email]) => {
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
  ],
  good: [
    { title: 'somebody else is called', template: CALLED('2026-12-31', 'ben@acme.example') },
    {
      title: 'the person leaves at the end of the month, and is called until then',
      template: CALLED('2027-01-31', 'ana@acme.example'),
    },
    { title: 'the person is called on the last working day too', template: CALLED('2027-01-15', 'ana@acme.example') },
  ],
});

/** Everybody on whom something waits; a manifest whose control hangs on a leaver is refused, and never comes here. */
function namedPeople({ incidents, logging, vendor }: Manifest): [Path, string][] {
  return [
    ...vendor.contacts.map(({ email }, at): [Path, string] => [['vendor', 'contacts', at, 'email'], email]),
    ...(['client', 'vendor'] as const).flatMap((party) =>
      incidents.contacts[party].map((email, at): [Path, string] => [['incidents', 'contacts', party, at], email]),
    ),
    ...incidents.escalation.flatMap(({ to }, tier) =>
      to.map((email, at): [Path, string] => [['incidents', 'escalation', tier, 'to', at], email]),
    ),
    ...logging.reviewers.map((email, at): [Path, string] => [['logging', 'reviewers', at], email]),
  ];
}
