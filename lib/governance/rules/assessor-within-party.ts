import { clientDomains, domainOf, vendorDomains } from '../mail-domains';
import { defineManifestRule } from '../manifest-rule';

const ASSESSOR = (contact: string) => `
        assessor: { organisation: Lindqvist Assurance, contact: ${contact}, independence: No other engagement }
      `;

export default defineManifestRule({
  id: 'assessor-within-party',
  severity: 'error',
  title: 'Assessor belongs to one of the parties that are assessed',
  why: 'Whoever is paid by a party tells that party first, and perhaps nobody else.',
  fix: 'Name an assessor with an address of their own organisation.',
  controls: ['ca-2.1', 'ca-7.1'],

  check(manifest) {
    const { assessor } = manifest;
    if (!assessor) return [];
    const domain = domainOf(assessor.contact);
    const parties = new Set([...vendorDomains(manifest), ...clientDomains(manifest)]);
    if (!parties.has(domain)) return [];
    const want = `an address outside of ${[...parties].sort().join(', ')}`;
    return [{ path: ['assessor', 'contact'], saw: assessor.contact, want }];
  },

  bad: [
    { title: 'the client’s own audit department', template: ASSESSOR('audit@client.example'), at: 'assessor contact' },
    {
      title: 'the domain of the engagement’s owner',
      template: `
        engagement: { ends: 2027-12-31, owner: lee@holding.example }${ASSESSOR('audit@holding.example')}`,
    },
  ],
  good: [
    { title: 'a third party', template: ASSESSOR('audit@lindqvist.example') },
    { title: 'nobody assesses yet', template: 'reviews: {}' },
  ],
});
