import { type Cidr, contains, formatCidr, parseCidr } from '../common/cidr';
import { SERVICE_PREFIX } from './aws-limits';
import { databasesOf } from './databases';
import type { Manifest } from './schema';

/** The last quarter of a network: the vendor's subnets take the first two, the way to domains stands in the third. */
export function serviceRoomOf(network: string): string {
  const whole = parseCidr(network);
  return whole ? formatCidr(rangeAt(whole.first + 3 * 2 ** (30 - whole.prefix), whole.prefix + 2)) : network;
}

/** May a service, or the way to several, take this range of a network? */
export function isServiceRange(range: string, network: string): boolean {
  const [inner, outer] = [parseCidr(range), parseCidr(serviceRoomOf(network))];
  return inner !== undefined && outer !== undefined && inner.prefix === SERVICE_PREFIX && contains(outer, inner);
}

/** The ranges in which the doors of services and databases stand, and the way to shared ones: nobody of the vendor's is there. */
export function sideRangesOf(
  manifest: Pick<Manifest, 'placement' | 'dataBoundaries' | 'privateServices' | 'sharedServices'>,
): string[] {
  return [
    ...databasesOf(manifest).flatMap(({ ranges }) => ranges),
    ...manifest.privateServices.map(({ range }) => range),
    ...(manifest.sharedServices ? [manifest.sharedServices.range] : []),
  ];
}

/** The two subnets of a range, one in each zone. */
export function halvesOf(range: string): string[] {
  const whole = parseCidr(range);
  if (!whole || whole.prefix > 31) return [];
  const size = 2 ** (31 - whole.prefix);
  return [whole.first, whole.first + size].map((first) => formatCidr(rangeAt(first, whole.prefix + 1)));
}

function rangeAt(first: number, prefix: number): Cidr {
  return { first, last: first + 2 ** (32 - prefix) - 1, prefix };
}
