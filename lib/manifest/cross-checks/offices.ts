import { isPrivate, isPublicAddress } from '../../common/address-kinds';
import { type Cidr, overlaps, parseCidr } from '../../common/cidr';
import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';
import type { Office } from '../schema';
import type { Parts } from '.';
import { duplicates } from './references';

/** A range of which others must stay clear, in words. */
interface Taken {
  readonly range: Cidr;
  readonly who: string;
}

/** Offices: each with a name, an address and networks of its own. */
export function checkOffices(parts: Parts): Complaint[] {
  const offices = parts.connect?.siteToSite ?? [];
  return [
    ...duplicates(['connect', 'siteToSite'], offices, 'office', ({ office }) => office),
    // One device is one office, whose networks stand together: by its address we tell whose tunnel it is.
    ...duplicates(['connect', 'siteToSite'], offices, 'publicAddress', ({ publicAddress }) => publicAddress),
    ...offices.flatMap((office, index) => privateAddress(office, ['connect', 'siteToSite', index, 'publicAddress'])),
    ...networkComplaints(parts, offices),
  ];
}

function privateAddress({ publicAddress }: Office, path: Path): Complaint[] {
  if (isPublicAddress(publicAddress)) return [];
  return [
    {
      path,
      what: 'the address of the office is not one on the internet',
      saw: publicAddress,
      want: 'a public IPv4 address',
      mend: 'write the address the office has on the internet, not one inside it',
      code: 'manifest/office-address-private',
    },
  ];
}

/** Each network is compared with what was there before it, so two that overlap are one complaint. */
function networkComplaints({ placement, connect }: Parts, offices: readonly Office[]): Complaint[] {
  const taken: Taken[] = [];
  const take = (text: string | undefined, who: string): Taken | undefined => {
    const range = parseCidr(text ?? '');
    if (!range) return undefined;
    const clash = taken.find((one) => overlaps(one.range, range));
    taken.push({ range, who });
    return clash;
  };
  take(placement?.cidr, 'the enclave’s network');
  take(connect?.clientVpn?.clientCidr, 'the range for VPN devices');
  return offices.flatMap(({ office, networks }, index) =>
    networks.flatMap((network, at) => {
      const path = ['connect', 'siteToSite', index, 'networks', at];
      const clash = take(network, `\`${network}\` of the office \`${office}\``);
      return clash ? [overlapping(path, network, clash)] : publicNetwork(path, network);
    }),
  );
}

function overlapping(path: Path, saw: string, { who }: Taken): Complaint {
  return {
    path,
    what: `a network of an office overlaps ${who}`,
    saw,
    want: 'ranges without a common address: for the enclave, for VPN devices and for every network of an office',
    mend: 'have the office use another range, or translate its addresses',
    code: 'manifest/office-network-overlap',
  };
}

/** A public range would be a way to the internet: its addresses are somebody else's. */
function publicNetwork(path: Path, saw: string): Complaint[] {
  const range = parseCidr(saw);
  if (!range || isPrivate(range)) return [];
  return [
    {
      path,
      what: 'a network of an office is not a private range',
      saw,
      want: 'a range inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10',
      mend: 'name the private network behind the VPN device',
      code: 'manifest/office-network-public',
    },
  ];
}
