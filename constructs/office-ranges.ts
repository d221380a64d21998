import type { IConstruct } from 'constructs';
import { isPrivate } from '../lib/common/address-kinds';
import { formatCidr, overlaps, parseCidr, type Cidr } from '../lib/common/cidr';
import { refuse } from './refuse';

/** Ranges of offices that may knock at the doors of a network: private, and apart from it and from each other. */
export function officeRanges(scope: IConstruct, texts: readonly string[], network: Cidr): readonly string[] {
  const taken = [network];
  for (const text of new Set(texts)) {
    const range = parseCidr(text);
    if (!range || !isPrivate(range) || formatCidr(range) !== text) {
      return refuse(scope, {
        what: 'a network of an office is not a private range',
        saw: text,
        want: 'a range inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10, by its first address',
        mend: 'name the private network behind the VPN device',
        code: 'enclave/office-range',
      });
    }
    const clash = taken.find((one) => overlaps(one, range));
    if (clash) {
      return refuse(scope, {
        what: 'a network of an office overlaps another one',
        saw: `${text} beside ${formatCidr(clash)}`,
        want: 'ranges without a common address, for the enclave and for every network of an office',
        mend: 'have the office use another range, or translate its addresses',
        code: 'enclave/office-range-overlap',
      });
    }
    taken.push(range);
  }
  return texts;
}

export function refuseUnnamed(scope: IConstruct, saw: string): never {
  return refuse(scope, {
    what: 'the network does not know a range of an office',
    saw,
    want: 'each network of an office among `officeCidrs` of the network',
    mend: `add \`${saw}\` to \`officeCidrs\``,
    code: 'enclave/office-range-unnamed',
  });
}
