import { addDays } from '../../common/clock';
import { defineManifestRule } from '../manifest-rule';

/** An audit is booked months ahead; two of them are the least in which a vendor can still answer. */
const WARN_DAYS = 60;

const CERTIFICATE = (expires: string) => `{ standard: SOC 2 Type II, scope: Security, expires: ${expires} }`;
const HELD = (...expires: string[]) => `
        dueDiligence: { certifications: [${expires.map(CERTIFICATE).join(', ')}] }
      `;

export default defineManifestRule({
  id: 'certification-expiring',
  severity: 'warning',
  title: 'Certification of the vendor expires soon',
  why: 'A new audit takes months; whoever asks on the last day gets a gap.',
  fix: 'Ask the vendor for the date of the next audit.',
  controls: ['sr-6', 'sa-9'],

  check({ dueDiligence: { certifications } }, today) {
    const soon = addDays(today, WARN_DAYS);
    const lasting = certifications.filter(({ expires }) => expires > soon);
    return certifications.flatMap(({ standard, expires }, index) => {
      if (expires < today || lasting.some((one) => one.standard === standard)) return [];
      const path = ['dueDiligence', 'certifications', index, 'expires'];
      return [{ path, saw: `${standard} until ${expires}`, want: `a certificate that lasts beyond ${soon}` }];
    });
  },

  bad: [
    {
      title: 'expires next month',
      template: HELD('2027-02-15'),
      at: 'dueDiligence.certifications.SOC 2 Type II expires',
    },
    { title: 'expires in sixty days', template: HELD('2027-03-16') },
    {
      title: 'one of two expires today',
      template: `
        dueDiligence:
          certifications:
            - ${CERTIFICATE('2027-01-15')}
            - { standard: "ISO/IEC 27001:2022", scope: Everything, expires: 2028-01-01 }
      `,
    },
  ],
  good: [
    { title: 'lasts for another year', template: HELD('2028-01-15') },
    { title: 'expires in sixty-one days', template: HELD('2027-03-17') },
    { title: 'the next one is there already', template: HELD('2027-02-15', '2028-02-15') },
    { title: 'expired yesterday: that is another finding', template: HELD('2027-01-14') },
  ],
});
