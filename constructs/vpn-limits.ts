import type { IConstruct } from 'constructs';
import { formatCidr, parseCidr } from '../lib/common/cidr';
import { BANNER_LENGTH_MAX, CLIENT_PREFIX } from '../lib/manifest/aws-limits';
import type { EnclaveNetwork } from './enclave-network';
import { refuse } from './refuse';

const DEFAULT_BANNER =
  'You are entering a private network. Only people named in the agreement may use it, for the work that was agreed. ' +
  'Everything you do here is recorded and reviewed. Disconnect now if you are not one of them.';

/** The range for devices as AWS wants it written, or a refusal: AWS itself would notice only at deployment. */
export function clientRange(scope: IConstruct, text: string, network: EnclaveNetwork): string {
  const range = parseCidr(text);
  if (!range || range.prefix < CLIENT_PREFIX.min || range.prefix > CLIENT_PREFIX.max) {
    return refuse(scope, {
      what: '`clientCidr` is not a range AWS gives to devices',
      saw: text,
      want: `an IPv4 range from /${CLIENT_PREFIX.min} to /${CLIENT_PREFIX.max}`,
      mend: 'choose a range of that size, such as `10.96.0.0/22`',
      code: 'enclave/client-cidr-size',
    });
  }
  if (network.overlapsRange(range)) {
    return refuse(scope, {
      what: '`clientCidr` overlaps the network it leads to',
      saw: `${text} beside the network ${network.cidr}`,
      want: 'two ranges without a common address',
      mend: 'choose another range for the devices',
      code: 'enclave/client-cidr-overlap',
    });
  }
  return formatCidr(range);
}

export function bannerText(scope: IConstruct, banner = DEFAULT_BANNER): string {
  if (banner.length >= 1 && banner.length <= BANNER_LENGTH_MAX) return banner;
  return refuse(scope, {
    what: '`banner` has a length AWS does not show',
    saw: `${banner.length} characters`,
    want: `1 to ${BANNER_LENGTH_MAX} characters`,
    mend: 'shorten the text',
    code: 'enclave/banner-length',
  });
}
