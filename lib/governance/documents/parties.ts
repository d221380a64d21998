import type { Manifest } from '../../manifest';
import { joined } from './markdown-parts';

/** Who answers for the engagement at the client, or a word that says that nobody is named. */
export function ownerOf({ engagement }: Manifest): string {
  return engagement.owner ?? 'the owner of the engagement (not named: `engagement.owner`)';
}

/** Whom to call at the vendor, with the number if there is one. */
export function vendorContacts({ vendor }: Manifest, duty?: 'security' | 'delivery' | 'executive'): string[] {
  return vendor.contacts
    .filter((one) => duty === undefined || one.duty === duty)
    .map(({ name, email, phone }) => `${name}, ${email}${phone === undefined ? '' : `, ${phone}`}`);
}

/** Whom an incident reaches at one party. */
export function incidentContacts({ incidents }: Manifest, party: 'client' | 'vendor'): string {
  return joined(incidents.contacts[party], `nobody (\`incidents.contacts.${party}\` is empty)`);
}

/** The hours in which the vendor's people may connect, in its own time zone. */
export function hoursOf({ vendor: { workingHours } }: Manifest): string {
  if (!workingHours) return 'any (not agreed: `vendor.workingHours`)';
  const { days, from, to, timeZone } = workingHours;
  return `${days.join(', ')}, ${from} to ${to}, ${timeZone}`;
}
