import { formatCidr, parseCidr } from '../common/cidr';

/** The most blocks `Fn::Cidr` gives. */
const COUNT_MAX = 256;

/**
 * The blocks `Fn::Cidr` cuts from a range: `count` of them, each with `hostBits` bits for hosts.
 * Undefined when they do not fit. IPv4 only.
 */
export function cidrBlocks(range: string, count: number, hostBits: number): string[] | undefined {
  const outer = parseCidr(range);
  if (!outer || !Number.isInteger(count) || count < 1 || count > COUNT_MAX) return undefined;
  if (!Number.isInteger(hostBits) || hostBits < 0 || hostBits > 32) return undefined;
  const size = 2 ** hostBits;
  if (outer.first + count * size - 1 > outer.last) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const first = outer.first + index * size;
    return formatCidr({ first, last: first + size - 1, prefix: 32 - hostBits });
  });
}
