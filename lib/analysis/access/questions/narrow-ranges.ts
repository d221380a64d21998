import { type Cidr, contains, formatCidr, parseCidr } from '../../../common/cidr';

/**
 * Which address ranges limit who may ask: those that somebody could call their own.
 *
 * As Amazon S3 judges "public" (Amazon S3 User Guide, "The meaning of public"): a range wider than /8, or /32 of IPv6, is
 * anybody's; private ranges never are. Ranges that only together are that wide count as what they are together, so that
 * `0.0.0.0/0` cannot be hidden by writing it in pieces.
 *
 * Limits: IPv6 ranges are judged one by one. A text that is no range limits nobody.
 */
export function narrowRanges(texts: readonly string[]): string[] {
  const v4 = texts.flatMap((text) => parseCidr(text.includes('/') ? text : `${text}/32`) ?? []);
  const wide = runsOf(v4.filter((range) => !isPrivate(range))).filter(({ first, last }) => last - first >= WIDEST);
  const isNarrow = (range: Cidr) =>
    isPrivate(range) || !wide.some((run) => run.first <= range.first && range.last <= run.last);
  return [...v4.filter(isNarrow).map(formatCidr), ...texts.filter(isNarrowV6)];
}

/** As many addresses as a /8 has. */
const WIDEST = 2 ** 24;

const V6_PREFIX_MIN = 32;

/** RFC 1918: nobody on the internet has such an address. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].flatMap((text) => parseCidr(text) ?? []);

function isPrivate(range: Cidr): boolean {
  return PRIVATE.some((outer) => contains(outer, range));
}

function isNarrowV6(text: string): boolean {
  const [address = '', prefix = '128'] = text.split('/');
  return /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(address) && /^\d+$/.test(prefix) && Number(prefix) >= V6_PREFIX_MIN;
}

interface Run {
  readonly first: number;
  last: number;
}

/** Ranges that touch or overlap, joined. */
function runsOf(ranges: readonly Cidr[]): Run[] {
  const runs: Run[] = [];
  for (const { first, last } of [...ranges].sort((one, other) => one.first - other.first)) {
    const before = runs.at(-1);
    if (before && first <= before.last + 1) before.last = Math.max(before.last, last);
    else runs.push({ first, last });
  }
  return runs;
}
