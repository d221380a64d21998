import { defineManifestRule } from '../manifest-rule';
import { hasReached } from '../stage-reached';

const CONTACTS_MIN = 2;

const CONTACTS = (client: string, vendor: string) => `
        engagement: { stage: limited, ends: 2027-12-31 }
        incidents: { contacts: { client: [${client}], vendor: [${vendor}] } }
      `;

export default defineManifestRule({
  id: 'incident-contacts-few',
  severity: 'error',
  title: 'Party has fewer than two contacts for incidents',
  why: 'An incident does not wait until the one person who is called is back from lunch.',
  fix: 'Name at least two contacts for the client and two for the vendor under `incidents.contacts`.',
  controls: ['ir-6', 'ir-8'],

  check(manifest) {
    if (!hasReached(manifest, 'limited')) return [];
    return (['client', 'vendor'] as const).flatMap((party) => {
      const contacts = new Set(manifest.incidents.contacts[party].map((email) => email.toLowerCase()));
      if (contacts.size >= CONTACTS_MIN) return [];
      const saw = contacts.size === 0 ? 'nobody' : [...contacts].join(', ');
      return [
        { path: ['incidents', 'contacts', party], saw, want: `at least ${CONTACTS_MIN} contacts of the ${party}` },
      ];
    });
  },

  bad: [
    {
      title: 'one duty desk on each side',
      template: CONTACTS('soc@client.example', 'desk@acme.example'),
      at: ['incidents contacts.client', 'incidents contacts.vendor'],
    },
    {
      title: 'one person named twice',
      template: CONTACTS('soc@client.example, ciso@client.example', 'desk@acme.example, Desk@acme.example'),
      at: 'incidents contacts.vendor',
    },
    {
      title: 'nobody on either side',
      template: 'engagement: { stage: expanded, ends: 2027-12-31 }',
    },
  ],
  good: [
    {
      title: 'two on each side',
      template: CONTACTS('soc@client.example, ciso@client.example', 'desk@acme.example, boss@acme.example'),
    },
    { title: 'a pilot without contacts', template: 'engagement: { ends: 2027-12-31 }' },
  ],
});
