import type { DeviceProvider } from '../../manifest/vpn-access-policy';
import { type Property, type Resource, asText, describe } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, judgeSwitch, pass, unsure } from '../decided';
import { nameOf } from '../name-of';

/** A provider that may vouch for devices, as the manifest names it. */
export interface Voucher {
  readonly provider: DeviceProvider;
  readonly tenantId: string;
  readonly publicSigningKeyUrl?: string;
}

/**
 * Does the endpoint carry the access policy of the manifest, in force, and believe only the manifest's device providers?
 *
 * Limits: another policy than ours is not read, so it is `unknown`, even where it would let nobody in.
 */
export function judgePolicy(endpoint: Resource, wanted: string | undefined, vouchers: readonly Voucher[]): Decided {
  if (wanted === undefined) return pass();
  const name = nameOf(endpoint);
  const policy = endpoint.read('AuthorizationPolicy');
  const document = asText(policy.get('PolicyDocument').value);
  const shadow = asText(policy.get('ShadowMode').value);
  if (document.kind === 'absent') return broken(`${name} has no access policy: the connect handler stands alone`);
  if (document.kind === 'hidden') return unsure(`${name}: the access policy is hidden by ${document.by}`);
  if (shadow.kind === 'known' && shadow.value !== 'disabled') {
    return broken(
      `${name} writes down who ought to stay outside, and lets them in: its access policy is in shadow mode`,
    );
  }
  if (shadow.kind !== 'known') return unsure(`${name}: whether the access policy is in force is not said`);
  if (document.value !== wanted) return unsure(`${name} has another access policy than the manifest asks for`);
  return vouchers.length === 0 ? pass() : judgeVouchers(endpoint, vouchers);
}

function judgeVouchers(endpoint: Resource, vouchers: readonly Voucher[]): Decided {
  const options = endpoint.read('DevicePostureOptions');
  const off = broken(`${nameOf(endpoint)} asks nobody about devices`);
  return mergeDecided([
    judgeSwitch(options.get('Enabled'), true, false, off),
    ...options
      .get('TrustProviders')
      .each()
      .map((provider) => judgeVoucher(endpoint, provider, vouchers)),
  ]);
}

/** A provider more is a key more that devices can be vouched for with. */
function judgeVoucher(endpoint: Resource, provider: Property, vouchers: readonly Voucher[]): Decided {
  const said = ['TrustProviderType', 'TenantId', 'PublicSigningKeyUrl'].map((path) => asText(provider.get(path).value));
  const hidden = said.find((one) => one.kind === 'hidden');
  if (hidden?.kind === 'hidden')
    return unsure(`${nameOf(endpoint)}: who vouches for devices is hidden by ${hidden.by}`);
  const [type, tenant, key] = said.map((one) => (one.kind === 'known' ? one.value : undefined));
  const asked = vouchers.some(
    (one) => one.provider === type && one.tenantId === tenant && one.publicSigningKeyUrl === key,
  );
  if (asked) return pass();
  return broken(
    `${nameOf(endpoint)} believes ${type ?? 'somebody'} of ${tenant ?? describe(provider.value)} about devices`,
  );
}

const broken = (witness: string) => fail('a way in is not guarded', witness);
