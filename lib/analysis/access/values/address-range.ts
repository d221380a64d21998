/** Addresses from the first to the last, as numbers; those of version 6 stand above all of version 4. */
export interface AddressRange {
  readonly first: bigint;
  readonly last: bigint;
}

const V6 = 1n << 40n;

/** All there are: version 4, and version 6. */
export const EVERY_ADDRESS: readonly AddressRange[] = [
  { first: 0n, last: (1n << 32n) - 1n },
  { first: V6, last: V6 + (1n << 128n) - 1n },
];

/** Reads an address or a range (`10.0.0.0/8`, `2001:db8::/32`); undefined when it is neither. */
export function readAddressRange(text: string): AddressRange | undefined {
  const match = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim());
  if (!match) return undefined;
  const address = match[1]!;
  const isV6 = address.includes(':');
  const bits = isV6 ? 128 : 32;
  const prefix = match[2] === undefined ? bits : Number(match[2]);
  const value = isV6 ? readV6(address) : readV4(address);
  if (value === undefined || prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const first = (value / size) * size + (isV6 ? V6 : 0n);
  return { first, last: first + size - 1n };
}

export function writeAddress(value: bigint): string {
  if (value < V6) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => ((value - V6) >> BigInt(16 * (7 - index))) & 0xffffn);
  return groups.map((group) => group.toString(16)).join(':');
}

/** Four numbers without leading zeros: some programs read `010` as eight. */
function readV4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function readV6(text: string): bigint | undefined {
  const mapped = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (mapped) {
    const tail = readV4(mapped[2]!);
    return tail === undefined
      ? undefined
      : readV6(`${mapped[1]}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`);
  }
  const [head, tail, ...more] = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  if (!head || more.length > 0) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...(tail ?? [])];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(parseInt(group, 16)), 0n);
}
