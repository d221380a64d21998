import type { Path } from '../../common/yaml-source';
import { isPresent } from '../../manifest/presence';
import type { Manifest } from '../../manifest';
import { defineManifestRule } from '../manifest-rule';

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
      template: `
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk, left: 2026-12-31 }]
        incidents: { contacts: { client: [soc@client.example], vendor: [ana@acme.example] } }
      `,
    },
    {
      title: 'a leaver is the contact of the vendor',
      template: `
        vendor: { id: acme, name: Acme, contacts: [{ name: Ana, email: ana@acme.example }] }
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk, left: 2026-12-31 }]
      `,
    },
  ],
  good: [
    {
      title: 'somebody else is called',
      template: `
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk, left: 2026-12-31 }]
        incidents: { contacts: { client: [soc@client.example], vendor: [ben@acme.example] } }
      `,
    },
    {
      title: 'the person leaves at the end of the month, and is called until then',
      template: `
        people: [{ name: Ana, email: ana@acme.example, jobFunction: clerk, left: 2027-01-31 }]
        incidents: { contacts: { client: [soc@client.example], vendor: [ana@acme.example] } }
      `,
    },
  ],
});

/** Everybody on whom something waits. */
function namedPeople({ controls, incidents, logging, vendor }: Manifest): [Path, string][] {
  return [
    ...vendor.contacts.map(({ email }, at): [Path, string] => [['vendor', 'contacts', at, 'email'], email]),
    ...(['client', 'vendor'] as const).flatMap((party) =>
      incidents.contacts[party].map((email, at): [Path, string] => [['incidents', 'contacts', party, at], email]),
    ),
    ...incidents.escalation.flatMap(({ to }, tier) =>
      to.map((email, at): [Path, string] => [['incidents', 'escalation', tier, 'to', at], email]),
    ),
    ...logging.reviewers.map((email, at): [Path, string] => [['logging', 'reviewers', at], email]),
    ...controls.flatMap(({ accountable, backup }, at) =>
      Object.entries({ accountable, backup }).flatMap(([field, email]): [Path, string][] =>
        email === undefined ? [] : [[['controls', at, field], email]],
      ),
    ),
  ];
}
