import { addDays } from '../../common/clock';
import { defineManifestRule } from '../manifest-rule';

/** An audit is booked months ahead; two of them are the least in which a vendor can still answer. */
const WARN_DAYS = 60;

export default defineManifestRule({
  id: 'certification-expiring',
  severity: 'warning',
  title: 'Certification of the vendor expires soon',
  why: 'A new audit takes months; whoever asks on the last day gets a gap.',
  fix: 'Ask the vendor for the date of the next audit.',
  controls: ['sr-6', 'sa-9'],

  check({ dueDiligence: { certifications } }, today) {
    const soon = addDays(today, WARN_DAYS);
    return certifications.flatMap(({ standard, expires }, index) => {
      if (expires < today || expires > soon) return [];
      if (certifications.some((other) => other.standard === standard && other.expires > soon)) return [];
      const path = ['dueDiligence', 'certifications', index, 'expires'];
      return [{ path, saw: `${standard} until ${expires}`, want: `a certificate that lasts beyond ${soon}` }];
    });
  },

  bad: [
    {
      title: 'expires next month',
      template: `
        dueDiligence: { certifications: [{ standard: SOC 2 Type II, scope: Security, expires: 2027-02-15 }] }
      `,
    },
    {
      title: 'one of two expires today',
      template: `
        dueDiligence:
          certifications:
            - { standard: SOC 2 Type II, scope: Security, expires: 2027-01-15 }
            - { standard: "ISO/IEC 27001:2022", scope: Everything, expires: 2028-01-01 }
      `,
    },
  ],
  good: [
    {
      title: 'lasts for another year',
      template: `
        dueDiligence: { certifications: [{ standard: SOC 2 Type II, scope: Security, expires: 2028-01-15 }] }
      `,
    },
    {
      title: 'the next one is there already',
      template: `
        dueDiligence:
          certifications:
            - { standard: SOC 2 Type II, scope: Security, expires: 2027-02-15 }
            - { standard: SOC 2 Type II, scope: Security, expires: 2028-02-15 }
      `,
    },
  ],
});
