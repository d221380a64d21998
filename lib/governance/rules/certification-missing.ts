import { defineManifestRule } from '../manifest-rule';
import { answersTo, requiredCertifications } from '../required-certifications';

const GAP = (expires: string, standard = 'ISO/IEC 27001') => `
        engagement: { stage: limited, ends: 2027-12-31 }
        dueDiligence:
          gaps: [{ gap: Audit is under way, standard: ${standard}, owner: owner@client.example, expires: ${expires} }]
      `;

export default defineManifestRule({
  id: 'certification-missing',
  severity: 'error',
  title: 'Vendor lacks a certification that the data or a regulation asks for',
  why: 'Nobody outside has ever looked at how the vendor works, and the data is of a kind where somebody must.',
  fix: 'Record the certificate under `dueDiligence.certifications`, or accept the gap there by an owner until a day.',
  controls: ['sr-6', 'sa-9'],

  check(manifest, today) {
    return requiredCertifications(manifest).flatMap((required) => {
      const { certificates, gaps } = answersTo(required, manifest);
      // One that has run out is another finding: this one would say the same again.
      if (certificates.length > 0 || gaps.some(({ expires }) => expires >= today)) return [];
      return [{ path: ['dueDiligence', 'certifications'], saw: 'no such certificate', want: required.name }];
    });
  },

  bad: [
    {
      title: 'payment cards, and no PCI DSS',
      template: `
        engagement: { ends: 2027-12-31, regulations: [payment-cards] }
        dueDiligence: { certifications: [{ standard: "ISO/IEC 27001:2022", scope: Everything, expires: 2028-01-01 }] }
      `,
      at: 'dueDiligence certifications',
    },
    {
      title: 'past the pilot with confidential data, and no certificate',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
      `,
    },
    { title: 'the gap was accepted until yesterday', template: GAP('2027-01-14') },
    { title: 'the gap that was accepted is another', template: GAP('2027-06-30', 'PCI DSS') },
  ],
  good: [
    {
      title: 'the certificate that the data asks for',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
        dueDiligence: { certifications: [{ standard: SOC 2 Type II, scope: Security, expires: 2028-01-01 }] }
      `,
    },
    { title: 'an owner accepts the gap for a while', template: GAP('2027-06-30') },
    { title: 'an owner accepts the gap until today', template: GAP('2027-01-15') },
    {
      title: 'a team of the client’s own',
      template: `
        engagement: { stage: limited, ends: 2027-12-31, principalClass: internal }
      `,
    },
  ],
});
