import { defineManifestRule } from '../manifest-rule';

export default defineManifestRule({
  id: 'certification-expired',
  severity: 'error',
  title: 'Certification of the vendor has expired',
  why: 'What was true when the vendor was chosen has not been looked at since.',
  fix: 'Ask for the new certificate, or accept the gap under `dueDiligence.gaps` by an owner until a day.',
  controls: ['sr-6', 'sa-9'],

  check({ dueDiligence: { certifications, gaps } }, today) {
    const accepted = gaps.filter(({ expires }) => expires >= today).map(({ standard }) => standard);
    return certifications.flatMap(({ standard, expires }, index) => {
      if (expires >= today || accepted.includes(standard)) return [];
      // The old certificate may stay in the list beside the new one.
      if (certifications.some((other) => other.standard === standard && other.expires >= today)) return [];
      const path = ['dueDiligence', 'certifications', index, 'expires'];
      return [{ path, saw: `${standard} until ${expires}`, want: 'a certificate that is in force' }];
    });
  },

  bad: [
    {
      title: 'expired a fortnight ago',
      template: `
        dueDiligence: { certifications: [{ standard: SOC 2 Type II, scope: Security, expires: 2027-01-01 }] }
      `,
    },
    {
      title: 'expired, and the accepted gap is about another one',
      template: `
        dueDiligence:
          certifications: [{ standard: SOC 2 Type II, scope: Security, expires: 2027-01-01 }]
          gaps: [{ gap: Not audited yet, standard: PCI DSS, owner: owner@client.example, expires: 2027-06-30 }]
      `,
    },
  ],
  good: [
    {
      title: 'on its last day',
      template: `
        dueDiligence: { certifications: [{ standard: SOC 2 Type II, scope: Security, expires: 2027-01-15 }] }
      `,
    },
    {
      title: 'the auditor is late, and an owner accepts that for a while',
      template: `
        dueDiligence:
          certifications: [{ standard: SOC 2 Type II, scope: Security, expires: 2027-01-01 }]
          gaps: [{ gap: The auditor is late, standard: SOC 2 Type II, owner: owner@client.example, expires: 2027-03-31 }]
      `,
    },
  ],
});
