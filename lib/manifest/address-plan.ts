import { formatCidr, overlaps, parseCidr, type Cidr } from '../common/cidr';
import type { Path } from '../common/yaml-source';
import type { Manifest } from './schema';

/** A range that a manifest takes, and where it says so. */
export interface TakenRange {
  readonly path: Path;
  /** What has the addresses, in the user's words. */
  readonly what: string;
  readonly cidr: string;
  /** Where a range of this kind may be moved to. */
  readonly room: string;
}

/** Networks and devices grow in halves of their own: the lower one begins with the default network, the upper with the devices. */
const NETWORK_ROOM = '10.64.0.0/11';
const DEVICE_ROOM = '10.96.0.0/11';

/** Both of them: where other enclaves are, and their devices. */
export const ENCLAVE_ROOM = '10.64.0.0/10';

/** The ranges an enclave hands out itself. Those of offices are where people already are, and cannot be moved. */
export function takenRanges({ placement, connect }: Manifest): TakenRange[] {
  const network = { path: ['placement', 'cidr'], what: 'network', cidr: placement.cidr, room: NETWORK_ROOM };
  const devices = connect.clientVpn?.clientCidr;
  if (!devices) return [network];
  return [
    network,
    { path: ['connect', 'clientVpn', 'clientCidr'], what: 'VPN devices', cidr: devices, room: DEVICE_ROOM },
  ];
}

/** Can networks of two enclaves ever meet: in one account and region, or in an office that has a tunnel to both? */
export function mayMeet(one: Manifest, other: Manifest): boolean {
  const [here, there] = [one.placement, other.placement];
  if (here.account === there.account && here.region === there.region) return true;
  const offices = new Set(one.connect.siteToSite.map(({ publicAddress }) => publicAddress));
  return other.connect.siteToSite.some(({ publicAddress }) => offices.has(publicAddress));
}

/**
 * The first range of a size, in a room, that shares no address with any range taken; undefined when the room is full.
 *
 * @param prefix length in bits, no shorter than the room's own
 */
export function nextFreeRange(prefix: number, taken: readonly string[], room: string): string | undefined {
  const place = parseCidr(room);
  if (!place || prefix < place.prefix || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  const others = taken.flatMap((text) => parseCidr(text) ?? []).sort((one, other) => one.first - other.first);
  let candidate: Cidr = { first: place.first, last: place.first + size - 1, prefix };
  for (const other of others) {
    if (!overlaps(candidate, other)) continue;
    // Ranges begin at multiples of their size: the next one behind whatever is in the way.
    const first = Math.ceil((other.last + 1) / size) * size;
    candidate = { first, last: first + size - 1, prefix };
  }
  return candidate.last <= place.last ? formatCidr(candidate) : undefined;
}
