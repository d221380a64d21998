import { contains, overlaps, parseCidr, type Cidr } from './cidr';

const rangesOf = (...texts: string[]): readonly Cidr[] => texts.flatMap((text) => parseCidr(text) ?? []);

/** Ranges that no route of the internet leads to: RFC 1918, and RFC 6598 for carriers. */
const PRIVATE = rangesOf('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10');

/** What else belongs to nobody (IANA, "IPv4 Special-Purpose Address Registry"), multicast and the rest of the old classes. */
const NOBODYS = rangesOf('0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '198.18.0.0/15', '224.0.0.0/3');

/** Does a whole range lie among the private ones? */
export function isPrivateRange(text: string): boolean {
  const range = parseCidr(text);
  return range !== undefined && PRIVATE.some((one) => contains(one, range));
}

/** May an address stand in the internet? The ranges of documentation may: examples are made of them. */
export function isPublicAddress(address: string): boolean {
  const range = parseCidr(`${address}/32`);
  return range !== undefined && ![...PRIVATE, ...NOBODYS].some((one) => overlaps(one, range));
}
