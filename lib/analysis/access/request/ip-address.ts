/** An address, or the first address of a range, as a number; the two versions never meet. */
export interface Address {
  readonly version: 4 | 6;
  readonly value: bigint;
}

export interface AddressRange {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const BITS = { 4: 32, 6: 128 } as const;

/**
 * `192.0.2.0/24`, `2001:db8::/32`, or one address.
 *
 * Limits: bits behind the prefix count as zeros. Addresses with a zone (`fe80::1%eth0`) are none.
 */
export function readAddressRange(text: string): AddressRange | undefined {
  const [start, prefix, ...more] = text.split('/');
  const address = readAddress(start!);
  if (!address || more.length > 0) return undefined;
  const bits = BITS[address.version];
  if (prefix !== undefined && !/^(0|[1-9]\d{0,2})$/.test(prefix)) return undefined;
  const length = prefix === undefined ? bits : Number(prefix);
  if (length > bits) return undefined;
  const size = 1n << BigInt(bits - length);
  const first = address.value - (address.value % size);
  return { version: address.version, first, last: first + size - 1n };
}

export function readAddress(text: string): Address | undefined {
  const version = text.includes(':') ? 6 : 4;
  const value = version === 6 ? readVersion6(text) : readVersion4(text);
  return value === undefined ? undefined : { version, value };
}

export function isWithin({ version, value }: Address, range: AddressRange): boolean {
  return version === range.version && value >= range.first && value <= range.last;
}

/** Four numbers without leading zeros: some programs read `010` as eight. */
function readVersion4(text: string): bigint | undefined {
  const bytes = text.split('.');
  if (bytes.length !== 4 || !bytes.every((byte) => /^(0|[1-9]\d{0,2})$/.test(byte) && Number(byte) < 256))
    return undefined;
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}

/** Eight groups, of which `::` leaves out some zeros, and the last two may be written as version 4. */
function readVersion6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [front, back] = halves.map((half, index) => readGroups(half, index === halves.length - 1));
  if (!front || (halves.length === 2 && !back)) return undefined;
  if (!back) return front.length === 8 ? valueOf(front) : undefined;
  const zeros = 8 - front.length - back.length;
  return zeros < 1 ? undefined : valueOf([...front, ...Array<bigint>(zeros).fill(0n), ...back]);
}

function readGroups(half: string, mayEndInVersion4: boolean): bigint[] | undefined {
  if (half === '') return [];
  const parts = half.split(':');
  const groups: bigint[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.includes('.') && mayEndInVersion4 && index === parts.length - 1) {
      const value = readVersion4(part);
      if (value === undefined) return undefined;
      groups.push(value >> 16n, value & 0xffffn);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups.length > 8 ? undefined : groups;
}

function valueOf(groups: readonly bigint[]): bigint {
  return groups.reduce((value, group) => value * 0x10000n + group, 0n);
}
