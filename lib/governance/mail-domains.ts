import type { Manifest } from '../manifest';

export function domainOf(email: string): string {
  return email.split('@').at(-1)!.toLowerCase();
}

/** Mail domains of whoever works for the vendor. */
export function vendorDomains({ vendor, people }: Pick<Manifest, 'vendor' | 'people'>): Set<string> {
  return new Set([...vendor.domains, ...[...people, ...vendor.contacts].map(({ email }) => domainOf(email))]);
}

/** Mail domains of whoever answers at the client: for the engagement, for decisions, for approvals. */
export function clientDomains(manifest: Pick<Manifest, 'vendor' | 'people' | 'engagement' | 'grants'>): Set<string> {
  const { engagement, grants } = manifest;
  const emails = [
    ...(engagement.owner === undefined ? [] : [engagement.owner]),
    ...(engagement.decision?.decidedBy ?? []),
    ...grants.flatMap(({ approvedBy }) => [approvedBy].flat()),
  ];
  const vendors = vendorDomains(manifest);
  return new Set(emails.map(domainOf).filter((domain) => !vendors.has(domain)));
}
