import { contains, parseCidr } from '../lib/common/cidr';
import { type Property, type Value, type World } from '../lib/template';
import { type Ternary, any } from './judge';

/** Addresses that no packet from the internet carries, in blocks as wide as those below. */
const INSIDE = ['10.0.0.0/8', '127.0.0.0/8'].flatMap((text) => parseCidr(text) ?? []);

/** Blocks as wide as these are more than one company: halves of the internet, and what a whole continent was given. */
const WIDE_V4 = 8;
const WIDE_V6 = 12;

/** All IPv6 addresses that the internet routes begin with these: 2000::/3. */
const ROUTED = { first: 0x2000, last: 0x3fff };

/**
 * Does a range of addresses stand for the internet: all of it, or so wide a part that nobody can say who is there?
 *
 * Limits: many narrow ranges that together cover the internet are not added up.
 */
export function isInternet({ value }: Property): Ternary {
  switch (value.kind) {
    case 'known':
      return isWide(String(value.value).trim());
    case 'composed':
      return isWideWhateverTheAddress(value.parts.at(-1));
    case 'unresolved':
      return undefined;
    // What a resource answers here is the range of a network it has.
    case 'reference':
    case 'absent':
    case 'list':
    case 'map':
      return false;
  }
}

/** Does a prefix list hold a range that stands for the internet? One that is not in the template may. */
export function listsInternet(list: Property, world: World): Ternary {
  const entries = world.follow(list)?.read('Entries');
  return entries && any(entries.each().map((entry) => isInternet(entry.get('Cidr'))));
}

function isWide(text: string): boolean {
  const prefix = prefixOf(text);
  if (prefix === undefined) return false;
  // Whatever stands before it, AWS reads a prefix of zero as everybody.
  if (prefix === 0) return true;
  if (text.includes(':')) return prefix <= WIDE_V6 && isRouted(text, prefix);
  const cidr = parseCidr(text);
  return cidr !== undefined && prefix <= WIDE_V4 && !INSIDE.some((inside) => contains(inside, cidr));
}

function isWideWhateverTheAddress(last: Extract<Value, { kind: 'composed' }>['parts'][number] | undefined): Ternary {
  const prefix = typeof last === 'string' ? prefixOf(last) : undefined;
  if (prefix === undefined) return undefined;
  if (prefix === 0) return true;
  return prefix <= WIDE_V6 ? undefined : false;
}

function prefixOf(text: string): number | undefined {
  const match = /\/(\d{1,3})$/.exec(text);
  return match ? Number(match[1]) : undefined;
}

/** Compares the first of the eight groups: no wide range begins after it. */
function isRouted(text: string, prefix: number): boolean {
  const group = Number.parseInt(text.startsWith(':') ? '0' : text, 16);
  const size = 2 ** (16 - prefix);
  const first = group - (group % size);
  return first <= ROUTED.last && ROUTED.first <= first + size - 1;
}
