import type { IConstruct } from 'constructs';
import { parseCidr, type Cidr } from '../lib/common/cidr';
import { NETWORK_PREFIX } from '../lib/manifest/aws-limits';
import { refuse } from './refuse';

/** The range of a network, if an enclave can stand in it. */
export function networkRange(scope: IConstruct, cidr: string): Cidr {
  const range = parseCidr(cidr);
  if (range && range.prefix >= NETWORK_PREFIX.min && range.prefix <= NETWORK_PREFIX.max) return range;
  return refuse(scope, {
    what: '`cidr` is not a range the enclave can stand in',
    saw: cidr,
    want: `an IPv4 range from /${NETWORK_PREFIX.min} to /${NETWORK_PREFIX.max}, such as \`10.64.0.0/22\``,
    mend: 'choose a range of that size',
    code: 'enclave/network-cidr',
  });
}
