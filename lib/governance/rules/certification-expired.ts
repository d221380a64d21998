import { defineManifestRule } from '../manifest-rule';

const CERTIFICATE = (expires: string) => `{ standard: SOC 2 Type II, scope: Security, expires: ${expires} }`;
const HELD = (...expires: string[]) => `
        dueDiligence:
          certifications: [${expires.map(CERTIFICATE).join(', ')}]`;
const GAP = (standard: string, expires: string) => `${HELD('2027-01-01')}
          gaps: [{ gap: The auditor is late, standard: ${standard}, owner: owner@client.example, expires: ${expires} }]
      `;

export default defineManifestRule({
  id: 'certification-expired',
  severity: 'error',
  title: 'Certification of the vendor has expired',
  why: 'What was true when the vendor was chosen has not been looked at since.',
  fix: 'Ask for the new certificate, or accept the gap under `dueDiligence.gaps` by an owner until a day.',
  controls: ['sr-6', 'sa-9'],

  check({ dueDiligence: { certifications, gaps } }, today) {
    // The old certificate may stay in the list beside the new one.
    const settled = [...certifications, ...gaps].filter(({ expires }) => expires >= today);
    return certifications.flatMap(({ standard, expires }, index) => {
      if (settled.some((one) => one.standard === standard)) return [];
      const path = ['dueDiligence', 'certifications', index, 'expires'];
      return [{ path, saw: `${standard} until ${expires}`, want: 'a certificate that is in force' }];
    });
  },

  bad: [
    {
      title: 'expired a fortnight ago',
      template: HELD('2027-01-01'),
      at: 'dueDiligence.certifications.SOC 2 Type II expires',
    },
    { title: 'expired yesterday', template: HELD('2027-01-14') },
    { title: 'expired, and the accepted gap is about another one', template: GAP('PCI DSS', '2027-06-30') },
    { title: 'expired, and the gap was accepted until yesterday', template: GAP('SOC 2 Type II', '2027-01-14') },
  ],
  good: [
    { title: 'on its last day', template: HELD('2027-01-15') },
    { title: 'the old one beside the new one', template: HELD('2027-01-01', '2028-01-01') },
    {
      title: 'the auditor is late, and an owner accepts that for a while',
      template: GAP('SOC 2 Type II', '2027-03-31'),
    },
    { title: 'the gap is accepted until today', template: GAP('SOC 2 Type II', '2027-01-15') },
  ],
});
