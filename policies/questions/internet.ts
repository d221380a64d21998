import { contains, parseCidr } from '../../lib/common/cidr';
import { type Property, type World } from '../../lib/template';
import { type Ternary, any } from '../judge';

/** Addresses that no packet from the internet carries, in blocks as wide as those below. */
const INSIDE = ['10.0.0.0/8', '127.0.0.0/8'].flatMap((text) => parseCidr(text) ?? []);

/** Blocks as wide as these are more than one company: halves of the internet, and what a whole continent was given. */
const WIDE_V4 = 8;
const WIDE_V6 = 12;

/** All IPv6 addresses that the internet routes are in the second eighth: 2000::/3. */
const EIGHTH = 0x2000;

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
  if (text.includes(':')) return prefix <= WIDE_V6 && isRouted(text, prefix);
  const cidr = parseCidr(text);
  return cidr !== undefined && prefix <= WIDE_V4 && !INSIDE.some((inside) => contains(inside, cidr));
}

/** A last part that is no text ends in no prefix that anybody knows. */
function isWideWhateverTheAddress(last: unknown): Ternary {
  const prefix = prefixOf(String(last));
  if (Number.isNaN(prefix)) return undefined;
  if (prefix === 0) return true;
  return prefix <= WIDE_V6 ? undefined : false;
}

/** The number behind the slash; not a number where there is none. */
function prefixOf(text: string): number {
  return Number(/\/(\d{1,3})$/.exec(text)?.[1]);
}

/** Compares the first of the eight groups: no wide range begins after it. */
function isRouted(text: string, prefix: number): boolean {
  const group = Number.parseInt(text.startsWith(':') ? '0' : text, 16);
  const size = 2 ** (16 - prefix);
  const first = group - (group % size);
  return first < 2 * EIGHTH && EIGHTH < first + size;
}
