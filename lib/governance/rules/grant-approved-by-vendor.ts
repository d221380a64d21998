import { domainOf, vendorDomains } from '../mail-domains';
import { defineManifestRule } from '../manifest-rule';

const GRANT = (requestedBy: string, approvedBy: string) => `
        grants:
          - { jobFunction: clerk, boundary: letters, verbs: [read], requestedBy: ${requestedBy}, approvedBy: ${approvedBy}, reason: Work, expires: 2027-06-30 }
      `;

export default defineManifestRule({
  id: 'grant-approved-by-vendor',
  severity: 'error',
  title: 'Grant was approved by the vendor itself',
  why: 'Access to the client’s data is the client’s to give; a vendor that approves for itself has no bounds.',
  fix: 'Have somebody of the client approve it.',
  controls: ['ac-5', 'ac-2'],

  check(manifest) {
    // In a team of the client’s own everybody has the client’s domain: there two people are all that can be asked for.
    if (manifest.engagement.principalClass === 'internal') return [];
    const vendors = vendorDomains(manifest);
    return manifest.grants.flatMap(({ approvedBy }, index) =>
      [approvedBy]
        .flat()
        .filter((email) => vendors.has(domainOf(email)))
        .map((email) => ({ path: ['grants', index, 'approvedBy'], saw: email, want: 'somebody of the client' })),
    );
  },

  bad: [
    {
      title: 'a colleague of the requester approved',
      template: GRANT('ana@acme.example', 'ben@acme.example'),
      at: 'grants.clerk/letters approvedBy',
    },
    { title: 'somebody at the vendor’s domain approved', template: GRANT('kim@client.example', 'boss@Acme.example') },
  ],
  good: [
    { title: 'the owner at the client approved', template: GRANT('ana@acme.example', 'owner@client.example') },
    {
      title: 'a team of the client’s own',
      template: `
        engagement: { ends: 2027-12-31, principalClass: internal }${GRANT('ana@acme.example', 'ben@acme.example')}`,
    },
  ],
});
