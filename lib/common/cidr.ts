/**
 * IPv4 ranges as sets of addresses. Ranges are compared as numbers, never as text.
 *
 * Limits: IPv4 only; `parseCidr` answers undefined for IPv6 and for anything malformed.
 */
export interface Cidr {
  /** First address as an unsigned 32-bit number. */
  readonly first: number;
  /** Last address as an unsigned 32-bit number. */
  readonly last: number;
  readonly prefix: number;
}

/** All of IPv4. */
export const ANYWHERE = '0.0.0.0/0';

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** Reads `10.0.0.0/16`. Host bits are cut off, as AWS does. */
export function parseCidr(text: string): Cidr | undefined {
  const match = CIDR.exec(text.trim());
  if (!match) return undefined;
  const [a, b, c, d, prefix] = match.slice(1).map(Number) as [number, number, number, number, number];
  if ([a, b, c, d].some((octet) => octet > 255) || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  const address = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  const first = address - (address % size);
  return { first, last: first + size - 1, prefix };
}

export function overlaps(one: Cidr, other: Cidr): boolean {
  return one.first <= other.last && other.first <= one.last;
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** Does one of several written ranges hold another one? What is no IPv4 range holds nothing, and is held by none. */
export function isWithinOne(range: string, ranges: readonly string[]): boolean {
  const inner = parseCidr(range);
  return ranges.some((one) => {
    const outer = parseCidr(one);
    return inner !== undefined && outer !== undefined && contains(outer, inner);
  });
}

/** Do several ranges together hold every address of another one? */
export function isCovered(inner: Cidr, ranges: readonly Cidr[]): boolean {
  const next = [...ranges]
    .sort((one, other) => one.first - other.first)
    .reduce((at, range) => (range.first <= at && range.last >= at ? range.last + 1 : at), inner.first);
  return next > inner.last;
}

/** The smallest range that holds several; undefined for none. */
export function smallestAround(ranges: readonly Cidr[]): Cidr | undefined {
  const [one] = ranges;
  if (!one) return undefined;
  const first = Math.min(...ranges.map((range) => range.first));
  const last = Math.max(...ranges.map((range) => range.last));
  return [...Array(33).keys()]
    .map((bits) => parseCidr(`${formatAddress(first)}/${32 - bits}`))
    .find((range) => range !== undefined && range.last >= last);
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

export function formatCidr(cidr: Cidr): string {
  return `${formatAddress(cidr.first)}/${cidr.prefix}`;
}
