import type { IConstruct } from 'constructs';
import { overlaps, parseCidr, type Cidr } from '../lib/common/cidr';
import { isPrivateRange, isPublicAddress } from '../lib/common/private-ranges';
import type { EnclaveNetwork } from './enclave-network';
import type { VendorOffice } from './office-vpn';
import { refuse } from './refuse';

/** Stops at offices that AWS would refuse only at deployment, or that would lead further than to an office. */
export function refuseOffices(scope: IConstruct, offices: readonly VendorOffice[], network: EnclaveNetwork): void {
  const names = offices.map(({ office }) => office);
  const addresses = offices.map(({ publicAddress }) => publicAddress);
  const again = [names, addresses].flatMap((list) => list.find((one, index) => list.indexOf(one) !== index) ?? []);
  if (offices.length === 0 || again.length > 0) {
    refuse(scope, {
      what: 'offices are not told apart',
      saw: again[0] ?? 'no `offices`',
      want: 'one office at least, each with a name and a public address of its own',
      mend: 'name each office once',
      code: 'enclave/office-repeated',
    });
  }
  const unreachable = addresses.find((address) => !isPublicAddress(address));
  if (unreachable !== undefined) {
    refuse(scope, {
      what: 'the VPN device of an office has an address that the internet does not know',
      saw: unreachable,
      want: 'a public IPv4 address',
      mend: 'name the address that the office has in the internet',
      code: 'enclave/office-address-private',
    });
  }
  refuseNetworks(scope, offices, network);
}

function refuseNetworks(scope: IConstruct, offices: readonly VendorOffice[], network: EnclaveNetwork): void {
  const taken: Cidr[] = [];
  for (const { office, networks } of offices) {
    if (networks.length === 0) refuseNetwork(scope, 'no network', `\`${office}\` without \`networks\``);
    for (const text of networks) {
      const range = parseCidr(text);
      if (!range || !isPrivateRange(text)) return refuseNetwork(scope, 'a network that is not private', text);
      if (network.overlapsRange(range) || taken.some((other) => overlaps(other, range)))
        return refuseNetwork(scope, 'a network that somebody else has too', text);
      taken.push(range);
    }
  }
}

function refuseNetwork(scope: IConstruct, what: string, saw: string): never {
  return refuse(scope, {
    what: `an office has ${what}`,
    saw,
    want: 'private IPv4 ranges (RFC 1918, RFC 6598) apart from each other and from the enclave’s network',
    mend: 'name the ranges that the office uses inside, or lets its addresses be translated to',
    code: 'enclave/office-network',
  });
}
