import { overlaps, parseCidr } from '../../common/cidr';
import { isPrivateRange, isPublicAddress } from '../../common/private-ranges';
import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';
import type { Parts } from '.';
import { duplicates } from './references';

const at = (index: number, ...steps: Path): Path => ['connect', 'siteToSite', index, ...steps];

/** Offices: each a name and an address of its own, and private ranges that are nobody else's. */
export function checkOffices({ placement, connect }: Parts): Complaint[] {
  const offices = connect?.siteToSite ?? [];
  const again = (field: 'office' | 'publicAddress') =>
    duplicates(offices, 'connect.siteToSite', field, (office) => office[field]).map((complaint) => ({
      ...complaint,
      path: at(Number(complaint.path[1]), field),
    }));
  const taken: Taken[] = [
    ...(placement ? [{ range: placement.cidr, whose: 'the enclave’s network' }] : []),
    ...(connect?.clientVpn ? [{ range: connect.clientVpn.clientCidr, whose: 'the range for VPN devices' }] : []),
  ];
  return [
    ...again('office'),
    ...again('publicAddress'),
    ...offices.flatMap(({ publicAddress }, index) => unreachable(publicAddress, at(index, 'publicAddress'))),
    ...offices.flatMap(({ office, networks }, index) =>
      networks.flatMap((range, nth) => {
        const path = at(index, 'networks', nth);
        const complaints = [...publicRange(range, path), ...overlapping(range, taken, path)];
        taken.push({ range, whose: `a network of \`${office}\`` });
        return complaints;
      }),
    ),
  ];
}

interface Taken {
  readonly range: string;
  readonly whose: string;
}

/** AWS calls the device from the internet: an address inside the office is none that it can call. */
function unreachable(address: string, path: Path): Complaint[] {
  if (isPublicAddress(address)) return [];
  return [
    {
      path,
      what: 'the VPN device of an office has an address that the internet does not know',
      saw: address,
      want: 'a public IPv4 address',
      mend: 'name the address that the office has in the internet',
      code: 'manifest/office-address-private',
    },
  ];
}

/** A route to a public range would be a way out to whoever has these addresses. */
function publicRange(range: string, path: Path): Complaint[] {
  if (isPrivateRange(range)) return [];
  return [
    {
      path,
      what: 'a network of an office is not a private one',
      saw: range,
      want: 'a range inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10',
      mend: 'name the private range that the office uses inside',
      code: 'manifest/office-network-public',
    },
  ];
}

function overlapping(range: string, taken: readonly Taken[], path: Path): Complaint[] {
  const own = parseCidr(range);
  const met = taken.find((one) => {
    const other = parseCidr(one.range);
    return own !== undefined && other !== undefined && overlaps(own, other);
  });
  if (!met) return [];
  return [
    {
      path,
      what: `a network of an office overlaps ${met.whose}`,
      saw: `${range} and ${met.range}`,
      want: 'two ranges without a common address',
      mend: 'name a narrower range, or let the office translate its addresses to a free one',
      code: 'manifest/office-network-overlap',
    },
  ];
}
