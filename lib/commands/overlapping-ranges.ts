import { type Cidr, overlaps, parseCidr } from '../common/cidr';
import type { Problem } from '../common/user-error';
import { formatPosition } from '../common/yaml-source';
import { mayMeet, nextFreeRange, takenRanges, type TakenRange } from '../manifest/address-plan';
import type { LoadedManifest } from '../manifest/load-manifest';

/** A range of an enclave, and its addresses. */
interface Placed extends TakenRange {
  readonly enclave: LoadedManifest;
  readonly addresses: Cidr;
}

/**
 * Ranges of one enclave that an earlier enclave of the call has already, where the two can ever meet.
 *
 * They meet in one account and region: networks there are peered and attached sooner or later, and flow records of two
 * networks with the same addresses cannot be told apart in a review. They also meet in an office that has a tunnel to
 * both, wherever they stand: its router can send an address one way only. Anywhere else the same range does no harm, and a
 * fleet with an account for each vendor may keep the default in all of them.
 */
export function overlappingRanges(loaded: readonly LoadedManifest[]): Problem[] {
  const enclaves = loaded.map((enclave) => ({ enclave, ranges: placedRanges(enclave) }));
  const taken = enclaves.flatMap(({ ranges }) => ranges.map(({ cidr }) => cidr));
  return enclaves.flatMap(({ enclave, ranges }, at) => {
    const earlier = enclaves.slice(0, at).filter((one) => meet(one.enclave, enclave));
    const theirs = earlier.flatMap((one) => one.ranges);
    return ranges.flatMap((range) => {
      const other = theirs.find(({ addresses }) => overlaps(addresses, range.addresses));
      if (!other) return [];
      const free = nextFreeRange(range.addresses.prefix, taken, range.room);
      // The next enclave must not be told the same range.
      if (free) taken.push(free);
      return [describe(range, other, free)];
    });
  });
}

function placedRanges(enclave: LoadedManifest): Placed[] {
  return takenRanges(enclave.manifest).flatMap((range) => {
    const addresses = parseCidr(range.cidr);
    return addresses ? [{ ...range, enclave, addresses }] : [];
  });
}

/** The same vendor twice is another mistake, told elsewhere. */
function meet({ manifest: one }: LoadedManifest, { manifest: other }: LoadedManifest): boolean {
  return one.vendor.id !== other.vendor.id && mayMeet(one, other);
}

function describe(range: Placed, other: Placed, free: string | undefined): Problem {
  const key = String(range.path.at(-1));
  const there = formatPosition(other.enclave.locate(other.path));
  return {
    where: formatPosition(range.enclave.locate(range.path)),
    what: `the range of the ${range.what} is taken by another enclave of this call`,
    saw: `${range.cidr}; ${there} has ${other.cidr} for its ${other.what}`,
    want: 'addresses of its own: the two stand in one account and region, or share an office',
    mend: free ? `write \`${key}: ${free}\`` : `choose a free \`${key}\``,
    code: 'target/cidr-overlap',
  };
}
