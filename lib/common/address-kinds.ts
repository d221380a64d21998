import { type Cidr, contains, parseCidr } from './cidr';

/** Ranges for networks of one's own: RFC 1918, and RFC 6598 behind a provider's address translation. */
export const PRIVATE_RANGES: readonly string[] = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'];

const PRIVATE = PRIVATE_RANGES.flatMap((text) => parseCidr(text) ?? []);

/** Ranges that no router of the internet forwards to: this host, link-local, tests of devices, multicast and reserved. */
const UNROUTED = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '198.18.0.0/15', '224.0.0.0/3'].flatMap(
  (text) => parseCidr(text) ?? [],
);

/** Does a range hold private addresses only? */
export function isPrivate(range: Cidr): boolean {
  return PRIVATE.some((one) => contains(one, range));
}

/**
 * Is this an IPv4 address that can be reached over the internet?
 *
 * Limits: addresses set aside for documentation count as public, because examples are written with them.
 */
export function isPublicAddress(text: string): boolean {
  const address = text.includes('/') ? undefined : parseCidr(`${text}/32`);
  return address !== undefined && ![...PRIVATE, ...UNROUTED].some((one) => contains(one, address));
}
