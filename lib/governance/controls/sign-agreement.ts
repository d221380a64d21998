import { dayOf } from '../../common/clock';
import type { Manifest } from '../../manifest';
import type { Complaint } from '../../manifest/complaint';
import { agreedSet } from './agreed-set';
import { controlSet } from './control-set';

type Agreement = NonNullable<Manifest['agreement']>;

export const PARTIES = ['client', 'vendor'] as const;
export type Party = (typeof PARTIES)[number];

export interface Signing {
  readonly party: Party;
  readonly name: string;
  /** E-mail address of who signs. */
  readonly by: string;
}

/** The agreement with one signature more: beneath the set as it is now. Signatures of another set do not stand any more. */
export function signAgreement(manifest: Manifest, { party, name, by }: Signing, now: Date): Agreement {
  const set = agreedSet(manifest);
  const standing = manifest.agreement?.digest === set.digest ? manifest.agreement.signatures : [];
  const others = standing.filter((one) => one.party !== party);
  return { ...set, signatures: [...others, { party, name, by, on: dayOf(now) }] };
}

/** Why somebody cannot sign: nobody owns a control, or they are of the other party. */
export function cannotSign(manifest: Manifest, { party, by }: Signing): Complaint[] {
  const unowned = controlSet(manifest).filter(({ accountable }) => accountable === undefined);
  return [
    ...(unowned.length === 0 ? [] : [notOwned(unowned.map(({ id }) => id))]),
    ...(isOfVendor(manifest, by) === (party === 'vendor') ? [] : [otherParty(party, by)]),
  ];
}

/** The vendor's people, its contacts, and whoever has an address at a domain of theirs. */
function isOfVendor({ vendor, people }: Manifest, by: string): boolean {
  const address = by.toLowerCase();
  const known = [...people, ...vendor.contacts].map(({ email }) => email.toLowerCase());
  return known.includes(address) || vendor.domains.includes(address.split('@').at(-1)!);
}

function notOwned(ids: readonly string[]): Complaint {
  return {
    path: ['controlOwners'],
    what: 'nobody can agree on a responsibility that nobody has',
    saw: `${ids.length} controls without an accountable person: ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`,
    want: 'an accountable person for each control',
    mend: 'name one for each party under `controlOwners`',
    code: 'sign/unowned',
  };
}

function otherParty(party: Party, by: string): Complaint {
  const isVendor = party === 'vendor';
  return {
    path: ['vendor'],
    what: `somebody of the other party would sign for the ${party}`,
    saw: by,
    want: isVendor
      ? 'one of the vendor’s people or contacts, or an address at a domain of the vendor’s'
      : 'somebody who is not the vendor’s',
    mend: isVendor ? 'let the vendor sign, or add its domain to `vendor.domains`' : 'let the client sign',
    code: 'sign/other-party',
  };
}
